import type { FeedQuery, Shop } from '@vitrine/core';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { adoptStyles } from '../base/adopt-styles.js';
import { Announcer } from '../base/announcer.js';
import { ShopController } from '../base/shop-context.js';
import { StoreController } from '../base/store-controller.js';
import { VitrineElement, type Texts } from '../base/vitrine-element.js';
import { observeInView } from '../player/playback/near-viewport.js';
import { safeAddress } from '../player/source/safe-address.js';
import { closeIcon } from '../theme/icons.js';
import { downIcon, upIcon } from './feed-icons.js';
import { itemsOfChildren, type FeedItem } from './feed-item.js';
import { FeedPages, type FeedState } from './feed-pages.js';
import type { FeedPlace } from './feed-place.js';
import type * as feedReturn from './feed-return.js';
import { feedStyles } from './feed.styles.js';
import { Swipe, type SwipeHost } from './swipe.js';
import type { TileLayout, TilesHost } from './tiles.js';

const nothingYet: FeedState = { items: [], next: 'loading' };

/**
 * Shows the videos of a list of the shop, or its children: one per screen, in a row, or in a grid. However long the list
 * is, a handful of items is in the document and at most three players exist: one plays, the next is prepared, the one
 * before is kept. Videos begin without sound. With data saving or reduced motion they wait for a press.
 *
 * @summary Many videos in one element: a feed to swipe, a row or a grid.
 * @element vitrine-feed
 *
 * @slot - `<vitrine-player>` or `<a href><img></a>` children: the videos where `by` is not set, otherwise what is shown
 *   until the list is there.
 *
 * @csspart base - The outermost node.
 * @csspart list - What scrolls.
 * @csspart item - One video with all that belongs to it.
 * @csspart frame - The box of the picture, in the swipe layout.
 * @csspart poster - The picture of a video that does not play.
 * @csspart play-button - The button on a video that waits for a press.
 * @csspart about - Creator, title and hashtags.
 * @csspart product - The product of the moment, over creator and title.
 * @csspart tile - The button with the poster, in a row or grid.
 * @csspart arrow - The buttons that scroll.
 *
 * @cssprop [--vitrine-feed-height=min(100dvh, 900px)] - Height of the swipe layout.
 * @cssprop [--vitrine-feed-ground=#12110f] - Background of the swipe layout.
 * @cssprop [--vitrine-feed-gap=12px] - Space between tiles; in px.
 * @cssprop [--vitrine-tile-width=clamp(132px, 40cqi, 220px)] - Width of a tile in the carousel.
 * @cssprop [--vitrine-bubble-layer=2147483000] - `z-index` of the bubble.
 * @cssprop [--vitrine-tile-radius=12px] - Radius of tiles.
 */
export class VitrineFeed extends VitrineElement {
  static override styles: CSSResultGroup = [VitrineElement.styles, feedStyles];

  /** Which list of the shop is shown; without it the children are. */
  @property() by: FeedQuery['by'] | '' = '';
  /** Id of the list: of the feed, product, collection or creator, or the hashtag. */
  @property({ attribute: 'feed-id' }) feedId = '';
  /** With `by="product"`: `auto` finds the product of the page; else its id or handle. */
  @property() product = '';
  /** `swipe`: one video per screen of the box; `carousel`: a row; `grid`; `floating`: a bubble that opens the videos. */
  @property({ reflect: true }) layout: 'swipe' | 'carousel' | 'grid' | 'floating' = 'swipe';

  readonly #shop = new ShopController(this);
  readonly #announcer = new Announcer(this);
  readonly #store = new StoreController<FeedState>(this);
  readonly #swipe: Swipe;
  /** Fetched for the layouts that have tiles. */
  #tiles: TileLayout | undefined;
  #tilesKind: 'bubble' | 'tiles' | null = null;
  #fetching: 'bubble' | 'tiles' | null = null;
  readonly #children = new MutationObserver(() => this.by === '' && this.#begin('children'));
  #pages: FeedPages | undefined;
  /** What `#pages` was made for. */
  #madeFor = '';
  #madeWith: Shop | undefined;
  #offs: (() => void)[] = [];
  /** The product of the page; `undefined` = not looked for yet, `''` = there is none. */
  #found: string | undefined;
  #items: readonly FeedItem[] | undefined;
  #hadItems = false;
  #isOpen = false;
  #hostInView = false;
  /** An item that was watched in the dialog when the page was left. */
  #reopen: feedReturn.FeedStart | null = null;
  /** Fetched when there is a place to come back to, or one to keep. */
  #return: Promise<typeof feedReturn | undefined> | undefined;
  /** The same, when it has come: a browser lets only the task of a press share. */
  #returned: typeof feedReturn | undefined;
  #keeper: feedReturn.PlaceKeeper | undefined;

