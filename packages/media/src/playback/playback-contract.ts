import type { ReadableAtom } from 'nanostores';
import type { CaptionCue, StreamCaptionTrack } from '../captions.js';
import type { Clock } from '../clock.js';
import type { Connection } from '../connection.js';
import type { DateRange } from '../hls/date-range.js';
import type { PlaybackState } from './playback-state.js';
import type { VideoSource } from '../source.js';

export interface PlaybackOptions {
  /** `native` never fetches hls.js. Default `auto`. */
  readonly engine?: 'auto' | 'native';
  /** The player has its own caption files, so those in the stream are not needed. Default false. */
  readonly ownCaptions?: boolean;
  /** With `none` (the default) nothing is fetched before `play()` or `prefetch()`; otherwise `load()` begins. */
  readonly preload?: 'none' | 'metadata' | 'auto';
  /** The abilities of the browser, for tests. Detected by default. */
  readonly capabilities?: { readonly mse: boolean; readonly nativeHls: boolean };
  readonly clock?: Clock;
  readonly connection?: Connection;
}

/**
 * The result of a `play()`. `started`: it plays. `play-blocked`: the browser requires a gesture first; the video stays
 * paused, and the caller decides whether to try again without sound. `interrupted`: it was paused, replaced or
 * destroyed meanwhile. `failed`: see `$state.error`.
 */
export type PlayOutcome = 'started' | 'play-blocked' | 'interrupted' | 'failed';

/** Plays sources in a video element, recovers from faults and publishes stores. Never throws, no promise rejects. */
export interface Playback {
  readonly $state: ReadableAtom<PlaybackState>;
  /** The position in seconds, updated about four times a second (`timeupdate`). For every frame use `onFrame`. */
  readonly $time: ReadableAtom<number>;
  /** Date ranges of an HLS playlist; empty for anything else. */
  readonly $dateRanges: ReadableAtom<readonly DateRange[]>;
  /** Caption tracks inside the stream; with `ownCaptions` there may be none. */
  readonly $captionTracks: ReadableAtom<readonly StreamCaptionTrack[]>;
  /** Every caption known so far of the chosen track, by time. */
  readonly $captions: ReadableAtom<readonly CaptionCue[]>;
  /**
   * Replaces what is loaded, to begin at `position` seconds (default 0). Sources are tried in order until one plays.
   * Without a playable one `phase` becomes `error` (`media-unsupported`).
   */
  load(sources: readonly VideoSource[], position?: number): void;
  /** Fetches hls.js and the first playlist, but no media, at an idle moment. Does nothing for files. */
  prefetch(): void;
  /** Loads the source and its first frames without playing. Nothing happens when it is loaded already. */
  prepare(): void;
  /**
   * Ends hls.js for a video that does not play now: a list of videos needs only one. Without `anyway` only where it has
   * nothing left to load. The frame stays, and `play()` loads what is missing. Returns false while hls.js runs.
   */
  release(anyway?: boolean): boolean;
  play(): Promise<PlayOutcome>;
  pause(): void;
  /** Seeks to a position in seconds, clamped to the duration. Before anything is loaded it sets the start position. */
  seek(seconds: number): void;
  /** Seeks to `$state.liveEdge`; does nothing when the video is not live. */
  seekToLive(): void;
  /** Speed, 0.0625 to 16; kept for videos loaded later. */
  setRate(rate: number): void;
  setMuted(muted: boolean): void;
  /** 0 to 1; clamped. */
  setVolume(volume: number): void;
  /** An id of `$state.qualities`, or `auto`. */
  setQuality(id: string): void;
  /** An id of `$captionTracks`, or null for none. */
  setCaptionTrack(id: string | null): void;
  /** Loads again at the last position. Meant for the `error` phase, harmless in the others. */
  retry(): void;
  /** Releases the element and everything loaded. The object cannot be used afterwards. */
  destroy(): void;
}
