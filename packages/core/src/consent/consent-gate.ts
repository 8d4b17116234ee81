import type { Consent } from './consent.js';

const maxWaitingItems = 100;

/**
 * Holds items back until there is consent: 100 at most, then the oldest are dropped. When consent is granted all are
 * sent in order; when it is denied all are dropped.
 */
export function createConsentGate<T>(
  consent: Consent,
  send: (item: T) => void,
): { pass(item: T): void; dispose(): void } {
  let waiting: T[] = [];
  const stop = consent.$analytics.listen((state) => {
    const held = waiting;
    if (state === 'pending') return;
    waiting = [];
    if (state === 'granted') for (const item of held) send(item);
  });
  return {
    pass(item) {
      const state = consent.$analytics.get();
      if (state === 'granted') send(item);
      else if (state === 'pending') {
        waiting.push(item);
        if (waiting.length > maxWaitingItems) waiting.shift();
      }
    },
    dispose() {
      stop();
      waiting = [];
    },
  };
}
