import type { MediaFault } from '../media-fault.js';
import type { EngineName } from '../engine/pick-engine.js';
import { haveFutureData, haveMetadata } from './ready-state.js';

/**
 * - `idle`: nothing is fetched; `loading`: until the first frame.
 * - `ready`: could play and has not played yet; `playing`, `paused`, `ended`: as the element is.
 * - `waiting`: should play and does not advance; `seeking`: on the way to another position.
 * - `error`: stopped, see `error`; `retry()` loads again at the last position.
 */
export type PlaybackPhase =
  'idle' | 'loading' | 'ready' | 'playing' | 'paused' | 'waiting' | 'seeking' | 'ended' | 'error';

/** A range of media time in seconds. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

/** One rendition of the video. */
export interface Quality {
  /** For `setQuality()`; stable while the video is loaded. */
  readonly id: string;
  /** In pixels; 0 when the playlist does not state it. */
  readonly width: number;
  readonly height: number;
  /** In bits per second. */
  readonly bitrate: number;
}

/** A frozen snapshot of the playback. It changes on media events, not on every time update: for that see `$time`. */
export interface PlaybackState {
  readonly phase: PlaybackPhase;
  /** In seconds, as of the last media event. During recovery from a fault, the position at which it continues. */
  readonly currentTime: number;
  /** In seconds; 0 while unknown, Infinity for some live streams. */
  readonly duration: number;
  readonly buffered: readonly TimeSpan[];
  readonly muted: boolean;
  /** 0 to 1. */
  readonly volume: number;
  /** 1 is the normal speed. */
  readonly rate: number;
  /** Lowest first. Empty when there is no choice: a single file, or HLS played by the browser itself. */
  readonly qualities: readonly Quality[];
  /** The id of the chosen quality, or `auto`. */
  readonly quality: string;
  /** The id of the quality on screen; null while unknown. */
  readonly playingQuality: string | null;
  readonly live: boolean;
  /** The latest position worth playing in a live stream, in seconds; null when it is not live. */
  readonly liveEdge: number | null;
  /** The delay of a live stream behind the recording, in seconds; null when unknown. */
  readonly latency: number | null;
  /** Of the frame, in pixels; 0 while unknown. */
  readonly width: number;
  readonly height: number;
  /** Set exactly while `phase` is `error`. */
  readonly error: MediaFault | null;
  /** Recovery from a fault is under way. With `error` set: it continues by itself when the network is back. */
  readonly recovering: boolean;
  /** The device reports that it is offline. */
  readonly offline: boolean;
  /** The engine in use; null before anything is fetched. */
  readonly engine: EngineName | null;
}

/** What only the engine knows. */
export type EngineInfo = Pick<
  PlaybackState,
  'qualities' | 'quality' | 'playingQuality' | 'live' | 'liveEdge' | 'latency'
>;

/** What is known of a video. Kept while its element is emptied to be loaded again. */
export type VideoInfo = EngineInfo & Pick<PlaybackState, 'duration' | 'width' | 'height'>;

export const unknownInfo: VideoInfo = {
  qualities: [],
  quality: 'auto',
  playingQuality: null,
  live: false,
  liveEdge: null,
  latency: null,
  duration: 0,
  width: 0,
  height: 0,
};

export function spansOf(ranges: TimeRanges): TimeSpan[] {
  return Array.from({ length: ranges.length }, (_, index) => ({ start: ranges.start(index), end: ranges.end(index) }));
}

/** The end of what can be played without a gap from `position`, in seconds; `position` itself when nothing can be. */
export function playableUntil(ranges: TimeRanges, position: number): number {
  const span = spansOf(ranges).find(({ start, end }) => start <= position + 0.1 && end > position);
  return span ? span.end : position;
}

/** What decides the phase, beside the element. */
export interface PhaseClues {
  readonly failed: boolean;
  /** A source is, or is being, loaded into the element. */
  readonly engaged: boolean;
  /** Play was requested, and no pause since. */
  readonly wanted: boolean;
  readonly recovering: boolean;
  /** It has played at least once. */
  readonly begun: boolean;
}

export type PhaseElement = Pick<HTMLVideoElement, 'paused' | 'ended' | 'seeking' | 'readyState'>;

export function phaseOf(
  { failed, engaged, wanted, recovering, begun }: PhaseClues,
  { paused, ended, seeking, readyState }: PhaseElement,
): PlaybackPhase {
  if (failed) return 'error';
  if (!engaged) return 'idle';
  if (ended && !wanted) return 'ended';
  if (seeking && begun) return 'seeking';
  if (wanted) {
    if (readyState >= haveFutureData && !paused) return 'playing';
    return begun || recovering ? 'waiting' : 'loading';
  }
  if (begun) return 'paused';
  return readyState >= haveMetadata ? 'ready' : 'loading';
}

/** Makes a snapshot from the element and from `known`, what only the playback knows. */
export function stateOf(
  video: HTMLVideoElement,
  clues: PhaseClues,
  known: Omit<PlaybackState, 'phase' | 'buffered' | 'muted' | 'volume' | 'rate'>,
): PlaybackState {
  const { muted, volume, playbackRate: rate, buffered } = video;
  return Object.freeze({
    ...known,
    phase: phaseOf(clues, video),
    buffered: Object.freeze(spansOf(buffered)),
    muted,
    volume,
    rate,
  });
}

/**
 * Whether `b`, the later snapshot, shows nothing new; lists are compared by content. Progress of a playing video is
 * nothing new, a jump back is.
 */
export function sameState(a: PlaybackState, b: PlaybackState): boolean {
  const json = (state: PlaybackState): string =>
    JSON.stringify(state.phase === 'playing' ? { ...state, currentTime: 0 } : state);
  return a.error === b.error && b.currentTime >= a.currentTime && json(a) === json(b);
}
