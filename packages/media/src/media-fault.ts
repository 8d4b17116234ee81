/**
 * Everything that can end a film before its end.
 * - `media-network`: the server or the line failed, and went on failing.
 * - `media-offline`: the device has no line; the film goes on by itself when it is back.
 * - `media-not-found`: the server says the film is not there, or not for this visitor.
 * - `media-decode`: what arrived is broken.
 * - `media-unsupported`: this browser can play none of the sources.
 * - `media-stalled`: nothing failed and nothing moved either.
 */
export type MediaFaultCode =
  'media-network' | 'media-offline' | 'media-not-found' | 'media-decode' | 'media-unsupported' | 'media-stalled';

/** Why a film cannot go on. The text is for developers; a shopper is shown words for the `code`. */
export class MediaFault extends Error {
  readonly code: MediaFaultCode;
  /** Whether `retry()` has a chance: false only for what this browser cannot play at all. */
  readonly recoverable: boolean;

  constructor(code: MediaFaultCode, message: string, options?: ErrorOptions) {
    super(`[vitrine] [media] ${message}`, options);
    this.name = 'MediaFault';
    this.code = code;
    this.recoverable = code !== 'media-unsupported';
  }
}
