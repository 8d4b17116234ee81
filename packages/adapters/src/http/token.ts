/** Longer than any token of a backend; a browser takes about so much in all headers together. */
const maxLength = 8192;

/**
 * A token or an id that was stored, as it may go into a header or an address; `null` for what no backend gives out (line
 * breaks, markup, a path, megabytes): something else has written it, and every request with it would fail.
 */
export const tokenOf = (stored: unknown): string | null =>
  typeof stored === 'string' && stored.length <= maxLength && /^[\w.~+/=:-]*\w[\w.~+/=:-]*$/.test(stored)
    ? stored
    : null;

/** The same for a part of a path: without a slash, and no step up. */
export const idOf = (stored: unknown): string | null =>
  typeof stored === 'string' && stored.length <= maxLength && /^[\w-]+$/.test(stored) ? stored : null;
