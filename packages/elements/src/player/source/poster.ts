import type { Video } from '@vitrine/core';
import { safeAddress } from './safe-address.js';

const fallbackImage = (player: Element): Element | null => player.querySelector(':scope > img, :scope > a > img');

/** The picture before the first frame: `poster`, the backend's, or the image of the fallback content. */
export function posterOf(
  player: Element & { readonly poster: string },
  shopVideo: Video | null | undefined,
): string | null {
  return (
    safeAddress(player.poster) ??
    safeAddress(shopVideo?.poster) ??
    safeAddress(fallbackImage(player)?.getAttribute('src'))
  );
}

/** `9/16`, `9:16` or `0.5625` as a CSS ratio; null = it is not known. */
export function aspectOf(
  player: Element & { readonly aspectRatio: string },
  shopVideo: Video | null | undefined,
): string | null {
  const stated = /^\s*(\d+(?:\.\d+)?)\s*(?:[/:]\s*(\d+(?:\.\d+)?))?\s*$/.exec(player.aspectRatio);
  if (stated) return `${stated[1]} / ${stated[2] ?? 1}`;
  if (shopVideo?.width && shopVideo.height) return `${shopVideo.width} / ${shopVideo.height}`;
  const image = fallbackImage(player);
  const [width, height] = [image?.getAttribute('width'), image?.getAttribute('height')].map(Number);
  return width && height ? `${width} / ${height}` : null;
}
