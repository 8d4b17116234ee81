import { fixture, html, waitUntil } from '@open-wc/testing';
import {
  createMemoryStorage,
  createShop,
  type FeedQuery,
  type Product,
  type Shop,
  type Video,
  type VideoPage,
} from '@vitrine/core';
import type { Hotspot } from '@vitrine/core/hotspots';
import type { VitrineFeed } from '../../packages/elements/src/feed/feed.js';
import type { VitrinePlayer } from '../../packages/elements/src/player/player.js';
import { clip } from './player-fixture.js';

/** The nth video of a long list; all of them play the same file. */
export const testVideo = (n: number, change: Partial<Video> = {}): Video => ({
  id: `v${n}`,
  title: `Video ${n}`,
  sources: [{ src: `${clip}?${n}` }],
  poster: '/media/poster.jpg',
  width: 540,
  height: 960,
  captions: [],
  track: { frame: null, hotspots: [], renditions: [] },
  ...change,
});

export interface FeedShop {
  readonly shop: Shop;
  /** The pages that were asked for. */
  readonly queries: FeedQuery[];
  /** What the next requests fail with, one each. */
  readonly failures: unknown[];
}

/** A product with this handle. */
export const testProduct = (handle: string): Product => ({
  id: `product/${handle}`,
  handle,
  title: `The ${handle}`,
  kind: 'physical',
  pictures: [{ url: '/media/poster.jpg' }],
  options: [],
  variants: [
    {
      id: `variant/${handle}`,
      title: '',
      selectedOptions: [],
      price: { amount: 2400, currency: 'USD', exponent: 2 },
      purchasable: true,
      stock: { state: 'in' },
      quantity: { min: 1, max: null, step: 1 },
    },
  ],
  priceRange: {
    min: { amount: 2400, currency: 'USD', exponent: 2 },
    max: { amount: 2400, currency: 'USD', exponent: 2 },
  },
  available: true,
  terms: {},
});

/** A hotspot of a product, from one second to another. */
export const testHotspot = (handle: string, start: number, end: number): Hotspot => ({
  id: handle,
  product: { handle },
  ranges: [{ start, end }],
  path: [{ t: 0, x: 0.5, y: 0.3 }],
  shape: { type: 'point' },
  label: null,
  href: null,
  priority: 0,
});

/**
 * A shop that answers a list of `count` videos; `answer` replaces its pages. It has a catalog where products are named.
 */
export function feedShop(
  count: number,
  answer?: (query: FeedQuery) => VideoPage | Promise<VideoPage>,
  handles?: readonly string[],
): FeedShop {
  const queries: FeedQuery[] = [];
  const failures: unknown[] = [];
  const shop = createShop(
    {
      name: 'feed-test',
      contract: 1,
      ...(handles
        ? {
            catalog: {
              products: (refs) =>
                Promise.resolve(
                  refs.map(({ handle }) => (handle && handles.includes(handle) ? testProduct(handle) : null)),
                ),
            },
          }
        : {}),
      videos: {
        get: (id) =>
          Promise.resolve(answer?.({ by: 'feed', id: '' })).then(
            (page) => page?.videos.find((video) => video.id === id) ?? testVideo(Number(id.slice(1))),
          ),
        feed(query) {
          queries.push(query);
          if (failures.length > 0) return Promise.reject(failures.shift());
          if (answer) return Promise.resolve(answer(query));
          const from = Number(query.cursor ?? 0);
          const end = Math.min(count, from + (query.limit ?? 10));
          const videos = Array.from({ length: end - from }, (_, at) => testVideo(from + at));
          return Promise.resolve({ videos, cursor: end < count ? String(end) : null });
        },
      },
    },
    { storage: createMemoryStorage(), tabs: false, reactions: [] },
  );
  return { shop, queries, failures };
}

export const articles = (feed: VitrineFeed): HTMLElement[] => [
  ...feed.renderRoot.querySelectorAll<HTMLElement>('article'),
];

export const players = (feed: VitrineFeed): VitrinePlayer[] => [...feed.renderRoot.querySelectorAll('vitrine-player')];

export const mediaElements = (feed: VitrineFeed): HTMLVideoElement[] =>
  players(feed).flatMap((player) => [...player.renderRoot.querySelectorAll('video')]);

/** The number in the title of the article that fills the box. */
export function shownNumber(feed: VitrineFeed): number {
  const scroller = feed.renderRoot.querySelector<HTMLElement>('.swipe');
  const top = scroller?.getBoundingClientRect().top ?? 0;
  const shown = articles(feed).find((article) => Math.abs(article.getBoundingClientRect().top - top) < 2);
  return Number(/\d+/.exec(shown?.getAttribute('aria-label') ?? '')?.[0] ?? -1);
}

export const arrives = (feed: VitrineFeed, number: number): Promise<void> =>
  waitUntil(() => shownNumber(feed) === number, `video ${number} is shown`, { timeout: 8000 });

/** A feed in a shop of its own, which shows neither sheet nor drawer; the page defines the elements. */
export async function makeFeed({ shop }: FeedShop, layout: VitrineFeed['layout'] = 'swipe'): Promise<VitrineFeed> {
  const root = await fixture<HTMLElement>(
    html`<vitrine-shop .shop=${shop} no-sheet no-drawer>
      <vitrine-feed by="feed" layout=${layout} style="width: 360px; height: ${layout === 'swipe' ? '480px' : 'auto'}">
      </vitrine-feed>
    </vitrine-shop>`,
  );
  const feed = root.querySelector('vitrine-feed');
  if (!feed) throw new Error('no feed');
  return feed;
}

/** The first page of the list is there. */
export const filled = (feed: VitrineFeed): Promise<void> =>
  waitUntil(() => articles(feed).some(({ ariaPosInSet }) => ariaPosInSet));
/** The article of a place in the list. */
export const article = (feed: VitrineFeed, index: number): HTMLElement => {
  const found = feed.renderRoot.querySelector<HTMLElement>(`article[data-at="${index}"]`);
  if (!found) throw new Error(`no article ${index}`);
  return found;
};
/** The place of the article that has the focus. */
export const focused = (feed: VitrineFeed): string | undefined =>
  feed.shadowRoot?.activeElement?.closest<HTMLElement>('article')?.dataset['at'];
/** How many videos play. */
export const playing = (feed: VitrineFeed): number => players(feed).filter((player) => !player.paused).length;
