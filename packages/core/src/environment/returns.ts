import type { Clock } from './clock.js';

/** Calls back when the shopper is back on this page. The result stops that. Injected: core does not know `window`. */
export type Returns = (callback: () => void) => () => void;

/** One return sends several events; a page that is left and entered all the time is not a reason to ask more often. */
const minimumPauseMs = 1000;

/** Out of the back/forward cache, from another tab or from another window. Never calls where there is no browser. */
export function browserReturns(clock: Clock): Returns {
  const here = globalThis as {
    addEventListener?: (type: string, listener: (event: { readonly persisted?: boolean }) => void) => void;
    removeEventListener?: (type: string, listener: (event: { readonly persisted?: boolean }) => void) => void;
  };
  return (callback) => {
    let rests = false;
    let timer: unknown;
    const back = (): void => {
      if (rests) return;
      rests = true;
      timer = clock.setTimeout(() => (rests = false), minimumPauseMs);
      callback();
    };
    // The first `pageshow` of a page is its load.
    const shown = (event: { readonly persisted?: boolean }): void => {
      if (event.persisted === true) back();
    };
    here.addEventListener?.('pageshow', shown);
    here.addEventListener?.('focus', back);
    return () => {
      clock.clearTimeout(timer);
      here.removeEventListener?.('pageshow', shown);
      here.removeEventListener?.('focus', back);
    };
  };
}
