import { playableUntil, spansOf } from './playback-state.js';
import { haveFutureData, haveMetadata } from './ready-state.js';

/** What an element has of its film, and how it is helped over a hole. */

/** There is nothing more to show. */
export function isStarved({ error, readyState, buffered, currentTime }: HTMLVideoElement): boolean {
  return error !== null || readyState < haveFutureData || playableUntil(buffered, currentTime) - currentTime < 0.1;
}

/**
 * A small step makes the element look for its data anew; over a small hole it steps to the other side. Answers whether it could:
 * not before it knows its length.
 */
export function nudge(video: HTMLVideoElement, position: number): boolean {
  if (video.readyState < haveMetadata) return false;
  const next = spansOf(video.buffered).find(({ start }) => start > position && start < position + 1);
  video.currentTime = next ? next.start + 0.05 : position + 0.1;
  return true;
}
