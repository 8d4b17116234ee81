import {
  createMemoryStorage,
  encodePart,
  type Adapter,
  type AnalyticsEvent,
  type KeyValueStorage,
} from '@vitrine/core';

/** Orders that are remembered as sent. */
const maxOrders = 50;
/** Events that wait for a service which is not in the page yet; the oldest are dropped. */
const maxWaiting = 100;
/**
 * A missing service is looked for after half a second, then after twice as long each time: for two minutes in all, and
 * with every event after that.
 */
const firstCheckMs = 500;
const lastCheckMs = 64_000;
/** The check before this pause, 7.5 seconds after the first event, warns that the service is missing. */
const warnBeforeMs = 4000;

export interface SinkParts {
  readonly name: string;
  /** Tells several sinks of that name apart: each gets an order once. */
  readonly to: string;
  /** What the page must have. It may come later, since a consent manager loads it after consent. */
  readonly needs?: { readonly what: string; isThere(): boolean };
  /** Sends one event. An error is printed, and only that event is lost. */
  readonly send: (event: AnalyticsEvent) => void;
  /** Consent was withdrawn. */
  readonly forget?: () => void;
  readonly dispose?: () => void;
}

/** An adapter that only listens. An order is sent once per browser, since the thank-you page may be opened again. */
export function sinkAdapter({ name, to, needs, send, forget, dispose }: SinkParts): Adapter {
  let storage: KeyValueStorage = createMemoryStorage();
  const key = `vitrine:${name}:${to}:orders`;
  let waiting: AnalyticsEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function deliver(event: AnalyticsEvent): void {
    try {
      if (event.name !== 'purchase' || !event.transactionId) return send(event);
      const order = encodePart(event.transactionId);
      const sent = (storage.get(key) ?? '').split('\n').filter(Boolean);
      if (sent.includes(order)) return;
      send(event);
      // Only after it was sent: after an error it is sent when the page is opened again.
      storage.set(key, [...sent, order].slice(-maxOrders).join('\n'));
    } catch (thrown) {
      console.error(thrown);
    }
  }

  function checkAgain(next: number): void {
    timer = setTimeout(() => {
      flush();
      if (waiting.length === 0) return;
      if (next === warnBeforeMs)
        console.warn(`[vitrine] the page has no ${needs?.what}: ${waiting.length} events wait for it`);
      if (next < lastCheckMs) checkAgain(next * 2);
    }, next);
  }

  function flush(): void {
    if (needs && !needs.isThere()) return;
    const events = waiting;
    drop();
    for (const event of events) deliver(event);
  }

  function drop(): void {
    waiting = [];
    clearTimeout(timer);
    timer = undefined;
  }

  return {
    name,
    contract: 1,
    async connect(context) {
      ({ storage } = context);
    },
    analytics: {
      track(events) {
        waiting.push(...events);
        flush();
        waiting = waiting.slice(-maxWaiting);
        if (waiting.length > 0 && timer === undefined) checkAgain(firstCheckMs);
      },
      forget() {
        drop();
        forget?.();
      },
    },
    dispose() {
      drop();
      dispose?.();
    },
  };
}

/** A function of the page, looked up with each call: the snippet of a service may load after us. */
export function pageFunction(owner: object, name: string): ((...args: unknown[]) => void) | null {
  const found = (owner as Record<string, unknown>)[name];
  return typeof found === 'function'
    ? (...args) => void (found as (...args: unknown[]) => unknown).apply(owner, args)
    : null;
}
