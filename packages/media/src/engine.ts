import type { CaptionCue, CaptionTrack } from './captions.js';
import type { Clock } from './clock.js';
import type { Connection } from './connection.js';
import type { DateRange } from './date-range.js';
import type { MediaFault } from './media-fault.js';
import type { EngineFacts } from './playback-state.js';
import type { Trouble } from './recovery.js';
import type { PlaybackSource } from './source.js';

/** What an engine tells the playback. */
export interface EngineReports {
  /** The engine has tried what it can by itself. */
  fail(fault: MediaFault, trouble: Trouble): void;
  /** A request failed and may be made again: the reason, if nothing comes of it. */
  failing(fault: MediaFault): void;
  /** The element is being filled once more. */
  recovering(): void;
  /** Bytes arrived. */
  bytes(): void;
  know(facts: Partial<EngineFacts>): void;
  dateRanges(ranges: readonly DateRange[]): void;
  captions(tracks: readonly CaptionTrack[], cues: readonly CaptionCue[]): void;
}

/** What was chosen for the film; it holds for every engine that plays it. */
export interface EngineChoices {
  quality: string;
  captionTrack: string | null;
}

/** What an engine is given. */
export interface EngineHost extends EngineReports {
  readonly video: HTMLVideoElement;
  readonly source: PlaybackSource;
  readonly choices: Readonly<EngineChoices>;
  readonly clock: Clock;
  readonly connection: Connection;
  /** Counts the fillings of one film, from 1: what an earlier one got may be broken, and must not come from a cache. */
  attempt(): number;
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
  /** Gives up the piece of film that made trouble, or the one at `position`. The answer is where it goes on, in seconds. */
  skip?(position: number): number;
  setQuality?(id: string): void;
  setCaptionTrack?(id: string | null): void;
  /** Lets go of the element. Nothing is reported afterwards. */
  destroy(): void;
}
