import type { Video } from '@vitrine/core';
import { safeAddress } from '../player/source/safe-address.js';

/** One video of a feed. */
export interface FeedItem {
  /** Is the same for the same video: an item that comes twice is shown once. */
  readonly id: string;
  readonly title: string;
  readonly poster: string | null;
  /** Width divided by height; null = it is not known. */
  readonly ratio: number | null;
  /** The video of the backend; null = the item is a child of the element. */
  readonly video: Video | null;
  /** The child that the page's author wrote. */
  readonly child: Element | null;
}

/** Null = the video has nothing to play, and no item. */
export function itemOfVideo(video: Video): FeedItem | null {
  if (!video.sources.some(({ src }) => safeAddress(src) !== null)) return null;
  const { id, title, width, height } = video;
  const ratio = width && height ? width / height : null;
  return { id, title, poster: safeAddress(video.poster), ratio, video, child: null };
}

const mediaFile = /\.(?:mp4|webm|m3u8)(?:[?#]|$)/i;

function addressOf(child: Element): string {
  if (child.localName === 'a') {
    const href = child.getAttribute('href') ?? '';
    return mediaFile.test(href) ? href : '';
  }
  return (
    child.getAttribute('video-id') ||
    child.getAttribute('src') ||
    child.querySelector(':scope > source')?.getAttribute('src') ||
    child.querySelector(':scope > a')?.getAttribute('href') ||
    ''
  );
}

function itemOfChild(child: Element): FeedItem | null {
  const address = addressOf(child);
  if (address === '') return null;
  const image = child.querySelector('img');
  const [width, height] = [image?.getAttribute('width'), image?.getAttribute('height')].map(Number);
  return {
    id: address,
    title: child.getAttribute('label') || (child.localName === 'a' && child.textContent?.trim()) || image?.alt || '',
    poster: safeAddress(child.getAttribute('poster')) ?? safeAddress(image?.getAttribute('src')),
    ratio: width && height ? width / height : null,
    video: null,
    child,
  };
}

/** The items that the page's author wrote: `<vitrine-player>` and links to video files, each once. */
export function itemsOfChildren(feed: Element): FeedItem[] {
  const items = new Map<string, FeedItem>();
  for (const child of feed.children) {
    if (child.localName !== 'vitrine-player' && child.localName !== 'a') continue;
    const item = itemOfChild(child);
    if (item && !items.has(item.id)) items.set(item.id, item);
  }
  return [...items.values()];
}
