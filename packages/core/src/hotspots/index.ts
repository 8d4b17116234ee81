/**
 * Hotspots without elements: read and write them, import them from other tools, and compute where they are at a moment.
 */
export { placeFromCrop, placeInCrop, renditionFor } from './crop.js';
export { cutHotspots } from './cut.js';
export {
  hotspotsFromDateRanges,
  hotspotsToDateRanges,
  hotspotToDateRangeData,
  type HotspotDateRange,
} from './daterange.js';
export { activeHotspots, hotspotAt, nextBoundary, placeOnPath, type Place } from './evaluate.js';
export {
  fitRect,
  parseObjectPosition,
  pointAt,
  ratioAt,
  type ObjectFit,
  type ObjectPosition,
  type Offset,
  type Rect,
  type Size,
} from './fit.js';
export type { Crop, Hotspot, HotspotTrack, PathPoint, TimeRange } from './hotspot.js';
export {
  hotspotsFromAmplience,
  hotspotsFromCloudinary,
  hotspotsFromKaltura,
  hotspotsFromScaleflex,
} from './import-hotspots.js';
export { ratioOf, secondsOf } from './hotspot-value.js';
export { parseHotspots, type HotspotProblem, type ParsedHotspots } from './parse-hotspots.js';
export { hotspotsFromVtt, hotspotsToVtt } from './vtt.js';
export { parseVttCues, parseVttSettings, type VttCue, type VttSettings } from '../video/web-vtt.js';
