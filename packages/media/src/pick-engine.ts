import { isHls, type PlaybackSource } from './source.js';

/** `native`: the browser alone. `hls`: hls.js without captions. `hls-full`: with the captions that are in the stream. */
export type EngineName = 'native' | 'hls' | 'hls-full';

export interface EngineNeeds {
  /** `native` forces the browser's own player, for a feed of plain clips. */
  readonly engine: 'auto' | 'native';
  /** MediaSource or ManagedMediaSource exists. */
  readonly mse: boolean;
  /** The browser says it plays HLS itself. */
  readonly nativeHls: boolean;
  /** The player brings its own caption files, so those in the stream are not needed. */
  readonly ownCaptions: boolean;
}

/**
 * Who plays the source. hls.js wherever it can run, even where the browser plays HLS itself: only then are date
 * ranges, qualities and captions known (Chromium says it plays HLS and drops all three).
 */
export function pickEngine(source: PlaybackSource, needs: EngineNeeds): EngineName {
  if (!isHls(source) || needs.engine === 'native' || !needs.mse) return 'native';
  return needs.ownCaptions ? 'hls' : 'hls-full';
}

/** Whether anything here plays the source. A file without a type is given a chance. */
export function isPlayable(source: PlaybackSource, needs: EngineNeeds, canPlayType: (type: string) => string): boolean {
  if (isHls(source)) return pickEngine(source, needs) !== 'native' || needs.nativeHls;
  return !source.type || canPlayType(source.type) !== '';
}
