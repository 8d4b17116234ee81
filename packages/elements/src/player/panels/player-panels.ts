import { safeUrl } from '@vitrine/core';
import type { Hotspot } from '@vitrine/core/hotspots';
import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon } from '../../theme/icons.js';
import { clockTime } from '../controls/control-bar.js';
import { momentIcon, replayIcon } from '../controls/control-icons.js';
import { labelOf, shownHotspots } from '../hotspots/hotspot-labels.js';
import type { PlayerStage } from '../player-stage.js';

export { panelStyles } from './player-panels.styles.js';

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];

function panel(stage: PlayerStage, title: string, kind: string, content: unknown): TemplateResult {
  return html`<section class="panel ${kind}" part="panel" aria-label=${title}>
    <header>
      <h2>${title}</h2>
      <button class="close" type="button" aria-label=${stage.place.words.close} @click=${() => stage.openPanel(null)}>
        ${closeIcon}
      </button>
    </header>
    <div class="scroll">${content}</div>
  </section>`;
}

/** One product of the film: opens it where there is a catalogue, leads to its page where there is none. */
function productRow(stage: PlayerStage, hotspot: Hotspot, moment?: number): TemplateResult {
  const face = labelOf(stage, hotspot);
  const product = stage.products.productOf(hotspot);
  if (!face) return html``;
  const picture = product?.pictures[0];
  const url = picture ? safeUrl(picture.url, document.baseURI) : null;
  const content = html`<span class="thumb"
      >${url === null ? nothing : html`<img src=${url} alt="" loading="lazy" decoding="async" @error=${(event: Event) => (event.target as HTMLElement).toggleAttribute('hidden', true)} />`}</span
    >
    <span class="words"><bdi class="name">${face.name}</bdi><span class="price">${face.price}</span></span>`;
  const open = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    stage.openProduct(hotspot.product, event.currentTarget, hotspot.id);
  };
  return html`<li>
    ${face.href === null ? html`<button class="product" type="button" @click=${open}>${content}</button>` : html`<a class="product" href=${face.href}>${content}</a>`}
    ${moment === undefined ? nothing : momentButton(stage, face.name, moment)}
  </li>`;
}

function momentButton(stage: PlayerStage, name: string, start: number): TemplateResult {
  const time = clockTime(stage, start);
  return html`<button
    class="moment"
    type="button"
    aria-label=${stage.place.words.productAt(name, time)}
    @click=${() => stage.seek(start + 0.05)}
  >
    ${momentIcon}<bdi dir="ltr">${time}</bdi>
  </button>`;
}

/** The untimed way to every product of the film. */
export function productList(stage: PlayerStage): TemplateResult {
  const { words } = stage.place;
  const { time, group } = stage;
  const hotspots = shownHotspots(stage).filter(({ id }) => group === null || group.includes(id));
  const parts: Record<'now' | 'later' | 'earlier', { readonly hotspot: Hotspot; readonly start: number }[]> = {
    now: [],
    later: [],
    earlier: [],
  };
  for (const hotspot of hotspots) {
    const { ranges } = hotspot;
    const here = ranges.find(({ start, end }) => time >= start && time < end);
    const next = ranges.find(({ start }) => start > time);
    parts[here ? 'now' : next ? 'later' : 'earlier'].push({
      hotspot,
      start: (here ?? next ?? ranges.at(-1))?.start ?? 0,
    });
  }
  for (const list of Object.values(parts)) list.sort((a, b) => a.start - b.start);
  const part = (title: string, list: (typeof parts)['now']): unknown =>
    list.length === 0
      ? nothing
      : html`<h3>${title}</h3>
          <ul>
            ${list.map(({ hotspot, start }) => productRow(stage, hotspot, start))}
          </ul>`;
  return panel(
    stage,
    group ? words.productsCount(group.length, stage.number(group.length)) : words.productsInVideo,
    'list',
    html`${part(words.productsNow, parts.now)}${part(words.productsLater, parts.later)}${part(words.productsEarlier, parts.earlier)}`,
  );
}

export function settings(stage: PlayerStage): TemplateResult {
  const { words } = stage.place;
  const { state, captions, playback } = stage;
  const choice = (
    label: string,
    chosen: string,
    options: readonly (readonly [string, string])[],
    choose: (key: string) => void,
  ): TemplateResult =>
    html`<label
      ><span>${label}</span
      ><select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === chosen}>${text}</option>`)}
      </select></label
    >`;
  const lines = ({ height, bitrate }: { readonly height: number; readonly bitrate: number }): string =>
    height > 0
      ? `${stage.number(height, { useGrouping: false })}p`
      : `${stage.number(Math.round(bitrate / 1000))} kbit/s`;
  return panel(
    stage,
    words.settings,
    'settings',
    html`
      ${state.qualities.length < 2 ? nothing : choice(words.quality, state.quality, [['auto', words.automatic], ...state.qualities.toReversed().map((one) => [one.id, lines(one)] as const)], (id) => playback.setQuality(id))}
      ${choice(
        words.speed,
        String(state.rate),
        SPEEDS.map((rate) => [String(rate), `${stage.number(rate)}×`] as const),
        (rate) => playback.setRate(Number(rate)),
      )}
      ${captions.choices.length === 0 ? nothing : choice(words.captions, captions.chosen ?? '', [['', words.off], ...captions.choices.map(({ key, label }) => [key, label] as const)], (key) => captions.choose(key || null))}
    `,
  );
}

/** After the last frame: again, or what was in it. */
export function endScreen(stage: PlayerStage): TemplateResult {
  const { words } = stage.place;
  const hotspots = shownHotspots(stage);
  return html`<div class="end" part="end">
    <button class="again" type="button" @click=${() => stage.replay()}>
      ${replayIcon}<span>${words.replay}</span>
    </button>
    ${
      hotspots.length === 0
        ? nothing
        : html`<h2>${words.productsInVideo}</h2>
            <ul>
              ${hotspots.slice(0, 6).map((hotspot) => productRow(stage, hotspot))}
            </ul>`
    }
  </div>`;
}
