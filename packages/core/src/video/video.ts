import type { HotspotTrack } from '../hotspots/hotspot.js';

/** One address of a video. `@vitrine/media` has the same shape under the same name. */
export interface VideoSource {
  /** Address of an MP4 or WebM file, or of an HLS playlist. */
  readonly src: string;
  /**
   * MIME type (`application/vnd.apple.mpegurl`, `video/mp4`); without it the file extension decides whether it is HLS.
   */
  readonly type?: string;
}

/**
 * A WebVTT file of captions beside the video. Captions inside a stream have `id` in place of `src`, in
 * `@vitrine/media`.
 */
export interface CaptionTrack {
  readonly src: string;
  /** BCP 47. */
  readonly lang: string;
  /** In its own language. */
  readonly label: string;
}

/** Who made a video. */
export interface VideoCreator {
  readonly id: string;
  readonly name: string;
  /** The creator's own page. */
  readonly url?: string;
  readonly picture?: string;
}

/** A video as the backend knows it. Fields that are not named here are kept as the backend gave them. */
export interface Video {
  readonly id: string;
  readonly title: string;
  /** Plain text. */
  readonly description?: string;
  /** The page whose main content is this video. */
  readonly url?: string;
  /** ISO 8601 date, with or without a time. */
  readonly publishedAt?: string;
  /** Without `#`. */
  readonly hashtags?: readonly string[];
  readonly creator?: VideoCreator;
  /** The maker is paid for it, which laws on advertising require to be shown. */
  readonly sponsored?: boolean;
  /** People or places that look real were made or changed by software. */
  readonly madeWithAi?: boolean;
  /** Whom pictures or music belong to, as it is to be shown. */
  readonly credit?: string;
  /** In order of preference; at least one. */
  readonly sources: readonly VideoSource[];
  readonly poster?: string;
  /** Pixels of the video, so that the page can reserve its place. */
  readonly width?: number;
  readonly height?: number;
  /** Seconds. */
  readonly duration?: number;
  /** `[]` = none. */
  readonly captions: readonly CaptionTrack[];
  readonly track: HotspotTrack;
}
