import type { ProductRef } from '../catalog/product.js';

/**
 * A point of a path: `t` in seconds of the video, `x` and `y` as ratios 0..1 of the source frame. `hold`: still until
 * the next.
 */
export interface PathPoint {
  readonly t: number;
  readonly x: number;
  readonly y: number;
  readonly hold?: boolean;
}

/** Half-open: `[start, end)`, seconds. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}

/** Where a product is in a video. Positions are never mirrored; only labels follow the direction of the page. */
export interface Hotspot {
  readonly id: string;
  readonly product: ProductRef;
  /** At least one, sorted, not overlapping. */
  readonly ranges: readonly TimeRange[];
  /** At least one point, sorted by `t`; before the first and after the last the position is clamped. */
  readonly path: readonly PathPoint[];
  readonly shape: { readonly type: 'point' } | { readonly type: 'rect'; readonly w: number; readonly h: number };
  /** One text for all languages, or one for each language tag; `null` = the product's title. */
  readonly label: string | Readonly<Record<string, string>> | null;
  /** Where a click leads when there is no catalog; `null` = nowhere. */
  readonly href: string | null;
  /** The higher one wins when two overlap. 0 by default. */
  readonly priority: number;
}

/** The part of the authoring frame that a rendition shows, in ratios of that frame. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The hotspots of one video, with the frame they were authored on. */
export interface HotspotTrack {
  /** Size of the authoring frame in pixels; `null` = not known, the video's own frame is used. */
  readonly frame: { readonly width: number; readonly height: number } | null;
  readonly hotspots: readonly Hotspot[];
  /** Crops for other aspect ratios; the nearest one is used. `[]` = always the whole frame. */
  readonly renditions: readonly { readonly id: string; readonly aspect: number; readonly crop: Crop }[];
}
