import type { MediaFault } from './media-fault.js';
import type { EngineName } from './pick-engine.js';
import { haveFutureData, haveMetadata } from './ready-state.js';

/**
 * - `idle`: nothing fetched; `loading`: on the way to the first frame.
 * - `ready`: could play, never did; `playing`, `paused`, `ended`: as seen on the element.
 * - `waiting`: should move and does not; `seeking`: looks for a place.
 * - `error`: stopped, see `error`; `retry()` begins again at the last position.
 */
export type PlaybackPhase =
  'idle' | 'loading' | 'ready' | 'playing' | 'paused' | 'waiting' | 'seeking' | 'ended' | 'error';

/** A stretch of media time in seconds. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

/** One rendition of the film. */
export interface Quality {
  /** For `setQuality()`; stable while the film is loaded. */
  readonly id: string;
  /** In pixels; 0 when the playlist does not say. */
  readonly width: number;
  readonly height: number;
  /** In bits per second. */
  readonly bitrate: number;
}

/** One frozen look at the playback. Changed on media events, never on every time update: see `$time`. */
export interface PlaybackState {
  readonly phase: PlaybackPhase;
  /** In seconds, as of the last media event; while the film comes back after a fault, where it will go on. */
  readonly currentTime: number;
  /** In seconds; 0 while unknown, Infinity for some live streams. */
  readonly duration: number;
  readonly buffered: readonly TimeSpan[];
  readonly muted: boolean;
  /** 0 to 1. */
  readonly volume: number;
  /** 1 is the speed it was filmed at. */
  readonly rate: number;
  /** Lowest first. Empty when there is no choice: a single file, or HLS played by the browser. */
  readonly qualities: readonly Quality[];
  /** The chosen one. */
  readonly quality: string;
  /** The one on screen, or null while unknown. */
  readonly playingQuality: string | null;
  readonly live: boolean;
  /** The latest position worth playing in a live stream, in seconds; null when it is not live. */
  readonly liveEdge: number | null;
  /** How far behind the moment of recording a live stream is, in seconds; null when unknown. */
  readonly latency: number | null;
  /** Of the frame, in pixels; 0 while unknown. */
  readonly width: number;
  readonly height: number;
  /** Set exactly while `phase` is `error`. */
  readonly error: MediaFault | null;
  /** Something went wrong and is being mended; with `error` set, it will go on by itself (the line is gone). */
  readonly recovering: boolean;
  /** The device says it has no line. */
  readonly offline: boolean;
  /** Who plays; null before anything is fetched. */
  readonly engine: EngineName | null;
}

/** What the engine knows and the element does not. */
export type EngineFacts = Pick<
  PlaybackState,
  'qualities' | 'quality' | 'playingQuality' | 'live' | 'liveEdge' | 'latency'
>;

/** Of the film: what the engine knows, and the length and the frame that the element had. */
export type FilmFacts = EngineFacts & Pick<PlaybackState, 'duration' | 'width' | 'height'>;

export const noFacts: FilmFacts = {
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

/** The end of what can be played without a gap from `position`, in seconds; `position` itself when nothing can. */
export function playableUntil(ranges: TimeRanges, position: number): number {
  const span = spansOf(ranges).find(({ start, end }) => start <= position + 0.1 && end > position);
  return span ? span.end : position;
}

/** What the phase follows from, beside the element. */
export interface PhaseClues {
  readonly failed: boolean;
  readonly engaged: boolean;
  /** Someone asked for it to play and nobody asked it to stop. */
  readonly wanted: boolean;
  readonly recovering: boolean;
  /** It has moved at least once. */
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

/** One look: what the element says, and `told`, what only the playback knows. */
export function stateOf(
  video: HTMLVideoElement,
  clues: PhaseClues,
  told: Omit<PlaybackState, 'phase' | 'buffered' | 'muted' | 'volume' | 'rate'>,
): PlaybackState {
  const { muted, volume, playbackRate: rate, buffered } = video;
  return Object.freeze({
    ...told,
    phase: phaseOf(clues, video),
    buffered: Object.freeze(spansOf(buffered)),
    muted,
    volume,
    rate,
  });
}

/** Whether a later look says the same; lists are compared by what is in them. That a playing film moved on is no news; that it was put back is. */
export function sameState(a: PlaybackState, b: PlaybackState): boolean {
  const said = (state: PlaybackState): string =>
    JSON.stringify(state.phase === 'playing' ? { ...state, currentTime: 0 } : state);
  return a.error === b.error && b.currentTime >= a.currentTime && said(a) === said(b);
}
