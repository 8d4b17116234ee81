import type { Consent } from './consent.js';

const WAITING = 100;

/** Holds what must not leave before consent: 100 at most, the oldest give way. Granted: all go, in order. Denied: they are dropped. */
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
        if (waiting.length > WAITING) waiting.shift();
      }
    },
    dispose() {
      stop();
      waiting = [];
    },
  };
}
