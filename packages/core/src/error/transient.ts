import type { ErrorCode, VitrineError } from './vitrine-error.js';

/** What ends by itself in a moment: the connection or the backend was in the way, not the request. */
export const transientCodes: readonly ErrorCode[] = ['network', 'timeout', 'rate-limited', 'server', 'conflict'];

/** Whether the same request may well succeed in a moment; an ambiguous failure is one of the connection, whatever its code. */
export const isTransient = (error: VitrineError): boolean => error.ambiguous || transientCodes.includes(error.code);
