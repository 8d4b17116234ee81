import type { Video } from '@vitrine/core';
import { safeAddress } from './safe-address.js';

/** Width and height in px, of a picture or a video that has been loaded. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The first image of the fallback content, however it is wrapped: `<picture>`, `<figure>`, a link. */
const fallbackImage = (player: Element): HTMLImageElement | undefined =>
  [...player.querySelectorAll('img')].find((image) => !image.closest('vitrine-hotspot'));

/** A picture of the author has taken its place in the page before the player was defined. */
export const hasPlace = (player: Element): boolean => fallbackImage(player) !== undefined;

/** What the browser chose of `<picture>` and `srcset`; it knows that only after a moment. */
function addressOf(image: HTMLImageElement | undefined): string | null | undefined {
  const hasChoice = image && (image.srcset !== '' || image.parentElement?.localName === 'picture');
  return (hasChoice && image.currentSrc) || image?.getAttribute('src');
}

/** The picture before the first frame: `poster`, the backend's, or the image of the fallback content. */
export function posterOf(
  player: Element & { readonly poster: string },
  shopVideo: Video | null | undefined,
): string | null {
  return safeAddress(player.poster) ?? safeAddress(shopVideo?.poster) ?? safeAddress(addressOf(fallbackImage(player)));
}

/**
 * The shape of the player as a CSS ratio; null = it is not known. What somebody wrote goes before what was loaded
 * (`loaded`), because it does not change: `aspect-ratio` as `9/16`, `9:16` or `0.5625`, then `width` and `height` of the
 * player, the backend's, those of the fallback image.
 */
export function aspectOf(
  player: Element & { readonly aspectRatio: string },
  shopVideo: Video | null | undefined,
  loaded?: Size,
): string | null {
  const stated = /^\s*(\d+(?:\.\d+)?)\s*(?:[/:]\s*(\d+(?:\.\d+)?))?\s*$/.exec(player.aspectRatio);
  if (stated && Number(stated[1]) > 0 && Number(stated[2] ?? 1) > 0) return `${stated[1]} / ${stated[2] ?? 1}`;
  const size = [written(player), shopVideo, written(fallbackImage(player)), loaded].find(
    (each) => each?.width && each.height,
  );
  return size ? `${size.width} / ${size.height}` : null;
}

/** `width` and `height` as HTML reads them: digits with anything behind them; a percentage is no shape. */
function written(element: Element | undefined): Partial<Size> {
  const [width, height] = ['width', 'height'].map((name) => {
    const [, digits, rest] = /^\s*\+?(\d+(?:\.\d+)?)(.*)/s.exec(element?.getAttribute(name) ?? '') ?? [];
    return rest?.startsWith('%') ? 0 : Number(digits ?? 0);
  });
  return { ...(width && { width }), ...(height && { height }) };
}
