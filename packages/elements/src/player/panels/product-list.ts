import type { Hotspot } from '@vitrine/core/hotspots';
import { html, nothing, type TemplateResult } from 'lit';
import { shownHotspots } from '../hotspots/hotspot-labels.js';
import type { PlayerContext } from '../player-context.js';
import { panelFrame } from './panel-frame.js';
import { productRow, type ProductRowContext } from './product-row.js';

type Context = ProductRowContext & Pick<PlayerContext, 'time' | 'group' | 'openPanel'>;

interface Entry {
  readonly hotspot: Hotspot;
  /** Start of the current or next time range, in seconds. */
  readonly start: number;
}

/** All products of the video, whether their hotspot is shown now or not. */
export function productList(context: Context): TemplateResult {
  const { words } = context.page;
  const { group } = context;
  const { now, later, earlier } = entriesByTime(context);
  const part = (title: string, entries: readonly Entry[]): unknown =>
    entries.length === 0
      ? nothing
      : html`<h3>${title}</h3>
          <ul>
            ${entries.map(({ hotspot, start }) => productRow(context, hotspot, start))}
          </ul>`;
  return panelFrame(
    context,
    group ? words.productsCount(group.length, context.number(group.length)) : words.productsInVideo,
    'list',
    html`${part(words.productsNow, now)}${part(words.productsLater, later)}${part(words.productsEarlier, earlier)}`,
  );
}

function entriesByTime(context: Context): Record<'now' | 'later' | 'earlier', Entry[]> {
  const { time, group } = context;
  const parts = { now: [] as Entry[], later: [] as Entry[], earlier: [] as Entry[] };
  for (const hotspot of shownHotspots(context)) {
    const { id, ranges } = hotspot;
    if (group !== null && !group.includes(id)) continue;
    const current = ranges.find(({ start, end }) => time >= start && time < end);
    const next = ranges.find(({ start }) => start > time);
    parts[current ? 'now' : next ? 'later' : 'earlier'].push({
      hotspot,
      start: (current ?? next ?? ranges.at(-1))?.start ?? 0,
    });
  }
  for (const entries of Object.values(parts)) entries.sort((a, b) => a.start - b.start);
  return parts;
}
