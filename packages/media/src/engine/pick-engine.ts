import { isHls, type VideoSource } from '../source.js';

/** `native`: the browser alone. `hls`: hls.js without captions. `hls-full`: hls.js with the captions of the stream. */
export type EngineName = 'native' | 'hls' | 'hls-full';

export interface EngineNeeds {
  /** `native` forces the browser's own player, for a feed of plain clips. */
  readonly engine: 'auto' | 'native';
  /** MediaSource or ManagedMediaSource exists. */
  readonly mse: boolean;
  /** The browser reports that it plays HLS itself. */
  readonly nativeHls: boolean;
  /** The player has its own caption files, so those in the stream are not needed. */
  readonly ownCaptions: boolean;
}

/**
 * Which engine plays the source. hls.js wherever it can run, even where the browser plays HLS itself: only hls.js gives
 * date ranges, qualities and captions (Chromium reports that it plays HLS and drops all three).
 */
export function pickEngine(source: VideoSource, needs: EngineNeeds): EngineName {
  if (!isHls(source) || needs.engine === 'native' || !needs.mse) return 'native';
  return needs.ownCaptions ? 'hls' : 'hls-full';
}

/** Whether any engine plays the source. A file without a type is tried. */
export function isPlayable(source: VideoSource, needs: EngineNeeds, canPlayType: (type: string) => string): boolean {
  if (isHls(source)) return pickEngine(source, needs) !== 'native' || needs.nativeHls;
  return !source.type || canPlayType(source.type) !== '';
}
