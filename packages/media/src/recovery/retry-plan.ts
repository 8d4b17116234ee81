import type { MediaFaultCode } from '../media-fault.js';

/** One resource (a playlist, a segment, a file) is given up after this long; time offline does not count. */
export const resourceBudgetMs = 15_000;
/** A request that receives no byte for this long is aborted. Two such requests fit into the budget. */
export const silenceMs = 6_500;

/**
 * How one request failed. `network`: no response, a connection that broke, or a server that is busy or has an error;
 * `stalled`: the bytes of a response stopped arriving; `missing`: a status that a retry rarely changes; `broken`: a
 * response with the wrong content.
 */
export interface RequestFailure {
  kind: 'network' | 'stalled' | 'missing' | 'broken';
  /** The HTTP status; 0 when there was no response. */
  status: number;
  /** The server's `Retry-After`; 0 when it sent none. */
  retryAfterMs: number;
}

/** No response at all: no network, a closed connection, or a cross-origin request that is not allowed. */
export const noResponse: RequestFailure = { kind: 'network', status: 0, retryAfterMs: 0 };
/** The response began and then stopped. */
export const stalledResponse: RequestFailure = { kind: 'stalled', status: 0, retryAfterMs: 0 };

/** The client errors (4xx) that a retry can change. */
const worthRetrying = new Set([408, 425, 429]);

/** What a status outside 200 to 299 means. */
export function failureOf(status: number, retryAfter: string | null, epochMs = Date.now()): RequestFailure {
  const isFinal = status >= 400 && status < 500 && !worthRetrying.has(status);
  return { kind: isFinal ? 'missing' : 'network', status, retryAfterMs: parseRetryAfter(retryAfter, epochMs) };
}

/** `Retry-After` is a number of seconds or a date. 0 when it is absent, in the past or nonsense. */
export function parseRetryAfter(header: string | null, epochMs: number): number {
  if (!header) return 0;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - epochMs;
  return ms > 0 ? ms : 0;
}

/**
 * How long to wait before the next request for the same resource, in ms; null to give it up.
 * `tries` is the number of requests that failed so far (1 or more), `spentMs` the time they took, waits included.
 */
export function nextTry(failure: RequestFailure, tries: number, spentMs: number): number | null {
  const maxRetries = failure.kind === 'missing' ? 1 : failure.kind === 'broken' ? 2 : Infinity;
  if (tries > maxRetries) return null;
  const waitMs = Math.max(Math.min(1000 * 2 ** (tries - 1), 4000), failure.retryAfterMs);
  return spentMs + waitMs < resourceBudgetMs ? waitMs : null;
}

const faultCodes = {
  network: 'media-network',
  stalled: 'media-stalled',
  missing: 'media-not-found',
  broken: 'media-decode',
} as const;

/** The code that is reported when a request is given up. */
export function faultCodeOf(failure: RequestFailure): MediaFaultCode {
  return faultCodes[failure.kind];
}
