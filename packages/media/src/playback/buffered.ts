import { playableUntil, spansOf } from './playback-state.js';
import { haveFutureData, haveMetadata } from './ready-state.js';

/** Whether the element has nothing more to show. */
export function isStarved({ error, readyState, buffered, currentTime }: HTMLVideoElement): boolean {
  return error !== null || readyState < haveFutureData || playableUntil(buffered, currentTime) - currentTime < 0.1;
}

/**
 * Seeks a little forward, or across a small gap, so that the element looks for its data again. Returns false when it
 * cannot seek because its duration is unknown.
 */
export function nudge(video: HTMLVideoElement, position: number): boolean {
  if (video.readyState < haveMetadata) return false;
  const next = spansOf(video.buffered).find(({ start }) => start > position && start < position + 1);
  video.currentTime = next ? next.start + 0.05 : position + 0.1;
  return true;
}
