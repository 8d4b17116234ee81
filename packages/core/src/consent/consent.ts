import { atom, type ReadableAtom } from 'nanostores';

/** `pending` until the page sets it: events wait in memory. */
export type ConsentState = 'pending' | 'granted' | 'denied';

export interface Consent {
  readonly $analytics: ReadableAtom<ConsentState>;
  set(state: { readonly analytics: boolean }): void;
}

export function createConsent(initial: ConsentState = 'pending'): Consent {
  const $analytics = atom<ConsentState>(initial);
  return {
    $analytics,
    set: ({ analytics }) => $analytics.set(analytics ? 'granted' : 'denied'),
  };
}
