import type { MediaFaultCode } from './media-fault.js';

/** One resource (a playlist, a segment, a file) is given up after this long; time without a line is not counted. */
export const resourceBudgetMs = 15_000;
/** A request that brings no byte for this long is taken for dead. Two of them fit into the budget. */
export const silenceMs = 6_500;

/**
 * How one request failed. `network`: no answer, an answer that broke off, or a server that is busy or ill;
 * `stalled`: an answer whose bytes stopped coming; `missing`: a refusal that asking again rarely changes; `broken`: an answer that is not what it should be.
 */
export interface RequestFailure {
  kind: 'network' | 'stalled' | 'missing' | 'broken';
  /** The HTTP status; 0 when there was no answer. */
  status: number;
  /** How long the server asks to be left alone, in ms; 0 when it does not say. */
  retryAfterMs: number;
}

/** Nothing came back: the line, a hang-up, or a refusal across origins. */
export const noAnswer: RequestFailure = { kind: 'network', status: 0, retryAfterMs: 0 };
/** It began to come back. */
export const halfAnswer: RequestFailure = { kind: 'stalled', status: 0, retryAfterMs: 0 };

const worthAsking = new Set([408, 425, 429]);

/** What a status outside 200 to 299 means. */
export function failureOf(status: number, retryAfter: string | null, epochMs = Date.now()): RequestFailure {
  const refused = status >= 400 && status < 500 && !worthAsking.has(status);
  return { kind: refused ? 'missing' : 'network', status, retryAfterMs: parseRetryAfter(retryAfter, epochMs) };
}

/** `Retry-After` is a number of seconds or a date. 0 when it is absent, in the past or nonsense. */
export function parseRetryAfter(header: string | null, epochMs: number): number {
  if (!header) return 0;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - epochMs;
  return ms > 0 ? ms : 0;
}

/**
 * How long to wait before the next request for the same resource, in ms; null to give it up.
 * `tries` is the number of requests that failed so far (1 or more), `spentMs` what they took, waits included.
 */
export function nextTry(failure: RequestFailure, tries: number, spentMs: number): number | null {
  const most = failure.kind === 'missing' ? 1 : failure.kind === 'broken' ? 2 : Infinity;
  if (tries > most) return null;
  const wait = Math.max(Math.min(1000 * 2 ** (tries - 1), 4000), failure.retryAfterMs);
  return spentMs + wait < resourceBudgetMs ? wait : null;
}

const faultCodes = {
  network: 'media-network',
  stalled: 'media-stalled',
  missing: 'media-not-found',
  broken: 'media-decode',
} as const;

/** The code under which a given-up request is reported. */
export function faultCodeOf(failure: RequestFailure): MediaFaultCode {
  return faultCodes[failure.kind];
}
