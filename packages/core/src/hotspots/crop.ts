import type { Place } from './evaluate.js';
import type { Crop, HotspotTrack } from './hotspot.js';

const apart = (a: number, b: number): number => Math.abs(Math.log(a / b));

/**
 * The rendition for a video of this aspect ratio (`width / height`): the one whose aspect ratio is nearest, unless the
 * authoring frame itself is as near. `null` = the whole frame.
 */
export function renditionFor(track: HotspotTrack, aspect: number): HotspotTrack['renditions'][number] | null {
  if (!(aspect > 0 && aspect < Infinity)) return null;
  // Without a frame the video is taken for the one that was authored on, unless a rendition fits almost exactly.
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

/** Converts a place of the authoring frame to ratios of the crop. `inside` is false when it was cut away. */
export function placeInCrop(crop: Crop, { x, y }: Place): Place & { readonly inside: boolean } {
  const place = { x: (x - crop.x) / crop.w, y: (y - crop.y) / crop.h };
  return { ...place, inside: place.x >= 0 && place.x <= 1 && place.y >= 0 && place.y <= 1 };
}

/** Converts a place of the crop to ratios of the authoring frame, for tools that author on a rendition. */
export function placeFromCrop(crop: Crop, { x, y }: Place): Place {
  return { x: crop.x + x * crop.w, y: crop.y + y * crop.h };
}
