import { safeUrl } from '@vitrine/core';
import type { Hotspot } from '@vitrine/core/hotspots';
import { adoptStyles } from '../../base/adopt-styles.js';
import { labelOf, shownHotspots } from '../hotspots/hotspot-labels.js';
import type { PlayerContext } from '../player-context.js';
import { resolveSource } from '../source/video-source.js';
import { clockTime } from './clock-time.js';
import { previewStyles } from './timeline-preview.styles.js';
import { markTimes, timeAt } from './timeline.js';

type Context = Pick<PlayerContext, 'player' | 'state' | 'page' | 'hotspots' | 'labels' | 'seek' | 'number'>;

/** A pointer so close to a mark, in px, is on it. */
const reachPx = 8;

/** The timelines that have a preview. */
const previewed = new WeakSet<HTMLElement>();

/**
 * Shows what is under the pointer on the timeline: the time, the frame, and at a mark the product. `clientX` is where
 * the pointer entered, `null` where it has left; `withFrame` also loads a second video for the frames. Screen readers
 * have the value of the slider and the list of products instead.
 */
export function previewTimeline(context: Context, bar: HTMLElement, clientX: number | null, withFrame: boolean): void {
  if (previewed.has(bar)) return;
  previewed.add(bar);
  adoptStyles(context.player, previewStyles);
  const box = document.createElement('div');
  box.className = 'preview';
  box.part.add('timeline-preview');
  box.ariaHidden = 'true';
  const frame = withFrame ? frameOf(context) : null;
  const picture = document.createElement('img');
  picture.alt = '';
  const name = document.createElement('bdi');
  const time = document.createElement('bdi');
  time.dir = 'ltr';
  box.append(frame ?? '', picture, name, time);
  const show = (x: number): void => {
    const place = placeAt(context, bar, x);
    const { hotspot } = place;
    if (frame && !frame.seeking) frame.currentTime = place.time;
    const url = hotspot && context.hotspots.productOf(hotspot)?.pictures[0]?.url;
    const address = url ? safeUrl(url, document.baseURI) : null;
    picture.hidden = address === null;
    if (address !== null && picture.getAttribute('src') !== address) picture.src = address;
    name.textContent = (hotspot && labelOf(context, hotspot)?.name) ?? '';
    time.textContent = clockTime(context, place.time);
    box.style.setProperty('--at', `${(place.time / context.state.duration) * 100}%`);
    if (!box.isConnected) bar.append(box);
  };
  bar.addEventListener('pointermove', (event) => show(event.clientX));
  // After the timeline's own listener.
  bar.addEventListener('pointerdown', ({ clientX: x }) => {
    const { hotspot, time: start } = placeAt(context, bar, x);
    if (hotspot) context.seek(start);
  });
  for (const type of ['pointerleave', 'pointercancel']) bar.addEventListener(type, () => box.remove());
  if (clientX !== null) show(clientX);
}

/** What is under a pointer: a time in seconds, and the first product of the mark there. */
function placeAt(
  context: Context,
  bar: HTMLElement,
  clientX: number,
): { readonly time: number; readonly hotspot: Hotspot | undefined } {
  const { duration } = context.state;
  const time = timeAt(bar, clientX, duration);
  const hotspots = shownHotspots(context);
  const reach = (reachPx / bar.offsetWidth) * duration;
  const mark = markTimes(hotspots, duration).find((start) => Math.abs(start - time) < reach);
  const hotspot = hotspots.find(({ ranges }) => ranges[0]?.start === mark);
  // A little later, so that the marker is there.
  return { time: hotspot && mark !== undefined ? mark + 0.05 : time, hotspot };
}

/** A second video that shows single frames: only of a plain file, and not where data are saved. */
function frameOf({ player, page }: Context): HTMLVideoElement | null {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  const link = player.querySelector<HTMLAnchorElement>(':scope > a[href]')?.href ?? '';
  const file = [...resolveSource(player, page.shopVideo).sources.map(({ src }) => src), link].find((src) =>
    /\.(?:mp4|webm)(?:[?#]|$)/i.test(src),
  );
  const src = file && safeUrl(file, document.baseURI);
  if (!src || connection?.saveData) return null;
  const video = document.createElement('video');
  video.muted = video.playsInline = true;
  // A seek fetches what it needs.
  video.preload = 'metadata';
  video.disablePictureInPicture = true;
  video.src = src;
  return video;
}
