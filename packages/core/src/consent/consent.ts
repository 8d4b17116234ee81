import { atom, type ReadableAtom } from 'nanostores';

/** `pending` until the page sets it: events wait in memory. */
export type ConsentState = 'pending' | 'granted' | 'denied';

export interface Consent {
  readonly $analytics: ReadableAtom<ConsentState>;
  set(state: { readonly analytics: boolean }): void;
}

/** Global Privacy Control: the visitor has opted out of tracking, on every page. */
function privacyControl(): boolean {
  const { navigator } = globalThis as { navigator?: { globalPrivacyControl?: unknown } };
  return navigator?.globalPrivacyControl === true;
}

/** With Global Privacy Control the state is `denied`, and the page cannot change that. */
export function createConsent(initial: ConsentState = 'pending', isOptedOut = privacyControl()): Consent {
  const $analytics = atom<ConsentState>(isOptedOut ? 'denied' : initial);
  return {
    $analytics,
    set: (state) =>
      $analytics.set(Object.hasOwn(state, 'analytics') && state.analytics && !isOptedOut ? 'granted' : 'denied'),
  };
}
