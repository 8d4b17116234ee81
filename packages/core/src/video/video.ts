import type { HotspotTrack } from '../hotspots/hotspot.js';

export interface VideoSource {
  readonly url: string;
  /** MIME type: `application/vnd.apple.mpegurl`, `video/mp4`, ... */
  readonly type: string;
}

export interface CaptionTrack {
  readonly url: string;
  /** BCP 47. */
  readonly lang: string;
  /** In its own language. */
  readonly label: string;
}

/** A film as the backend knows it. */
export interface Video {
  readonly id: string;
  readonly title: string;
  /** In order of preference; at least one. */
  readonly sources: readonly VideoSource[];
  readonly poster?: string;
  /** Pixels of the film, so that the page can keep the place free. */
  readonly width?: number;
  readonly height?: number;
  /** Seconds. */
  readonly duration?: number;
  /** `[]` = none. */
  readonly captions: readonly CaptionTrack[];
  readonly track: HotspotTrack;
}
