import { createMemoryStorage, type Adapter, type AnalyticsEvent, type KeyValueStorage } from '@vitrine/core';

/** Orders that are remembered. */
const ORDERS = 50;
/** Events that wait for a service which is not in the page yet; the oldest give way. */
const HELD = 100;
/** It is looked for after half a second, then after twice as long each time: for two minutes in all, and with every event after that. */
const FIRST_LOOK = 500;
const LAST_LOOK = 64_000;
/** By then (7.5 seconds) it is said that it is missing. */
const WARN_AT = 4000;

export interface SinkParts {
  readonly name: string;
  /** Which of several of that name: an order is told once to each. */
  readonly to: string;
  /** What the page must have, where it may come later: a consent manager loads it when it may. */
  readonly needs?: { readonly what: string; isThere(): boolean };
  /** Hands one event on. What it throws is printed and costs that event alone. */
  readonly send: (event: AnalyticsEvent) => void;
  /** Consent was taken back. */
  readonly forget?: () => void;
  readonly dispose?: () => void;
}

/** An adapter that only listens. An order is told once per browser: the thank-you page may be opened again. */
export function sinkAdapter({ name, to, needs, send, forget, dispose }: SinkParts): Adapter {
  let storage: KeyValueStorage = createMemoryStorage();
  const key = `vitrine:${name}:${to}:orders`;
  let held: AnalyticsEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function hand(event: AnalyticsEvent): void {
    try {
      if (event.name !== 'purchase' || !event.transactionId) return send(event);
      const order = encodeURIComponent(event.transactionId);
      const told = (storage.get(key) ?? '').split('\n').filter(Boolean);
      if (told.includes(order)) return;
      send(event);
      // not before it was handed on: what was not is told when the page is opened again
      storage.set(key, [...told, order].slice(-ORDERS).join('\n'));
    } catch (thrown) {
      console.error(thrown);
    }
  }

  function look(next: number): void {
    timer = setTimeout(() => {
      flush();
      if (held.length === 0) return;
      if (next === WARN_AT) console.warn(`[vitrine] the page has no ${needs?.what}: ${held.length} events wait for it`);
      if (next < LAST_LOOK) look(next * 2);
    }, next);
  }

  function flush(): void {
    if (needs && !needs.isThere()) return;
    const events = held;
    drop();
    for (const event of events) hand(event);
  }

  function drop(): void {
    held = [];
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
        held.push(...events);
        flush();
        held = held.slice(-HELD);
        if (held.length > 0 && timer === undefined) look(FIRST_LOOK);
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

/** A function of the page, looked up when it is needed: the snippet of a service may come later than we do. */
export function pageFunction(owner: object, name: string): ((...args: unknown[]) => void) | null {
  const found = (owner as Record<string, unknown>)[name];
  return typeof found === 'function'
    ? (...args) => void (found as (...args: unknown[]) => unknown).apply(owner, args)
    : null;
}
