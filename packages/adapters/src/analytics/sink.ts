import { createMemoryStorage, type Adapter, type AnalyticsEvent, type KeyValueStorage } from '@vitrine/core';

/** Orders that are remembered. */
const ORDERS = 50;

export interface SinkParts {
  readonly name: string;
  /** Hands one event on. What it throws is printed and costs that event alone. */
  readonly send: (event: AnalyticsEvent) => void;
  /** Consent was taken back. */
  readonly forget?: () => void;
  readonly dispose?: () => void;
}

/** An adapter that only listens. An order is told once per browser: the thank-you page may be opened again. */
export function sinkAdapter({ name, send, forget, dispose }: SinkParts): Adapter {
  let storage: KeyValueStorage = createMemoryStorage();
  const key = `vitrine:${name}:orders`;

  function isNew({ name: event, transactionId }: AnalyticsEvent): boolean {
    if (event !== 'purchase' || !transactionId) return true;
    const told = (storage.get(key) ?? '').split('\n').filter(Boolean);
    const word = encodeURIComponent(transactionId);
    if (told.includes(word)) return false;
    storage.set(key, [...told, word].slice(-ORDERS).join('\n'));
    return true;
  }

  return {
    name,
    contract: 1,
    async connect(context) {
      ({ storage } = context);
    },
    analytics: {
      track(events) {
        for (const event of events) {
          try {
            if (isNew(event)) send(event);
          } catch (thrown) {
            console.error(thrown);
          }
        }
      },
      ...(forget ? { forget } : {}),
    },
    ...(dispose ? { dispose } : {}),
  };
}

/** A function of the page, looked up when it is needed: the snippet of a service may come later than we do. */
export function pageFunction(owner: object, name: string): ((...args: unknown[]) => void) | null {
  const found = (owner as Record<string, unknown>)[name];
  return typeof found === 'function' ? (...args) => void (found as (...args: unknown[]) => unknown).apply(owner, args) : null;
}
