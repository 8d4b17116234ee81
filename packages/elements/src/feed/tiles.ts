import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../base/vitrine-element.js';
import { backIcon, forwardIcon, playIcon } from '../theme/icons.js';
import type { FeedItem } from './feed-item.js';
import type { FeedState } from './feed-pages.js';
import { rangeAround, type ItemRange } from './feed-window.js';
import { gridRange } from './grid-range.js';
import { ItemNodes, type ItemView } from './item-nodes.js';
import type { Swipe } from './swipe.js';
import { hasTail, tailView } from './tail-item.js';
import { theatreDialog } from './theatre-dialog.js';

export { tileStyles } from './tiles.styles.js';

export interface TilesHost {
  readonly layout: string;
  readonly state: FeedState;
  readonly texts: Texts;
  readonly dir: 'ltr' | 'rtl';
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
  requestUpdate(): void;
  more(): void;
  open(index: number): void;
  /** What the dialog shows. */
  readonly swipe: Swipe;
  /** The dialog was closed. */
  closed(): void;
  announce(text: string): void;
}

/** A layout that opens its videos in a dialog. */
export interface TileLayout {
  start(): void;
  stop(): void;
  /** After the dialog: gives the focus back to the tile of the video that was shown last. */
  focus(index: number): void;
  /** The tiles and the dialog; `videos` = what is shown in it while it is open. */
  view(videos: TemplateResult | typeof nothing): TemplateResult;
  /** After each render. */
  updated(): void;
  /** The video in the dialog goes on, or another one is shown. */
  played?(): void;
}

/** Tiles shown while the first page comes: the space is reserved. */
const placeholders = 10;

/** Posters in a row or a grid. A press opens the video. There are no players, and only tiles near the visible ones. */
export class Tiles implements TileLayout {
  readonly #host: TilesHost;
  readonly #nodes = new ItemNodes();
  #range: ItemRange = { first: 0, end: placeholders };
  #columns = 2;
  #frame = 0;
  #end = new AbortController();
  #resize: ResizeObserver | undefined;
  #observed: Element | null = null;
  #toFocus: number | null = null;

  constructor(host: TilesHost) {
    this.#host = host;
  }

