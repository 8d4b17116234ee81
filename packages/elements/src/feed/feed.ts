import type { FeedQuery, Shop } from '@vitrine/core';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { adoptStyles } from '../base/adopt-styles.js';
import { Announcer } from '../base/announcer.js';
import { ask } from '../base/emit.js';
import { ShopController } from '../base/shop-context.js';
import { StoreController } from '../base/store-controller.js';
import { VitrineElement, type Texts } from '../base/vitrine-element.js';
import { observeInView } from '../player/playback/near-viewport.js';
import { safeAddress } from '../player/source/safe-address.js';
import { itemsOfChildren, type FeedItem } from './feed-item.js';
import { FeedPages, type FeedState } from './feed-pages.js';
import type { FeedPlace } from './feed-place.js';
import type { FeedStart } from './feed-return.js';
import { feedStyles } from './feed.styles.js';
import { LazyReturn } from './lazy-return.js';
import { Swipe, type SwipeHost } from './swipe.js';
import type { Search } from './hashtag-search.js';
import { theatre } from './theatre.js';
import type { TileLayout, TilesHost } from './tiles.js';

/** What draws the layouts that open their videos in a dialog. */
const tilesOf = {
  floating: () => import('./bubble.js'),
  stories: () => import('./stories.js'),
  tiles: () => import('./tiles.js'),
};

type TilesKind = keyof typeof tilesOf;

const nothingYet: FeedState = { items: [], next: 'loading' };

