import type { VitrineError } from './vitrine-error.js';

/** The longest pause of a backend's that is waited out, in milliseconds: whoever is to wait longer is told so, and may ask again. */
export const LONGEST_PAUSE = 30_000;

/** Milliseconds the backend wants to be left alone; 0 = it did not say, or not in a number. */
export const askedPause = ({ retryAfter = 0 }: VitrineError): number =>
  Number.isFinite(retryAfter) ? Math.max(0, retryAfter) : 0;
