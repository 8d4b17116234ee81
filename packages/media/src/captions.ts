/** One track of captions inside the stream. Captions in files of their own are the player's business. */
export interface CaptionTrack {
  readonly id: string;
  /** As the stream names it; may be empty. */
  readonly label: string;
  /** BCP 47 tag; empty when the stream does not say. */
  readonly language: string;
}

/** One caption, in seconds of media time. The text may hold WebVTT tags such as `<v Mara>`. */
export interface CaptionCue {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
