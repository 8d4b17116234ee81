import { atom, type ReadableAtom } from 'nanostores';

/** `pending` until the page sets it: events wait in memory. */
export type ConsentState = 'pending' | 'granted' | 'denied';

/** What the visitor has agreed to. What is not named is not agreed to. */
export interface ConsentChoice {
  readonly analytics: boolean;
  /**
   * That services which know the visitor learn which video is watched. Laws on video privacy ask for a consent of its
   * own; it counts only beside `analytics`.
   */
  readonly video?: boolean;
}

export interface Consent {
  readonly $analytics: ReadableAtom<ConsentState>;
  readonly $video: ReadableAtom<ConsentState>;
  set(state: ConsentChoice): void;
}

/** Global Privacy Control: the visitor has opted out of tracking, on every page. */
function privacyControl(): boolean {
  const { navigator } = globalThis as { navigator?: { globalPrivacyControl?: unknown } };
  return navigator?.globalPrivacyControl === true;
}

/** With Global Privacy Control both states are `denied`, and the page cannot change that. */
export function createConsent(initial: ConsentState = 'pending', isOptedOut = privacyControl()): Consent {
  const $analytics = atom<ConsentState>(isOptedOut ? 'denied' : initial);
  const $video = atom<ConsentState>(isOptedOut ? 'denied' : 'pending');
  return {
    $analytics,
    $video,
    set(state) {
      const agreed = (name: keyof ConsentChoice): boolean => Object.hasOwn(state, name) && state[name] === true;
      const allowed = !isOptedOut && agreed('analytics');
      // First, because what waits goes out as soon as the other is granted.
      $video.set(allowed && agreed('video') ? 'granted' : 'denied');
      $analytics.set(allowed ? 'granted' : 'denied');
    },
  };
}
