import type { Video } from '@vitrine/core';
import { createPlayback, isHls, type Playback } from '@vitrine/media';
import type { PlayerElement } from '../player-element.js';
import { posterOf } from '../source/poster.js';
import { resolveSource } from '../source/video-source.js';

/** A video element and its playback, before anything is shown. */
export interface PreparedPlayback {
  readonly video: HTMLVideoElement;
  readonly playback: Playback;
}

/** Prefetched playbacks of players that were not played yet. */
const prefetched = new WeakMap<Element, PreparedPlayback>();

type Preload = 'none' | 'metadata' | 'auto';

/** `preload` as HTML reads it. Without it: nothing where a picture is there, else the first frame. */
function preloadOf(player: PlayerElement, shopVideo: Video | null | undefined): Preload {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } };
  if (connection?.saveData === true) return 'none';
  const written = player.preload?.trim().toLowerCase();
  if (written === undefined) return posterOf(player, shopVideo) === null ? 'metadata' : 'none';
  return written === '' || written === 'auto' ? 'auto' : written === 'none' ? 'none' : 'metadata';
}

function prepare(
  player: PlayerElement,
  shopVideo: Video | null | undefined,
  video = document.createElement('video'),
  preload: Preload = 'none',
): PreparedPlayback {
  video.className = 'video';
  video.part.add('video');
  video.playsInline = true;
  // The control bar has every control; a focusable video would react to each key a second time.
  video.tabIndex = -1;
  video.crossOrigin = player.getAttribute('crossorigin');
  video.disablePictureInPicture = player.hasAttribute('disablepictureinpicture');
  if (preload !== 'none') {
    video.preload = preload;
    video.poster = posterOf(player, shopVideo) ?? '';
  }
  const { sources, captions } = resolveSource(player, shopVideo);
  const playback = createPlayback(video, { engine: player.engine, preload, ownCaptions: captions.length > 0 });
  if (sources.length > 0) playback.load(sources);
  return { video, playback };
}

/**
 * Fetches what may be fetched before the first play: of a file what `preload` says, of HLS also hls.js and the playlist.
 * Returns the video when it shows a frame of its own, to be seen at rest.
 */
export function prefetchPlayback(
  player: PlayerElement,
  shopVideo: Video | null | undefined,
): HTMLVideoElement | undefined {
  const [first] = resolveSource(player, shopVideo).sources;
  if (!first) return undefined;
  const hls = isHls(first) && player.engine !== 'native';
  const written = preloadOf(player, shopVideo);
  // hls.js does not stop after the first frame: `metadata` is its playlists.
  const preload = hls && written === 'metadata' ? 'none' : written;
  const known = prefetched.get(player);
  if (!known && (hls || preload !== 'none')) {
    const prepared = prepare(player, shopVideo, undefined, preload);
    prefetched.set(player, prepared);
    if (hls && preload === 'none') prepared.playback.prefetch();
  }
  return preload === 'none' ? undefined : prefetched.get(player)?.video;
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
