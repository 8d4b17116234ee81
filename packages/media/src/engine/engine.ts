import type { CaptionCue, StreamCaptionTrack } from '../captions.js';
import type { Clock } from '../clock.js';
import type { Connection } from '../connection.js';
import type { DateRange } from '../hls/date-range.js';
import type { MediaFault } from '../media-fault.js';
import type { EngineInfo } from '../playback/playback-state.js';
import type { FaultKind } from '../recovery/recovery.js';
import type { VideoSource } from '../source.js';
import type { EngineName } from './pick-engine.js';

/** Callbacks with which an engine reports to the playback. */
export interface EngineReports {
  /** The engine cannot continue; it has already retried on its own. */
  fail(fault: MediaFault, kind: FaultKind): void;
  /** A request failed and may be retried. `fault` is the reason to show if playback does not continue. */
  failing(fault: MediaFault): void;
  /** The element is being loaded again. */
  recovering(): void;
  /** Bytes arrived. */
  bytes(): void;
  info(info: Partial<EngineInfo>): void;
  dateRanges(ranges: readonly DateRange[]): void;
  captions(tracks: readonly StreamCaptionTrack[], cues: readonly CaptionCue[]): void;
}

/** The shopper's choices for a video; they apply to every engine that plays it. */
export interface EngineChoices {
  quality: string;
  captionTrack: string | null;
}

/** What an engine receives when it is made. */
export interface EngineHost extends EngineReports {
  readonly video: HTMLVideoElement;
  readonly source: VideoSource;
  readonly choices: Readonly<EngineChoices>;
  readonly clock: Clock;
  readonly connection: Connection;
  /**
   * Counts how often one video was loaded, from 1. A response to an earlier attempt may be broken, so a later one must
   * not come from the HTTP cache.
   */
  nextAttempt(): number;
}

/** Loads one source into the video element. An engine is made for one source and destroyed with it. */
export interface Engine {
  readonly name: EngineName;
  /**
   * Loads at `position` seconds, discarding everything loaded before; null is the start or the live edge. The position
   * only decides what to fetch first: the playback seeks the element as soon as its duration is known.
   */
  load(position: number | null): void;
  /** Continues loading after a failure and keeps what is buffered. */
  again(position: number): void;
  /**
   * Ends what runs beside the element, when all of the video is in it or `anyway`; what is loaded stays there. Returns
   * false while it goes on.
   */
  release?(anyway: boolean): boolean;
  /** Gives the element a new decoder at its position. */
  recover?(): void;
  /**
   * Leaves out the segment that could not be decoded, or else the one at `position`. Returns the position in seconds at
   * which playback continues.
   */
  skip?(position: number): number;
  setQuality?(id: string): void;
  setCaptionTrack?(id: string | null): void;
  /** Releases the element. Nothing is reported afterwards. */
  destroy(): void;
}
