import type { ReadableAtom } from 'nanostores';
import type { CaptionCue, CaptionTrack } from './captions.js';
import type { Clock } from './clock.js';
import type { Connection } from './connection.js';
import type { DateRange } from './date-range.js';
import type { PlaybackState } from './playback-state.js';
import type { PlaybackSource } from './source.js';

export interface PlaybackOptions {
  /** `native` never fetches hls.js. Default `auto`. */
  readonly engine?: 'auto' | 'native';
  /** The player brings caption files of its own: the smaller hls.js is enough. Default false. */
  readonly ownCaptions?: boolean;
  /** With `none` (the default) nothing is fetched before `play()` or `prefetch()`; otherwise `load()` begins. */
  readonly preload?: 'none' | 'metadata' | 'auto';
  /** What this browser can do, for tests. Default: asked of the browser. */
  readonly capabilities?: { readonly mse: boolean; readonly nativeHls: boolean };
  readonly clock?: Clock;
  readonly connection?: Connection;
}

/**
 * How a `play()` went. `started`: it moves. `play-refused`: the browser wants a gesture first; the film stays paused,
 * and trying again without sound is the caller's decision. `interrupted`: someone paused, loaded or destroyed meanwhile.
 * `failed`: see `$state.error`.
 */
export type PlayOutcome = 'started' | 'play-refused' | 'interrupted' | 'failed';

/** A video element with sources, faults and stores. Nothing here throws and no promise is rejected. */
export interface Playback {
  readonly $state: ReadableAtom<PlaybackState>;
  /** The position in seconds at the rate of `timeupdate`, about four times a second. For frames there is `onFrame`. */
  readonly $time: ReadableAtom<number>;
  /** Date ranges of an HLS playlist; empty for anything else. */
  readonly $dateRanges: ReadableAtom<readonly DateRange[]>;
  /** Tracks of captions inside the stream; empty with `ownCaptions`. */
  readonly $captionTracks: ReadableAtom<readonly CaptionTrack[]>;
  /** Every caption known so far of the chosen track, in order of time. */
  readonly $captions: ReadableAtom<readonly CaptionCue[]>;
  /**
   * Replaces what is loaded, to begin at `position` seconds (default 0). Sources are tried in order, until one has
   * begun to play. Without a playable one `phase` becomes `error` (`media-unsupported`).
   */
  load(sources: readonly PlaybackSource[], position?: number): void;
  /** For idle time near the player: hls.js and the playlists, no media. Nothing for files. */
  prefetch(): void;
  play(): Promise<PlayOutcome>;
  pause(): void;
  /** To a position in seconds, clamped to the film. Before anything is loaded it is where the film will begin. */
  seek(seconds: number): void;
  /** To `$state.liveEdge`; nothing when it is not live. */
  seekToLive(): void;
  /** Speed, 0.0625 to 16; kept for the films that follow. */
  setRate(rate: number): void;
  setMuted(muted: boolean): void;
  /** 0 to 1; clamped. */
  setVolume(volume: number): void;
  /** An id of `$state.qualities`, or `auto`. */
  setQuality(id: string): void;
  /** An id of `$captionTracks`, or null for none. */
  setCaptionTrack(id: string | null): void;
  /** Begins again at the last position. Of use in the `error` phase, harmless in the others. */
  retry(): void;
  /** Lets go of the element and of everything loaded. The object is dead afterwards. */
  destroy(): void;
}
