import type { CaptionCue, CaptionTrack } from './captions.js';
import type { Clock } from './clock.js';
import type { Connection } from './connection.js';
import type { DateRange } from './date-range.js';
import type { MediaFault } from './media-fault.js';
import type { EngineFacts } from './playback-state.js';
import type { Trouble } from './recovery.js';
import type { PlaybackSource } from './source.js';

/** What an engine is given by the playback, and whom it reports to. */
export interface EngineHost {
  readonly video: HTMLVideoElement;
  readonly source: PlaybackSource;
  /** Counts the fillings of one film, from 1: what an earlier one got may be broken, and must not come from a cache. */
  attempt(): number;
  readonly clock: Clock;
  readonly connection: Connection;
  /** Where the film is, or will go on once it is mended; in seconds. */
  position(): number;
  /** The engine has tried what it can by itself. */
  fail(fault: MediaFault, trouble: Trouble): void;
  /** Something is being asked for again. */
  recovering(): void;
  /** Bytes arrived. */
  bytes(): void;
  know(facts: Partial<EngineFacts>): void;
  dateRanges(ranges: readonly DateRange[]): void;
  captions(tracks: readonly CaptionTrack[], cues: readonly CaptionCue[]): void;
}

/** Puts one source into the video element. Made for one source, thrown away with it. */
export interface Engine {
  /** Fetches what can be known without media. Without effect after `load`. */
  prefetch?(): void;
  /**
   * Begins, or begins anew with everything thrown away, at `position` seconds; null is the start or the live edge.
   * The playback sets the element to the position as soon as it knows its length: this says what to fetch first.
   */
  load(position: number | null): void;
  /** Loads on after a failure, keeping what is buffered. */
  again(position: number): void;
  /** Gives the element a fresh decoder where it is. */
  recover?(): void;
  /** The position behind the piece of film that holds `position`, in seconds. */
  after?(position: number): number;
  setQuality?(id: string): void;
  setCaptionTrack?(id: string | null): void;
  destroy(): void;
}
