import { html, type nothing, type TemplateResult } from 'lit';
import type { Texts } from '../base/vitrine-element.js';
import type { PlayerStage } from '../player/player-stage.js';
import { CurrentMoment, type MomentHost } from './current-moment.js';
import type { FeedItem } from './feed-item.js';
import type { FeedState } from './feed-pages.js';
import { rangeAround } from './feed-window.js';
import { ItemNodes } from './item-nodes.js';
import { PlayerPool } from './player-pool.js';
import { playsByHand } from './plays-by-hand.js';
import { stepOf, type FeedKey } from './swipe-keys.js';
import { swipeItem } from './swipe-item.js';
import { hasTail, tailView } from './tail-item.js';

/** Articles before and after the current one that are in the document. */
const margin = 2;
/** Longer than a smooth scroll of one or two items takes. */
const arrivesWithinMs = 1500;
/** So close to the end the next page is loaded. */
const moreWithin = 4;

export interface SwipeHost extends MomentHost {
  readonly state: FeedState;
  readonly texts: Texts;
  readonly updateComplete: Promise<boolean>;
  more(): void;
  /** A hashtag of the item was pressed. */
  search(hashtag: string, item: FeedItem): void;
  /** `product` = its id or handle; `''` = none is shown. */
  share(item: FeedItem, seconds: number, product: string): void;
}

/** One item per screen of the box: which one is current, what plays, and the way from one to the next. */
export class Swipe {
  /** Index of the current item. */
  current = 0;
  /** What the visitor chose for the sound; it holds for the next items too. */
  muted = true;
  /** The browser did not let a video play. The visitor's next press tries again. */
  blocked = false;
  readonly pool: PlayerPool;
  readonly #host: SwipeHost;
  readonly #nodes = new ItemNodes();
  #inView = false;
  /** Counts what was asked to play, so that a late answer is ignored. */
  #turn = 0;
  #stage: PlayerStage | undefined;
  readonly #moment: CurrentMoment;
  #offStage: (() => void) | undefined;
  /** Item to scroll to when it is rendered, and whether it gets the focus. */
  #target: { readonly index: number; readonly focus?: boolean } | null = null;
  /** Index that a smooth scroll is on its way to. */
  #heading: number | null = null;
  #arrival: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  /** The second to begin an item at, and the id or handle of the product to open there; `''` = none. */
  #start: { readonly index: number; readonly seconds: number; readonly product: string } | null = null;

  constructor(host: SwipeHost) {
    this.#host = host;
    this.pool = new PlayerPool({ changed: () => host.requestUpdate() });
    this.#moment = new CurrentMoment(host);
  }

  get item(): FeedItem | undefined {
    return this.#host.state.items[this.current];
  }

  get stage(): PlayerStage | undefined {
    return this.#stage;
  }

  /** The product of the moment, over the current video. */
  card(): TemplateResult | typeof nothing {
    return this.#moment.card();
  }

