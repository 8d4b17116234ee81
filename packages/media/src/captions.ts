/** One track of captions inside the stream. Caption files beside the video belong to the player. */
export interface StreamCaptionTrack {
  readonly id: string;
  /** The name in the stream; may be empty. */
  readonly label: string;
  /** BCP 47 tag; empty when the stream has none. */
  readonly lang: string;
}

/** One caption, in seconds of media time. The text may hold WebVTT tags such as `<v Mara>`. */
export interface CaptionCue {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
