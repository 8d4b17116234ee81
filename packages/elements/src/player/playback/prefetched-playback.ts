import type { Video } from '@vitrine/core';
import { createPlayback, isHls, type Playback } from '@vitrine/media';
import type { PlayerElement } from '../player-element.js';
import { resolveSource } from '../source/video-source.js';

/** A video element and its playback, before anything is shown. */
export interface PreparedPlayback {
  readonly video: HTMLVideoElement;
  readonly playback: Playback;
}

/** Prefetched playbacks of players that were not played yet. */
const prefetched = new WeakMap<Element, PreparedPlayback>();

function prepare(
  player: PlayerElement,
  shopVideo: Video | null | undefined,
  video = document.createElement('video'),
): PreparedPlayback {
  video.className = 'video';
  video.part.add('video');
  video.playsInline = true;
  // The control bar has every control; a focusable video would react to each key a second time.
  video.tabIndex = -1;
  const { sources, captions } = resolveSource(player, shopVideo);
  const playback = createPlayback(video, { engine: player.engine, preload: 'none', ownCaptions: captions.length > 0 });
  if (sources.length > 0) playback.load(sources);
  return { video, playback };
}

/** Fetches hls.js and the playlist while the player is near. Files need no prefetch. */
export function prefetchPlayback(player: PlayerElement, shopVideo: Video | null | undefined): void {
  const [first] = resolveSource(player, shopVideo).sources;
  if (!first || !isHls(first) || player.engine === 'native' || prefetched.has(player)) return;
  const prepared = prepare(player, shopVideo);
  prefetched.set(player, prepared);
  prepared.playback.prefetch();
}

export function discardPlayback(player: PlayerElement): void {
  prefetched.get(player)?.playback.destroy();
  prefetched.delete(player);
}

/** The prefetched playback of this player, or a new one in `video`, which was made during the press. */
export function takePlayback(
  player: PlayerElement,
  shopVideo: Video | null | undefined,
  video?: HTMLVideoElement,
): PreparedPlayback {
  const prepared = prefetched.get(player) ?? prepare(player, shopVideo, video);
  prefetched.delete(player);
  return prepared;
}
