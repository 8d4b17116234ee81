import type { Clock } from './clock.js';
import { onWindow } from './window-event.js';

/**
 * Calls back when the shopper is back on this page; `isRestored`: after a visit to other pages, out of the back/forward
 * cache. The result stops that. Injected: core does not know `window`.
 */
export type Returns = (callback: (isRestored: boolean) => void) => () => void;

/** One return sends several events; a page that is left and entered all the time is not a reason to ask more often. */
const minimumPauseMs = 1000;

/** Out of the back/forward cache, from another tab or from another window. Never calls where there is no browser. */
export const browserReturns =
  (clock: Clock): Returns =>
  (callback) => {
    let rests = false;
    let timer: unknown;
    const back = (isRestored: boolean): void => {
      if (rests && !isRestored) return;
      rests = true;
      timer = clock.setTimeout(() => (rests = false), minimumPauseMs);
      callback(isRestored);
    };
    // The first `pageshow` of a page is its load.
    const stopShown = onWindow('pageshow', ({ persisted }) => persisted && back(true));
    const stopFocus = onWindow('focus', () => back(false));
    return () => {
      clock.clearTimeout(timer);
      stopShown();
      stopFocus();
    };
  };