  start(): void {
    this.#end = new AbortController();
    const { signal } = this.#end;
    // The page, or a part of it, scrolls the grid.
    document.addEventListener('scroll', () => this.#measureSoon(), { signal, capture: true, passive: true });
    this.#resize = new ResizeObserver(() => this.#measureSoon());
  }

  stop(): void {
    this.#end.abort();
    this.#resize?.disconnect();
    this.#observed = null;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Shows a tile and gives it the focus. */
  focus(index: number): void {
    this.#toFocus = index;
    this.#host.requestUpdate();
  }

  view(videos: TemplateResult | typeof nothing): TemplateResult {
    const { state, texts, layout } = this.#host;
    const { items, next } = state;
    const { words } = texts;
    const isRow = layout !== 'grid';
    return html`<div class="tiles ${isRow ? `row ${layout}` : layout}">
        <div
          class="scroller"
          part="list"
          role="feed"
          aria-label=${words.videos}
          aria-busy=${next === 'loading'}
          @keydown=${(event: KeyboardEvent) => this.#pressed(event)}
          @scroll=${this.#scrolled}
        >
          <div class="track"></div>
        </div>
        ${isRow && items.length > 0 ? this.#arrows() : nothing}
      </div>
      ${theatreDialog(videos, words, () => this.#host.closed())}`;
  }

  /** After each render. */
  updated(): void {
    const track = this.#track;
    if (!track) return;
    if (this.#observed !== track) {
      this.#resize?.disconnect();
      this.#resize?.observe(track);
      this.#observed = track;
    }
    const { state } = this.#host;
    // A grid that failed keeps the height that it had while it was loading.
    const isBare = this.#isWaiting || (state.items.length === 0 && this.#host.layout === 'grid');
    const count = isBare ? placeholders : state.items.length + (hasTail(state) ? 1 : 0);
    this.#columns = Number(getComputedStyle(track).getPropertyValue('--columns')) || 1;
    track.style.setProperty('--count', String(count));
    track.style.setProperty('--rows', String(Math.ceil(count / this.#columns)));
    this.#nodes.draw(track, this.#views());
    this.#moveFocus();
    this.#measureSoon();
  }

  get #track(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.tiles .track');
  }

  get #scroller(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.tiles .scroller');
  }

  /** The first page is not there yet. */
  get #isWaiting(): boolean {
    const { items, next } = this.#host.state;
    return items.length === 0 && next !== 'failed';
  }

  #views(): ItemView[] {
    const { state, texts } = this.#host;
    const { items } = state;
    if (this.#isWaiting)
      return Array.from({ length: placeholders }, (_, index) => ({
        key: ` ${index}`,
        index,
        attributes: { class: 'skeleton', 'aria-label': texts.words.loading },
        style: this.#placeOf(index),
        content: null,
      }));
    const views = this.#indexes().flatMap((index) => {
      const item = items[index];
      return item ? this.#tile(item, index) : [];
    });
    if (hasTail(state) && this.#range.end >= items.length)
      views.push(tailView(state, texts, this.#placeOf(items.length), () => this.#host.more()));
    return views;
  }

  #placeOf(index: number): Record<string, string> {
    return {
      '--at': String(index),
      '--column': String(index % this.#columns),
      '--line': String(Math.floor(index / this.#columns)),
    };
  }

  /** The visible tiles and those around them; the tile with the focus stays, however far it is. */
  #indexes(): number[] {
    const { length } = this.#host.state.items;
    const first = Math.min(this.#range.first, length);
    const end = Math.min(this.#range.end, length);
    const indexes = Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset);
    for (const kept of [this.#focusedIndex(), this.#toFocus])
      if (kept !== null && kept < length && !indexes.includes(kept)) indexes.push(kept);
    return indexes.sort((a, b) => a - b);
  }

  #focusedIndex(): number | null {
    const root = this.#host.renderRoot;
    const active = root instanceof ShadowRoot ? root.activeElement : null;
    const at = active?.closest<HTMLElement>('.tiles .item')?.dataset['at'];
    return at === undefined ? null : Number(at);
  }

  readonly #scrolled = { handleEvent: (): void => this.#measureSoon(), passive: true };

  #measureSoon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#measure();
    });
  }

  #measure(): void {
    const track = this.#track;
    const scroller = this.#scroller;
    const { items, next } = this.#host.state;
    const tile = track?.querySelector<HTMLElement>('.item')?.getBoundingClientRect();
    if (!track || !scroller || !tile?.width || items.length === 0) return;
    const columns = Number(getComputedStyle(track).getPropertyValue('--columns')) || 1;
    const gap = Number.parseFloat(getComputedStyle(track).getPropertyValue('--gap')) || 0;
    let range: ItemRange;
    if (this.#host.layout !== 'grid') {
      const step = tile.width + gap;
      const visible = Math.ceil(scroller.clientWidth / step) + 1;
      range = rangeAround(Math.floor(Math.abs(scroller.scrollLeft) / step), visible, visible, items.length);
    } else
      range = gridRange(
        { columns, rowStep: tile.height + gap },
        track.getBoundingClientRect().top,
        innerHeight,
        items.length,
      );
    if (next === 'more' && range.end >= items.length) this.#host.more();
    const isSame = range.first === this.#range.first && range.end === this.#range.end && columns === this.#columns;
    this.#range = range;
    if (!isSame) this.#host.requestUpdate();
  }

  #moveFocus(): void {
    const index = this.#toFocus;
    const button = index === null ? null : this.#track?.querySelector<HTMLElement>(`[data-at="${index}"] button`);
    if (!button) return;
    this.#toFocus = null;
    button.focus();
  }

  #tile(item: FeedItem, index: number): ItemView {
    const { state, texts } = this.#host;
    const { words } = texts;
    return {
      key: item.id,
      index,
      attributes: {
        'aria-label': item.title || words.video,
        'aria-posinset': String(index + 1),
        'aria-setsize': String(state.next === 'end' ? state.items.length : -1),
      },
      style: this.#placeOf(index),
      content: html`<button
        class="tile"
        part="tile"
        type="button"
        aria-label=${words.playVideo(item.title)}
        @click=${() => this.#host.open(index)}
      >
        ${
          item.poster === null
            ? nothing
            : html`<img class="poster" part="poster" src=${item.poster} alt="" decoding="async" loading="lazy" />`
        }
        <span class="mark" aria-hidden="true">${playIcon}</span>
        ${item.title === '' ? nothing : html`<span class="title">${item.title}</span>`}
      </button>`,
    };
  }

  #arrows(): TemplateResult {
    const { words } = this.#host.texts;
    return html`<button
        class="arrow back"
        part="arrow"
        type="button"
        aria-label=${words.videosPrevious}
        @click=${() => this.#page(-1)}
      >
        ${backIcon}</button
      ><button
        class="arrow forward"
        part="arrow"
        type="button"
        aria-label=${words.videosNext}
        @click=${() => this.#page(1)}
      >
        ${forwardIcon}
      </button>`;
  }

  /** Scrolls the row by what is visible of it. */
  #page(direction: 1 | -1): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const sign = this.#host.dir === 'rtl' ? -direction : direction;
    scroller.scrollBy({ left: sign * scroller.clientWidth * 0.85, behavior: isReduced ? 'instant' : 'smooth' });
  }

  /** Arrows move the focus from tile to tile; Home and End go to the first and last one that is loaded. */
  #pressed(event: KeyboardEvent): void {
    const from = this.#focusedIndex();
    if (from === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const isRow = this.#host.layout !== 'grid';
    const last = this.#host.state.items.length - 1;
    const ahead = this.#host.dir === 'rtl' ? -1 : 1;
    const target: Record<string, number> = {
      ArrowRight: from + ahead,
      ArrowLeft: from - ahead,
      PageDown: from + (isRow ? 1 : this.#columns),
      PageUp: from - (isRow ? 1 : this.#columns),
      ...(isRow ? {} : { ArrowDown: from + this.#columns, ArrowUp: from - this.#columns }),
      Home: 0,
      End: last,
    };
    const to = target[event.key];
    if (to === undefined || to < 0 || to > last || to === from) return;
    event.preventDefault();
    this.focus(to);
  }
}