/**
 * Shows the videos of a list of the shop, or its children: one per screen, in a row, in a grid, or as
 * stories. However long the list
 * is, a handful of items is in the document and at most three players exist: one plays, the next is prepared, the one
 * before is kept. Videos begin without sound. With data saving or reduced motion they wait for a press.
 *
 * @summary Many videos in one element: a feed to swipe, a row, a grid or stories.
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
 * @csspart tile - The button with the poster, in a row, a grid or stories.
 * @csspart arrow - The buttons that scroll.
 * @csspart search - The button that leads back from the videos of a hashtag.
 *
 * @fires {CustomEvent<HashtagOpenDetail>} vitrine-hashtag-open-request - Before the videos of a hashtag are shown. Cancelable.
 *
 * @cssprop [--vitrine-feed-height=min(100dvh, 900px)] - Height of the swipe layout.
 * @cssprop [--vitrine-feed-ground=#12110f] - Background of the swipe layout.
 * @cssprop [--vitrine-feed-gap=12px] - Space between tiles; in px.
 * @cssprop [--vitrine-tile-width=clamp(132px, 40cqi, 220px)] - Width of a tile in the carousel; in stories 84px.
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
  /**
   * `swipe`: one video per screen of the box; `carousel`: a row; `grid`; `stories`: a row of bubbles whose videos play one
   * after the other; `floating`: a bubble that opens the videos.
   */
  @property({ reflect: true }) layout: 'swipe' | 'carousel' | 'grid' | 'stories' | 'floating' = 'swipe';

  readonly #shop = new ShopController(this);
  readonly #announcer = new Announcer(this);
  readonly #store = new StoreController<FeedState>(this);
  readonly #swipe: Swipe;
  /** Fetched for the layouts that have tiles. */
  #tiles: TileLayout | undefined;
  #tilesKind: TilesKind | null = null;
  #fetching: TilesKind | null = null;
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
  /** Where the videos were opened. */
  #dialog: HTMLDialogElement | null = null;
  #search: Search | null = null;
  #isOpen = false;
  #hostInView = false;
  /** An item that was watched in the dialog when the page was left. */
  #reopen: FeedStart | null = null;
  readonly #return = new LazyReturn({
    name: () => this.#name,
    place: () => this.#place,
    hold: (isHeld) => this.#swipe.hold(isHeld),
  });

  constructor() {
    super();
    this.#swipe = new Swipe(this.#asHost());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tiles?.start();
    this.#children.observe(this, { childList: true, subtree: true, attributes: true });
    this.#return.start();
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
    this.#return.stop();
    for (const off of this.#offs.splice(0)) off();
    this.#children.disconnect();
    this.#tiles?.stop();
    this.#swipe.setInView(false);
    this.#swipe.close();
    this.#isOpen = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Another list was asked for: no way leads back to the one before.
    if (changed.has('by') || changed.has('feedId') || changed.has('product')) this.#search = null;
    this.#source();
    const { items } = this.#state;
    this.#hadItems ||= items.length > 0;
    if (items !== this.#items) {
      this.#items = items;
      queueMicrotask(() => this.#shows && this.#swipe.itemsChanged());
    }
    const isEmpty = this.#pages !== undefined && items.length === 0 && this.#state.next === 'end';
    // A backend may know nothing of a hashtag that its own video has.
    if (isEmpty && this.#search) queueMicrotask(() => this.#endSearch());
    else this.toggleAttribute('data-empty', isEmpty);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { renderRoot } = this;
    if (this.layout === 'swipe') this.#swipe.updated();
    else {
      this.#tiles?.updated();
      const dialog = renderRoot.querySelector('dialog');
      // Once only: the browser says a moment later that the visitor has closed it.
      if (this.#isOpen && dialog && this.#dialog !== dialog) (this.#dialog = dialog).showModal();
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
    const kind = this.layout in tilesOf ? (this.layout as TilesKind) : 'tiles';
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
      ${isSwipe ? this.#theatre() : tiles?.view(this.#isOpen ? this.#theatre() : nothing)}
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

  #fetchTiles(kind: TilesKind): void {
    if (this.#fetching === kind) return;
    this.#fetching = kind;
    void tilesOf[kind]().then(
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
    const { items, next } = this.#state;
    if (items.length === 0 && next === 'end') return nothing;
    const back = this.#search && this.#return.module?.wayBack(this.#search, this.words, () => this.#endSearch());
    // A modal dialog silences what announces outside of it.
    return html`${theatre(this.#swipe, this.words, back)}${this.#announcer.render()}`;
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
    const current = this.#search?.index ?? this.#swipe.current;
    this.#isOpen = false;
    this.#dialog = null;
    this.#endSearch();
    this.#swipe.setInView(false);
    this.#swipe.close();
    this.#tiles?.focus(current);
    this.#return.save();
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
    const by = this.#search ? 'hashtag' : this.by;
    const id = this.#search?.hashtag ?? (by === 'product' ? this.#productId() : this.feedId);
    if (id === undefined) return;
    const market = shop?.$state.get().market;
    const wanted = JSON.stringify([by, id, market?.locale, market?.country]);
    if (wanted === this.#madeFor && shop === this.#madeWith) return;
    this.#madeWith = shop;
    if (shop) this.#begin(wanted, by, id);
  }

  async #beginSearch(hashtag: string, item: FeedItem): Promise<void> {
    const { current: index, time: seconds } = this.#swipe;
    const source = { element: this.localName, videoId: item.id, videoTime: seconds };
    if (!ask(this, 'vitrine-hashtag-open-request', { source, hashtag })) return;
    const pages = this.#pages;
    // It has the way back.
    const back = await this.#return.fetch();
    if (!back || !pages || pages !== this.#pages || hashtag === this.#search?.hashtag) return;
    adoptStyles(this, back.searchStyles);
    // From a search to another one: the way back is still that to the list of the feed.
    this.#search = { ...(this.#search ?? { pages, madeFor: this.#madeFor, index, seconds }), hashtag };
    this.#source();
    this.#swipe.show(0, { focus: true });
  }

  #endSearch(): void {
    const search = this.#search;
    if (!search) return;
    this.#search = null;
    this.#pages?.stop();
    this.#follow(search.pages, search.madeFor);
    if (this.#shows) this.#swipe.show(search.index, { focus: true, seconds: search.seconds });
    this.requestUpdate();
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

  #begin(madeFor: string, by: VitrineFeed['by'] = '', id = ''): void {
    // The list that a search leads back to is kept.
    if (this.#pages !== this.#search?.pages) this.#pages?.stop();
    const videos = this.#madeWith?.videos;
    // A product that was not found has no videos.
    const hasList = by !== '' && videos && (by === 'feed' || id !== '');
    const pages = hasList
      ? new FeedPages({ videos, query: { by, id } })
      : new FeedPages(null, by === '' ? itemsOfChildren(this) : []);
    if (by !== '' && videos && !videos.feed)
      console.warn('[vitrine] [feed] the adapter has no videos.feed: nothing is shown');
    this.#follow(pages, madeFor);
    void this.#load(pages);
  }

  #follow(pages: FeedPages, madeFor: string): void {
    this.#pages = pages;
    this.#madeFor = madeFor;
    this.#store.follow(pages.$state);
    this.#swipe.close();
    this.#swipe.current = 0;
  }

  async #load(pages: FeedPages): Promise<void> {
    // Nothing to come back to: the list need not wait for the code that looks.
    const isPlain = this.#search !== null || (location.hash === '' && history.state === null);
    const back = isPlain ? undefined : await this.#return.fetch();
    const isStale = (): boolean => pages !== this.#pages || !this.isConnected;
    const isSwipe = this.layout === 'swipe';
    if (!back) return isStale() ? undefined : pages.more();
    const start = await back.findStart(pages, { name: this.#name, followsLinks: isSwipe, isStale });
    if (!start) return;
    if (isSwipe) return this.#swipe.show(start.index, start);
    this.#reopen = start;
    this.requestUpdate();
  }

  /** Where the visitor is, to come back to. */
  get #place(): FeedPlace | null {
    const { item, current, time } = this.#swipe;
    // Tenths of a second: a link to a moment needs no more.
    return item && this.#shows ? { id: item.id, index: current, time: Math.round(time * 10) / 10 } : null;
  }

  async #share({ id, title, video }: FeedItem, time: number, product: string): Promise<void> {
    const { words } = this;
    const back = this.#return.module ?? (await this.#return.fetch());
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
      get swipe() {
        return feed.#swipe;
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
      closed: () => this.#closed(),
      announce: (text) => this.#announcer.announce(text),
      search: (hashtag, item) => void this.#beginSearch(hashtag, item),
      share: (item, seconds, product) => void this.#share(item, seconds, product),
      played: () => {
        this.#return.played();
        this.#tiles?.played?.();
      },
    };
  }
}