  /** The second that the current item is at, or will begin at. */
  get time(): number {
    const { index, seconds = 0 } = this.#start ?? {};
    return index === this.current ? seconds : (this.#stage?.time ?? 0);
  }

  /** Shows an item at once. `seconds` = where its video begins; `product` = what is opened there. */
  show(index: number, { focus = false, seconds = 0, product = '' } = {}): void {
    this.#target = { index, focus };
    this.#start = { index, seconds, product };
    this.#heading = null;
    this.#makeCurrent(index);
  }

  /** Moves with an animation when it is the neighbour. Returns false when there is nothing in that direction. */
  step(key: FeedKey): boolean {
    const from = this.#heading ?? this.current;
    const last = this.#count - 1;
    const to = key === 'first' ? 0 : key === 'last' ? last : Math.min(last, Math.max(0, from + key));
    const scroller = this.#scroller;
    if (to === from || !scroller) return false;
    const isNear = Math.abs(to - this.current) <= margin;
    if (!isNear || matchMedia('(prefers-reduced-motion: reduce)').matches) this.show(to, { focus: true });
    else {
      this.#heading = to;
      this.#article(to)?.focus({ preventScroll: true });
      scroller.scrollTo({ top: to * this.#height(scroller), behavior: 'smooth' });
      // A browser may give up a smooth scroll when items change meanwhile: then the item is shown at once.
      clearTimeout(this.#arrival);
      this.#arrival = setTimeout(() => {
        if (this.#heading === to) this.show(to, { focus: this.#focusedIndex() !== null });
      }, arrivesWithinMs);
    }
    return true;
  }

  /** While it is held the current item stays, wherever the list is scrolled; then the list is scrolled to it. */
  hold(isHeld: boolean): void {
    cancelAnimationFrame(this.#frame);
    // As if a frame had been asked for: none is when the list is scrolled.
    this.#frame = Number(isHeld);
    this.#target = { index: this.current };
    this.#host.requestUpdate();
  }

  /** The box came into view or left it. */
  setInView(inView: boolean): void {
    if (inView === this.#inView) return;
    this.#inView = inView;
    if (inView) this.#resume();
    else {
      // A play that has not begun yet must not begin out of view, and nothing is prepared there.
      this.#turn++;
      this.pool.prepare(undefined, new Set());
    }
  }

  /** The items changed: the first ones may be there. */
  itemsChanged(): void {
    if (this.#inView && this.item && !this.pool.of(this.item)) this.#makeCurrent(this.current);
  }

  setMuted(muted: boolean): void {
    this.muted = muted;
    this.#stage?.setMuted(muted);
    this.#host.requestUpdate();
  }

  /** The visitor pressed play. */
  async press(): Promise<void> {
    const { item } = this;
    if (!item) return;
    this.blocked = false;
    await this.#play(item, true);
    this.#prepareNext();
  }

  /** Plays and pauses the current item. */
  toggle(): void {
    const stage = this.#stage;
    const { item } = this;
    const player = item && this.pool.of(item);
    if (!stage || !player || player.paused) void this.press();
    else stage.pause();
  }

  close(): void {
    this.#turn++;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#unfollow();
    this.pool.clear();
    this.#heading = this.#target = null;
  }

  view(): TemplateResult {
    const { state, texts } = this.#host;
    return html`<div
      class="swipe"
      part="list"
      role="feed"
      aria-label=${texts.words.videos}
      aria-busy=${state.next === 'loading'}
      @scroll=${this.#scrolled}
      @keydown=${this.#keys}
      @focusin=${this.#focused}
    >
      <div class="track"></div>
    </div>`;
  }

  /** After each render. */
  updated(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    scroller.style.setProperty('--count', String(this.#count));
    this.#draw(scroller);
    // A page may have fewer videos than it takes to have enough ahead.
    queueMicrotask(() => this.#loadAhead());
    const target = this.#target;
    if (!target) return;
    const height = this.#height(scroller);
    if (!height) return;
    this.#target = null;
    scroller.scrollTo({ top: target.index * height, behavior: 'instant' });
    if (target.focus) this.#article(target.index)?.focus({ preventScroll: true });
  }

  #share(item: FeedItem): void {
    const isCurrent = item === this.item;
    const { handle = '', id = handle } = (isCurrent && this.#moment.hotspot?.product) || {};
    this.#host.share(item, isCurrent ? this.time : 0, id);
  }

  #draw(scroller: HTMLElement): void {
    const track = scroller.querySelector('.track');
    if (!track) return;
    const { state, texts } = this.#host;
    const { items } = state;
    const { first, end } = rangeAround(this.current, 1, margin, items.length);
    const views = items.slice(first, end).map((item, offset) =>
      swipeItem(this, item, first + offset, state, texts, {
        share: () => this.#share(item),
        search: (hashtag) => this.#host.search(hashtag, item),
      }),
    );
    if (hasTail(state) && end === items.length)
      views.push(tailView(state, texts, { '--at': String(items.length) }, () => this.#host.more()));
    const top = scroller.scrollTop;
    const focused = this.#focusedIndex();
    this.#nodes.draw(track, views);
    // What had the focus may have given way to another item in its place.
    if (focused !== null && this.#focusedIndex() === null) this.#article(focused)?.focus({ preventScroll: true });
    // WebKit counts the snap positions: when an earlier item leaves, it would snap to the next one, again and again.
    if (scroller.scrollTop !== top) scroller.scrollTo({ top, behavior: 'instant' });
  }

  get #count(): number {
    const { state } = this.#host;
    return state.items.length + (hasTail(state) ? 1 : 0);
  }

  get #scroller(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.swipe');
  }

  /** Px of one screen; fractions count over a thousand items. */
  #height(scroller: HTMLElement): number {
    return scroller.getBoundingClientRect().height;
  }

  #article(index: number): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`.swipe [data-at="${index}"]`);
  }

  readonly #scrolled = {
    handleEvent: (): void => {
      this.#frame ||= requestAnimationFrame(() => {
        this.#frame = 0;
        const scroller = this.#scroller;
        const height = scroller ? this.#height(scroller) : 0;
        if (!scroller || !height || this.#target) return;
        const index = Math.round(scroller.scrollTop / height);
        if (index === this.#heading) this.#heading = null;
        if (index !== this.current && index < this.#count) this.#makeCurrent(index);
      });
    },
    passive: true,
  };

  /** Before the player, whose arrows would change the volume. */
  readonly #keys = {
    handleEvent: (event: KeyboardEvent): void => {
      const key = stepOf(event);
      if (key === null) return;
      if (key === 'toggle') this.toggle();
      else if (!this.step(key)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    capture: true,
  };

  /** A screen reader or Tab went to another item: the browser scrolls there, and it becomes the current one. */
  readonly #focused = (): void => {
    if (this.#heading === null) this.#scrolled.handleEvent();
  };

  #makeCurrent(index: number): void {
    const had = this.#focusedIndex();
    this.current = index;
    const { item } = this;
    this.#turn++;
    this.#unfollow();
    this.pool.pauseOthers(item);
    this.pool.keep(new Set(this.#rendered()));
    if (item) void this.#play(item, false);
    this.#prepareNext();
    this.#loadAhead();
    this.#host.requestUpdate();
    this.#host.played();
    // The focus goes along, because the item that has it will leave the document.
    if (had !== null && had !== index && this.#heading === null)
      void this.#host.updateComplete.then(() => this.#article(this.current)?.focus({ preventScroll: true }));
  }

  #focusedIndex(): number | null {
    const root = this.#host.renderRoot;
    const active = root instanceof ShadowRoot ? root.activeElement : null;
    const at = active?.closest<HTMLElement>('.swipe .item')?.dataset['at'];
    return at === undefined ? null : Number(at);
  }

  #rendered(): FeedItem[] {
    const { items } = this.#host.state;
    const { first, end } = rangeAround(this.current, 1, margin, items.length);
    return items.slice(first, end);
  }

  /** The items whose players must not be taken away: the one before, the current and the next. */
  #needed(): ReadonlySet<FeedItem> {
    return new Set(this.#host.state.items.slice(Math.max(0, this.current - 1), this.current + 2));
  }

  #loadAhead(): void {
    const { items, next } = this.#host.state;
    if (next === 'more' && this.current >= items.length - moreWithin) this.#host.more();
  }

  #prepareNext(): void {
    const isWanted = this.#inView && !this.blocked && !playsByHand();
    this.pool.prepare(isWanted ? this.#host.state.items[this.current + 1] : undefined, this.#needed());
  }

  #resume(): void {
    const { item } = this;
    if (!item) return;
    // A player that was paused out of view goes on by itself.
    if (!this.pool.of(item)) void this.#play(item, false);
    else if (!this.#stage) void this.#play(item, false);
    this.#prepareNext();
  }

  async #play(item: FeedItem, isPress: boolean): Promise<void> {
    if (!isPress && (!this.#inView || this.blocked || playsByHand())) return;
    const turn = ++this.#turn;
    const isStale = (): boolean => turn !== this.#turn;
    const player = this.pool.give(item, this.#needed());
    player.muted = this.muted;
    this.pool.releaseOthers(item);
    if (!player.isConnected) await this.#host.updateComplete;
    // During a press this begins to play in the same task where that is possible: then sound is allowed.
    if (isPress) void player.play();
    const stage = await this.pool.open(item, player);
    if (isStale()) return;
    if (!stage) return this.#block();
    stage.playback.setMuted(this.muted);
    this.#follow(stage);
    const { index, seconds = 0, product = '' } = this.#start ?? {};
    if (index === this.current && seconds > 0) stage.seek(seconds);
    if (index === this.current && product !== '') stage.goTo({ time: null, product });
    this.#start = null;
    const outcome = await stage.start({ muted: this.muted });
    // A video that was scrolled away while it began is only paused.
    if (outcome === 'play-blocked' && !isStale()) this.#block();
  }

  #block(): void {
    this.blocked = true;
    this.#host.requestUpdate();
  }

  #follow(stage: PlayerStage): void {
    this.#unfollow();
    this.#stage = stage;
    let wasPaused = stage.video.paused;
    this.#moment.follow(stage);
    this.#offStage = stage.playback.$state.listen(({ muted }) => {
      const { paused } = stage.video;
      // What the browser muted is not the visitor's choice.
      const isChosen = !stage.autoMuted && muted !== this.muted;
      if (isChosen) this.muted = muted;
      if (!paused) this.blocked = false;
      if (isChosen || paused !== wasPaused) this.#host.requestUpdate();
      wasPaused = paused;
    });
  }

  #unfollow(): void {
    this.#offStage?.();
    this.#offStage = this.#stage = undefined;
    this.#moment.clear();
  }
}
