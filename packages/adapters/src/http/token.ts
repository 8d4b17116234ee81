/**
 * A token that was stored, as it may go into a header; `null` for what no backend gives out (line breaks, markup,
 * megabytes): something else has written it, and every request with it would fail.
 */
export const tokenOf = (stored: unknown): string | null => matching(stored, /^[\w.~+/=:%&-]{1,8192}$/);

/** An id that was stored, as it may go into a path: without a step up or down. */
export const idOf = (stored: unknown): string | null => matching(stored, /^[\w-]{1,99}$/);

const matching = (stored: unknown, pattern: RegExp): string | null =>
  typeof stored === 'string' && pattern.test(stored) ? stored : null;
