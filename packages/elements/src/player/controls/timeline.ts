import type { Hotspot } from '@vitrine/core/hotspots';
import { html, type TemplateResult } from 'lit';
import { shownHotspots } from '../hotspots/hotspot-labels.js';
import type { PlayerContext } from '../player-context.js';
import { clockTime } from './clock-time.js';

type Context = Pick<PlayerContext, 'player' | 'state' | 'page' | 'hotspots' | 'labels' | 'time' | 'seek' | 'number'>;

/** Two marks are at least this share of the timeline apart, so that they do not touch on a phone either. */
const leastDistance = 0.03;

/** The times of the marks in seconds: the start of each hotspot, without those that would touch the one before. */
export function markTimes(hotspots: readonly Hotspot[], duration: number): number[] {
  const times: number[] = [];
  // They are sorted by start.
  for (const { ranges } of hotspots) {
    const start = ranges[0]?.start ?? 0;
    if (start <= duration && start >= (times.at(-1) ?? -Infinity) + duration * leastDistance) times.push(start);
  }
  return times;
}

/** The time under a pointer, in seconds. */
export function timeAt(bar: Element, clientX: number, duration: number): number {
  const { left, width } = bar.getBoundingClientRect();
  return Math.min(1, Math.max(0, (clientX - left) / width)) * duration;
}

/** The slider of the position, with a mark at the start of each product. */
export function timeline(context: Context): TemplateResult {
  const { duration } = context.state;
  const { words } = context.page;
  const now = Math.min(context.time, duration);
  const seekTo = (event: PointerEvent): void => {
    const bar = event.currentTarget;
    if (!(bar instanceof HTMLElement) || (event.type === 'pointermove' && !bar.hasPointerCapture(event.pointerId)))
      return;
    if (event.type === 'pointerdown') bar.setPointerCapture(event.pointerId);
    context.seek(timeAt(bar, event.clientX, duration));
  };
  const entered = ({ currentTarget, clientX, pointerType }: PointerEvent): void => {
    const bar = currentTarget as HTMLElement;
    let isOver = true;
    // A browser keeps :hover after a tap.
    bar.addEventListener('pointerleave', () => (isOver = false), { once: true });
    void import('./timeline-preview.js').then(
      ({ previewTimeline }) => previewTimeline(context, bar, isOver ? clientX : null, pointerType !== 'touch'),
      () => {},
    );
  };
  const keyPressed = (event: KeyboardEvent): void => {
    const target = {
      Home: 0,
      End: duration,
      PageUp: now + duration / 10,
      PageDown: now - duration / 10,
      ArrowUp: now + 5,
      ArrowDown: now - 5,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    context.seek(target);
  };
  // One path for all: a subpath without a length is a dot, and its width is not stretched with the picture.
  const dots = markTimes(shownHotspots(context), duration)
    .map((time) => `M${((time / duration) * 1000).toFixed(1)} 5h0`)
    .join('');
  return html`<div
    class="timeline"
    dir="ltr"
    role="slider"
    tabindex="0"
    aria-label=${words.timeline}
    aria-valuemin="0"
    aria-valuemax=${Math.round(duration)}
    aria-valuenow=${Math.round(now)}
    aria-valuetext=${words.timeOf(clockTime(context, now), clockTime(context, duration))}
    @pointerenter=${entered}
    @pointerdown=${seekTo}
    @pointermove=${seekTo}
    @keydown=${keyPressed}
  >
    <div class="rail"><div class="done"></div></div>
    <svg class="moments" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <path d=${dots} />
      <path d=${dots} />
    </svg>
  </div>`;
}
