import { isHls, isUnknownKind, type VideoSource } from '../source.js';

/**
 * `native`: the browser alone. `hls`: the light build of hls.js. `hls-full`: the full one, for streams that need more.
 */
export type EngineName = 'native' | 'hls' | 'hls-full';

export interface EngineNeeds {
  /** `native` forces the browser's own player, for a feed of plain clips. */
  readonly engine: 'auto' | 'native';
  /** MediaSource or ManagedMediaSource exists. */
  readonly mse: boolean;
  /** The browser reports that it plays HLS itself. */
  readonly nativeHls: boolean;
}

/**
 * Which engine plays the source. hls.js wherever it can run, even where the browser plays HLS itself: only hls.js gives
 * date ranges, qualities and captions (Chromium reports that it plays HLS and drops all three). Which build of hls.js it
 * is, the playlist decides.
 */
export function pickEngine(source: VideoSource, needs: EngineNeeds): 'native' | 'hls' {
  return canUseHls(needs) && isHls(source) ? 'hls' : 'native';
}

/** Whether the server must be asked what the source is before it is played: its address does not show it. */
export function mustAskKind(source: VideoSource, needs: EngineNeeds): boolean {
  return canUseHls(needs) && isUnknownKind(source);
}

const canUseHls = ({ engine, mse }: EngineNeeds): boolean => engine !== 'native' && mse;

/** Whether any engine plays the source. A file without a type is tried. */
export function isPlayable(source: VideoSource, needs: EngineNeeds, canPlayType: (type: string) => string): boolean {
  if (isHls(source)) return pickEngine(source, needs) !== 'native' || needs.nativeHls;
  return !source.type || canPlayType(source.type) !== '';
}
