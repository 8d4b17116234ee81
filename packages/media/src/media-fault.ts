/**
 * Everything that can stop a video before its end.
 * - `media-network`: the server or the network failed, and retries failed too.
 * - `media-offline`: the device is offline; the video continues by itself when the network is back.
 * - `media-not-found`: the server has no such video, or not for this visitor.
 * - `media-decode`: the data that arrived is broken.
 * - `media-unsupported`: this browser can play none of the sources.
 * - `media-stalled`: nothing failed, and the position does not advance.
 */
export type MediaFaultCode =
  'media-network' | 'media-offline' | 'media-not-found' | 'media-decode' | 'media-unsupported' | 'media-stalled';

/** Why a video cannot continue. The message is for developers; a shopper sees words for the `code`. */
export class MediaFault extends Error {
  readonly code: MediaFaultCode;
  /** Whether `retry()` can help: false only for what this browser cannot play at all. */
  readonly recoverable: boolean;

  constructor(code: MediaFaultCode, message: string, options?: ErrorOptions) {
    super(`[vitrine] [media] ${message}`, options);
    this.name = 'MediaFault';
    this.code = code;
    this.recoverable = code !== 'media-unsupported';
  }
}
