import { moneyToDecimal, VitrineError, type Adapter, type AnalyticsEvent, type Money } from '@vitrine/core';
import { given, itemsOf, sound } from '../analytics/report.js';
import { sinkAdapter } from '../analytics/sink.js';
import { browserPage, type BeaconPage } from './beacon-page.js';

export interface BeaconOptions {
  /** Gets `POST` with `{ "events": [...] }` as plain text. http(s), or a path of the page's own origin. */
  readonly url: string;
  /** Timers and network, for tests. */
  readonly page?: BeaconPage;
}

const EVENTS = 20;
const WAIT = 5000;
/** Between two tries on a line that is down, at most. */
const LONGEST = 60_000;
/** Browsers refuse more than 64 KiB on the way out, all together. */
const BYTES = 60_000;
/** What waits for a line that is down. */
const KEPT = 500;

function moneyOf(money: Money | undefined): { readonly amount: string; readonly currency: string } | undefined {
  const figure = sound(money);
  return figure && { amount: moneyToDecimal(figure), currency: figure.currency };
}

/** Field by field: whatever else hangs on an event stays here. */
function wireOf(event: AnalyticsEvent): Record<string, unknown> {
  const { id, at, name, source, value, transactionId, percent } = event;
  return given({
    id,
    at,
    name,
    transactionId,
    percent,
    value: moneyOf(value),
    source: source
      ? given({
          element: source.element,
          videoId: source.videoId,
          videoTime: source.videoTime,
          hotspotId: source.hotspotId,
          liveId: source.liveId,
          creatorId: source.creatorId,
        })
      : undefined,
    items: itemsOf(event).map(({ productId, variantId, title, variantTitle, price, quantity }) =>
      given({ productId, variantId, title, variantTitle, quantity, price: moneyOf(price) }),
    ),
  });
}

interface Waiting {
  readonly serial: number;
  readonly wire: unknown;
}

const textOf = (events: readonly Waiting[]): string => JSON.stringify({ events: events.map(({ wire }) => wire) });
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Halves that fit; one event alone may be larger. */
function parcels(events: readonly Waiting[]): (readonly Waiting[])[] {
  if (events.length < 2 || bytesOf(textOf(events)) <= BYTES) return events.length > 0 ? [events] : [];
  const half = Math.ceil(events.length / 2);
  return [...parcels(events.slice(0, half)), ...parcels(events.slice(half))];
}

/**
 * A server of your own. Events go together: when there are twenty, after five seconds, or when the page is hidden. What a broken line has lost
 * goes with the next; above 500 that wait the oldest are given up, and a warning says how many.
 */
export function beaconAnalytics({ url, page = browserPage() }: BeaconOptions): Adapter {
  if (!/^(?:https?:\/)?\/[^\\]*$/i.test(url) || /^\/\//.test(url))
    throw new VitrineError('misconfigured', { where: 'beacon', message: 'url is neither http(s) nor a path' });
  let waiting: Waiting[] = [];
  let serial = 0;
  let timer: unknown = null;
  let stop: (() => void) | null = null;
  /** Answers to what was asked before consent was taken back bring nothing back. */
  let era = 0;
  let wait = WAIT;

  function keep(events: readonly Waiting[]): void {
    // parcels come back in any order
    waiting = [...events, ...waiting].sort((a, b) => a.serial - b.serial);
    const lost = waiting.length - KEPT;
    if (lost <= 0) return;
    waiting = waiting.slice(lost);
    console.warn(`[vitrine] ${lost} events were given up: ${url} does not answer`);
  }

  async function post(events: readonly Waiting[], text: string): Promise<void> {
    const asked = era;
    let failed = true;
    try {
      const { status } = await page.fetch(url, {
        method: 'POST',
        body: text,
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
        credentials: 'omit',
        keepalive: bytesOf(text) <= BYTES,
      });
      failed = status === 429 || status >= 500;
      if (!failed && status >= 400) console.warn(`[vitrine] ${events.length} events were refused with ${status}`);
    } catch {
      // kept below
    }
    wait = failed ? Math.min(wait * 2, LONGEST) : WAIT;
    if (failed && asked === era && stop) {
      keep(events);
      schedule();
    }
  }

  function flush(leaving: boolean): void {
    page.clearTimeout(timer);
    timer = null;
    const events = waiting;
    waiting = [];
    for (const parcel of parcels(events)) {
      const text = textOf(parcel);
      // a beacon cannot say that it failed: it is for the way out
      if (!(leaving && bytesOf(text) <= BYTES && page.beacon(url, text))) void post(parcel, text);
    }
  }

  function schedule(): void {
    timer ??= page.setTimeout(() => flush(false), wait);
  }

  return sinkAdapter({
    name: 'beacon',
    to: url,
    send(event) {
      stop ??= page.onHidden(() => flush(true));
      waiting.push({ serial: serial++, wire: wireOf(event) });
      // while the line is down it is asked by the clock alone
      if (waiting.length >= EVENTS && wait === WAIT) flush(false);
      else schedule();
    },
    forget() {
      era++;
      waiting = [];
      page.clearTimeout(timer);
      timer = null;
    },
    dispose() {
      flush(true);
      stop?.();
      stop = null;
    },
  });
}
