import type { ProductRef } from '../catalog/product.js';

/** A point of a path: `t` in seconds of the film, `x` and `y` as ratios 0..1 of the source frame. `hold`: stays until the next. */
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

/** A place in a film where a product is. Positions never mirror; only labels follow the direction of the page. */
export interface Hotspot {
  readonly id: string;
  readonly product: ProductRef;
  /** At least one, sorted, not overlapping. */
  readonly ranges: readonly TimeRange[];
  /** At least one point, sorted by `t`; before the first and after the last the position is clamped. */
  readonly path: readonly PathPoint[];
  readonly shape: { readonly type: 'point' } | { readonly type: 'rect'; readonly w: number; readonly h: number };
  /** A text for all, or one per language tag; `null` = the product's title. */
  readonly label: string | Readonly<Record<string, string>> | null;
  /** Where the click leads when there is no catalog; `null` = nowhere. */
  readonly href: string | null;
  /** Higher wins when they collide. 0 by default. */
  readonly priority: number;
}

/** A part of the authoring frame that a rendition shows; ratios of that frame. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The hotspots of one film, with the frame they were authored on. */
export interface HotspotTrack {
  /** Pixels of the authoring frame; `null` = not told (the film's own frame is meant). */
  readonly frame: { readonly width: number; readonly height: number } | null;
  readonly hotspots: readonly Hotspot[];
  /** For films cut to another shape: chosen by aspect ratio. `[]` = the whole frame always. */
  readonly renditions: readonly { readonly id: string; readonly aspect: number; readonly crop: Crop }[];
}
