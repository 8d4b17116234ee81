import type { Video } from '@vitrine/core';
import { createPlayback, isHls, type Playback } from '@vitrine/media';
import { resolveSource } from '../source/video-source.js';
import type { VitrinePlayer } from '../player.js';

/** A video and what plays in it, before anything is shown. */
export interface PreparedPlayback {
  readonly video: HTMLVideoElement;
  readonly playback: Playback;
}

/** What was prefetched for players that were not played yet. */
const prepared = new WeakMap<Element, PreparedPlayback>();

function prepare(
  player: VitrinePlayer,
  film: Video | null | undefined,
  video = document.createElement('video'),
): PreparedPlayback {
  video.className = 'video';
  video.part.add('video');
  video.playsInline = true;
  // the control bar says everything; without this a press would be answered twice
  video.tabIndex = -1;
  const { sources, captions } = resolveSource(player, film);
  const playback = createPlayback(video, { engine: player.engine, preload: 'none', ownCaptions: captions.length > 0 });
  if (sources.length > 0) playback.load(sources);
  return { video, playback };
}

/** hls.js and the playlist, while the player is near. Files need nothing. */
export function prefetchPlayback(player: VitrinePlayer, film: Video | null | undefined): void {
  const [first] = resolveSource(player, film).sources;
  if (!first || !isHls(first) || player.engine === 'native' || prepared.has(player)) return;
  const ready = prepare(player, film);
  prepared.set(player, ready);
  ready.playback.prefetch();
}

export function discardPlayback(player: VitrinePlayer): void {
  prepared.get(player)?.playback.destroy();
  prepared.delete(player);
}

/** What was prefetched for this player, or a new one; `video` is one that was touched by the press already. */
export function takePlayback(
  player: VitrinePlayer,
  film: Video | null | undefined,
  video?: HTMLVideoElement,
): PreparedPlayback {
  const ready = prepared.get(player) ?? prepare(player, film, video);
  prepared.delete(player);
  return ready;
}
