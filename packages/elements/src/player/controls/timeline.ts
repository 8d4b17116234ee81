import { html, svg, type TemplateResult } from 'lit';
import { shownHotspots } from '../hotspots/hotspot-labels.js';
import type { PlayerContext } from '../player-context.js';
import { clockTime } from './clock-time.js';

type Context = Pick<PlayerContext, 'state' | 'page' | 'hotspots' | 'labels' | 'time' | 'seek' | 'number'>;

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
    const { left, width } = bar.getBoundingClientRect();
    context.seek(Math.min(1, Math.max(0, (event.clientX - left) / width)) * duration);
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
  const marks = shownHotspots(context).map(({ ranges }) => {
    const x = ((ranges[0]?.start ?? 0) / duration) * 100;
    return svg`<circle cx=${`${x}%`} cy="50%" r="3"></circle>`;
  });
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
    @pointerdown=${seekTo}
    @pointermove=${seekTo}
    @keydown=${keyPressed}
  >
    <div class="rail"><div class="done"></div></div>
    <svg class="moments" aria-hidden="true">${marks}</svg>
  </div>`;
}
