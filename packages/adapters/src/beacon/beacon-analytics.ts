import { moneyToDecimal, plainJson, VitrineError, type Adapter, type AnalyticsEvent, type Money } from '@vitrine/core';
import { definedValues, itemsOf, validMoney } from '../analytics/report.js';
import { sinkAdapter } from '../analytics/sink.js';
import { browserPage, type BeaconPage } from './beacon-page.js';

export interface BeaconOptions {
  /** Gets `POST` with `{ "events": [...] }` as plain text. http(s), or a path of the page's own origin. */
  readonly url: string;
  /** Timers and network, for tests. */
  readonly page?: BeaconPage;
}

const batchSize = 20;
const batchDelayMs = 5000;
/** The longest pause between two attempts while the network is down. */
const maxRetryDelayMs = 60_000;
/** Browsers reject more than 64 KiB in all requests that outlive the page together. */
const maxBytes = 60_000;
/** Events that wait while the network is down. */
const maxWaiting = 500;

function moneyOf(money: Money | undefined): { readonly amount: string; readonly currency: string } | undefined {
  const figure = validMoney(money);
  return figure && { amount: moneyToDecimal(figure), currency: figure.currency };
}

/** Field by field: other properties of an event are not sent. */
function wireOf(event: AnalyticsEvent): Record<string, unknown> {
  const { id, at, name, source, value, transactionId, percent } = event;
  return definedValues({
    id,
    at,
    name,
    transactionId,
    percent,
    value: moneyOf(value),
    source: source
      ? definedValues({
          element: source.element,
          videoId: source.videoId,
          videoTime: source.videoTime,
          hotspotId: source.hotspotId,
          liveId: source.liveId,
          creatorId: source.creatorId,
        })
      : undefined,
    items: itemsOf(event).map(({ productId, variantId, title, variantTitle, price, quantity }) =>
      definedValues({ productId, variantId, title, variantTitle, quantity, price: moneyOf(price) }),
    ),
  });
}

interface Waiting {
  readonly serial: number;
  readonly wire: unknown;
}

const textOf = (events: readonly Waiting[]): string => plainJson({ events: events.map(({ wire }) => wire) });
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Split into halves until they fit; a single event may be larger. */
function batches(events: readonly Waiting[]): (readonly Waiting[])[] {
  if (events.length < 2 || bytesOf(textOf(events)) <= maxBytes) return events.length > 0 ? [events] : [];
  const half = Math.ceil(events.length / 2);
  return [...batches(events.slice(0, half)), ...batches(events.slice(half))];
}

/**
 * A server of your own. Events are sent together: 20 at a time, after five seconds, or when the page is hidden. Events
 * of a failed request are sent with the next one; above 500 waiting events the oldest are dropped, with a warning.
 */
export function beaconAnalytics({ url, page = browserPage() }: BeaconOptions): Adapter {
  if (!/^(?:https?:\/)?\/[^\\]*$/i.test(url) || /^\/\//.test(url))
    throw new VitrineError('misconfigured', { where: 'beacon', message: 'url is neither http(s) nor a path' });
  let waiting: Waiting[] = [];
  let serial = 0;
  let timer: unknown = null;
  let stop: (() => void) | null = null;
  /** Counts withdrawals of consent: events that were on their way before one are not kept when they fail. */
  let withdrawals = 0;
  let wait = batchDelayMs;

  function keep(events: readonly Waiting[]): void {
    // Requests may fail in any order.
    waiting = [...events, ...waiting].sort((a, b) => a.serial - b.serial);
    const lost = waiting.length - maxWaiting;
    if (lost <= 0) return;
    waiting = waiting.slice(lost);
    console.warn(`[vitrine] ${lost} events were given up: ${url} does not answer`);
  }

  async function post(events: readonly Waiting[], text: string): Promise<void> {
    const startedAt = withdrawals;
    let failed = true;
    try {
      const { status } = await page.fetch(url, {
        method: 'POST',
        body: text,
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
        credentials: 'omit',
        keepalive: bytesOf(text) <= maxBytes,
      });
      failed = status === 429 || status >= 500;
      if (!failed && status >= 400) console.warn(`[vitrine] ${events.length} events were rejected with ${status}`);
    } catch {
      // Kept below.
    }
    wait = failed ? Math.min(wait * 2, maxRetryDelayMs) : batchDelayMs;
    if (failed && startedAt === withdrawals && stop) {
      keep(events);
      schedule();
    }
  }

  function flush(leaving: boolean): void {
    page.clearTimeout(timer);
    timer = null;
    const events = waiting;
    waiting = [];
    for (const batch of batches(events)) {
      const text = textOf(batch);
      // A beacon cannot report a failure: it is used only when the page is leaving.
      if (!(leaving && bytesOf(text) <= maxBytes && page.beacon(url, text))) void post(batch, text);
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
      // While the network is down only the timer sends.
      if (waiting.length >= batchSize && wait === batchDelayMs) flush(false);
      else schedule();
    },
    forget() {
      withdrawals++;
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
