import type { ErrorCode } from './error-code.js';

/** What ends by itself in a moment: the connection or the backend was in the way, not the request. */
export const transientCodes: readonly ErrorCode[] = ['network', 'timeout', 'rate-limited', 'server', 'conflict'];

/**
 * Whether the same request may well succeed in a moment; an ambiguous failure is one of the connection, whatever its
 * code.
 */
export const isTransient = (error: { readonly code: ErrorCode; readonly ambiguous: boolean }): boolean =>
  error.ambiguous || transientCodes.includes(error.code);
