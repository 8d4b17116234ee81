import type { Place } from './evaluate.js';
import type { Crop, HotspotTrack } from './hotspot.js';

const apart = (a: number, b: number): number => Math.abs(Math.log(a / b));

/**
 * The rendition that a film of this shape (`width / height`) shows: the one whose shape is nearest, unless the authoring frame
 * itself is as near. `null` = the whole frame.
 */
export function renditionFor(track: HotspotTrack, aspect: number): HotspotTrack['renditions'][number] | null {
  if (!(aspect > 0 && aspect < Infinity)) return null;
  // without a frame the film is taken for the one it was authored on, unless a rendition fits it exactly
  let least = track.frame ? apart(track.frame.width / track.frame.height, aspect) : 0.02;
  let best: HotspotTrack['renditions'][number] | null = null;
  for (const rendition of track.renditions) {
    const distance = apart(rendition.aspect, aspect);
    if (distance >= least) continue;
    least = distance;
    best = rendition;
  }
  return best;
}

/** A place of the authoring frame, in ratios of what the rendition shows. `inside` is false when it was cut away. */
export function placeInCrop(crop: Crop, { x, y }: Place): Place & { readonly inside: boolean } {
  const place = { x: (x - crop.x) / crop.w, y: (y - crop.y) / crop.h };
  return { ...place, inside: place.x >= 0 && place.x <= 1 && place.y >= 0 && place.y <= 1 };
}

/** The way back: for those who author on a rendition. */
export function placeFromCrop(crop: Crop, { x, y }: Place): Place {
  return { x: crop.x + x * crop.w, y: crop.y + y * crop.h };
}
