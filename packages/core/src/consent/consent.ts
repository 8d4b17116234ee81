import { atom, type ReadableAtom } from 'nanostores';

/** `pending` until the page sets it: events wait in memory. */
export type ConsentState = 'pending' | 'granted' | 'denied';

export interface Consent {
  readonly $analytics: ReadableAtom<ConsentState>;
  set(state: { readonly analytics: boolean }): void;
}

/** Global Privacy Control: the visitor has refused to be followed, on every page and once for all. */
function privacyControl(): boolean {
  const { navigator } = globalThis as { navigator?: { globalPrivacyControl?: unknown } };
  return navigator?.globalPrivacyControl === true;
}

/** With Global Privacy Control the state is `denied`, and the page cannot change that. */
export function createConsent(initial: ConsentState = 'pending', refused = privacyControl()): Consent {
  const $analytics = atom<ConsentState>(refused ? 'denied' : initial);
  return {
    $analytics,
    set: (state) =>
      $analytics.set(Object.hasOwn(state, 'analytics') && state.analytics && !refused ? 'granted' : 'denied'),
  };
}