  constructor() {
    super();
    this.#swipe = new Swipe(this.#asHost());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tiles?.start();
    this.#children.observe(this, { childList: true, subtree: true, attributes: true });
    this.#keeper?.start();
    this.#offs.push(
      observeInView(this, (inView) => {
        this.#hostInView = inView;
        this.#followView();
      }),
    );
    // A feed that was taken out and put back begins where it was.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#keeper?.stop();
    for (const off of this.#offs.splice(0)) off();
    this.#children.disconnect();
    this.#tiles?.stop();
    this.#swipe.setInView(false);
    this.#swipe.close();
    this.#isOpen = false;
  }

  protected override willUpdate(): void {
    this.#source();
    const { items } = this.#state;
    this.#hadItems ||= items.length > 0;
    if (items !== this.#items) {
      this.#items = items;
      queueMicrotask(() => this.#shows && this.#swipe.itemsChanged());
    }
    this.toggleAttribute('data-empty', this.#pages !== undefined && items.length === 0 && this.#state.next === 'end');
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { renderRoot } = this;
    if (this.layout === 'swipe') this.#swipe.updated();
    else {
      this.#tiles?.updated();
      const dialog = renderRoot.querySelector('dialog');
      if (this.#isOpen && dialog && !dialog.open) dialog.showModal();
      const reopen = this.#reopen;
      if (dialog && reopen) {
        this.#reopen = null;
        this.#open(reopen.index, reopen);
      }
      if (this.#isOpen) this.#swipe.updated();
    }
    this.#followView();
  }

  protected override view(): TemplateResult {
    const isSwipe = this.layout === 'swipe';
    const tiles = this.#tiles;
    const kind = this.layout === 'floating' ? 'bubble' : 'tiles';
    const needsTiles = !isSwipe && (!tiles || this.#tilesKind !== kind);
    if (needsTiles) this.#fetchTiles(kind);
    if (needsTiles || this.#showsChildren) return this.fallback();
    return html`<div
      class="root"
      part="base"
      dir=${this.dirHere}
      lang=${this.langHere}
      data-layout=${isSwipe ? 'swipe' : this.layout}
    >
      ${isSwipe ? this.#theatre() : html`${tiles?.view()}${this.#dialog()}`} ${this.#announcer.render()}
    </div>`;
  }

  protected override fallback(): TemplateResult {
    return html`<div class="root fallback"><slot></slot></div>`;
  }

  get #state(): FeedState {
    return this.#pages?.$state.get() ?? nothingYet;
  }

  /** The first list is on its way, and the page's author wrote what stands there meanwhile. */
  get #showsChildren(): boolean {
    const isFirst = this.by !== '' && !this.#hadItems && /more|loading/.test(this.#state.next);
    return isFirst && this.childElementCount > 0;
  }

  #fetchTiles(kind: 'bubble' | 'tiles'): void {
    if (this.#fetching === kind) return;
    this.#fetching = kind;
    void (kind === 'bubble' ? import('./bubble.js') : import('./tiles.js')).then(
      ({ Tiles, tileStyles }) => {
        // The layout was changed meanwhile.
        if (this.#fetching !== kind) return;
        this.#fetching = null;
        adoptStyles(this, tileStyles);
        this.#tiles?.stop();
        this.#tilesKind = kind;
        this.#tiles = new Tiles(this.#asHost());
        if (this.isConnected) this.#tiles.start();
        this.requestUpdate();
      },
      // The children stay; the next render tries again.
      () => (this.#fetching = null),
    );
  }

  /** The swipe layout is on the screen. */
  get #shows(): boolean {
    return this.isConnected && (this.layout === 'swipe' || this.#isOpen);
  }

  /** Name of this feed for its place in the history. */
  get #name(): string {
    return `${this.id || this.by} ${this.feedId || this.product}`.trim();
  }

  #theatre(): TemplateResult | typeof nothing {
    const { words } = this;
    const { items, next } = this.#state;
    if (items.length === 0 && next === 'end') return nothing;
    const button = (name: string, picture: unknown, step: 1 | -1): TemplateResult =>
      html`<button class="act" part="arrow" type="button" aria-label=${name} @click=${() => this.#swipe.step(step)}>
        ${picture}
      </button>`;
    return html`${this.#swipe.view()}
      <div class="steps">${button(words.videoPrevious, upIcon, -1)} ${button(words.videoNext, downIcon, 1)}</div>`;
  }

  #dialog(): TemplateResult {
    return html`<dialog
      class="theatre"
      aria-label=${this.words.videos}
      @close=${() => this.#closed()}
      @cancel=${(event: Event) => event.target !== event.currentTarget && event.stopPropagation()}
    >
      ${
        this.#isOpen
          ? html`${this.#theatre()}
              <button
                class="act close"
                type="button"
                aria-label=${this.words.close}
                @click=${() => this.renderRoot.querySelector('dialog')?.close()}
              >
                ${closeIcon}
              </button>`
          : nothing
      }
    </dialog>`;
  }

  #open(index: number, { seconds = 0, isPress = false } = {}): void {
    this.#isOpen = true;
    this.#swipe.show(index, { focus: true, seconds });
    this.requestUpdate();
    // A press on a poster asks to watch, also for those who play by hand.
    void this.updateComplete.then(() => {
      this.#followView();
      if (isPress) void this.#swipe.press();
    });
  }

  #closed(): void {
    const { current } = this.#swipe;
    this.#isOpen = false;
    this.#swipe.setInView(false);
    this.#swipe.close();
    this.#tiles?.focus(current);
    this.#keeper?.save();
    this.requestUpdate();
  }

  #followView(): void {
    const isReady = this.#shows && this.renderRoot.querySelector('.swipe') !== null;
    this.#swipe.setInView(isReady && (this.#isOpen || this.#hostInView));
  }

  /** Makes the pages anew when the list, the shop or its language is another one. */
  #source(): void {
    const shop = this.#shop.value;
    if (this.by === '') {
      if (this.#madeFor !== 'children') this.#begin('children');
      return;
    }
    const id = this.by === 'product' ? this.#productId() : this.feedId;
    if (id === undefined) return;
    const market = shop?.$state.get().market;
    const wanted = JSON.stringify([this.by, id, market?.locale, market?.country]);
    if (wanted === this.#madeFor && shop === this.#madeWith) return;
    this.#madeWith = shop;
    if (shop) this.#begin(wanted, id);
  }

  /** `undefined` = it is being looked for. A product that cannot be found has no videos. */
  #productId(): string | undefined {
    if (this.product !== 'auto') return this.product || this.feedId;
    if (this.#found === undefined)
      void import('./page-product.js')
        .then(({ productOfPage }) => productOfPage() ?? '')
        .catch(() => '')
        .then((found) => {
          this.#found = found;
          this.requestUpdate();
        });
    return this.#found;
  }

  #begin(madeFor: string, id = ''): void {
    this.#madeFor = madeFor;
    this.#pages?.stop();
    const videos = this.#madeWith?.videos;
    const { by } = this;
    // A product that was not found has no videos.
    const hasList = by !== '' && videos && (by === 'feed' || id !== '');
    const pages = (this.#pages = hasList
      ? new FeedPages({ videos, query: { by, id } })
      : new FeedPages(null, by === '' ? itemsOfChildren(this) : []));
    if (by !== '' && videos && !videos.feed)
      console.warn('[vitrine] [feed] the adapter has no videos.feed: nothing is shown');
    this.#store.follow(pages.$state);
    this.#swipe.close();
    this.#swipe.current = 0;
    void this.#load(pages);
  }

  async #load(pages: FeedPages): Promise<void> {
    // Nothing to come back to: the list need not wait for the code that looks.
    const back = location.hash === '' && history.state === null ? undefined : await this.#fetchReturn();
    const isStale = (): boolean => pages !== this.#pages || !this.isConnected;
    const isSwipe = this.layout === 'swipe';
    if (!back) return isStale() ? undefined : pages.more();
    const start = await back.findStart(pages, { name: this.#name, followsLinks: isSwipe, isStale });
    if (!start) return;
    if (isSwipe) return this.#swipe.show(start.index, start);
    this.#reopen = start;
    this.requestUpdate();
  }

  #fetchReturn(): Promise<typeof feedReturn | undefined> {
    return (this.#return ??= import('./feed-return.js').then(
      (module) => {
        this.#keeper = new module.PlaceKeeper({ name: () => this.#name, place: () => this.#place });
        if (this.isConnected) this.#keeper.start();
        return (this.#returned = module);
      },
      // The place is not kept; the next video tries again.
      () => (this.#return = undefined),
    ));
  }

  /** Where the visitor is, to come back to. */
  get #place(): FeedPlace | null {
    const { item, current, time } = this.#swipe;
    // Tenths of a second: a link to a moment needs no more.
    return item && this.#shows ? { id: item.id, index: current, time: Math.round(time * 10) / 10 } : null;
  }

  async #share({ id, title, video }: FeedItem, time: number, product: string): Promise<void> {
    const { words } = this;
    const back = this.#returned ?? (await this.#fetchReturn());
    if (!back) return this.#announcer.announce(words.errorUnknown, 'assertive');
    const { linkTo, shareVideo } = back;
    const outcome = await shareVideo(title, linkTo({ id, time, product }, safeAddress(video?.url)));
    if (outcome === 'copied') this.#announcer.announce(words.linkCopied);
    if (outcome === 'failed') this.#announcer.announce(words.errorUnknown, 'assertive');
  }

  #asHost(): SwipeHost & TilesHost {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the getters below read the element anew each time
    const feed = this;
    return {
      get layout() {
        return feed.layout;
      },
      get state() {
        return feed.#state;
      },
      get texts(): Texts {
        return feed.texts;
      },
      get dir() {
        return feed.dirHere;
      },
      get renderRoot() {
        return feed.renderRoot;
      },
      get updateComplete() {
        return feed.updateComplete;
      },
      requestUpdate: () => this.requestUpdate(),
      adopt: (styles) => adoptStyles(this, styles),
      more: () => void this.#pages?.more(),
      open: (index) => this.#open(index, { isPress: true }),
      share: (item, seconds, product) => void this.#share(item, seconds, product),
      played: () => (this.#keeper ? this.#keeper.soon() : void this.#fetchReturn()),
    };
  }
}
