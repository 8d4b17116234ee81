import '@vitrine/elements/define/shop';
import '@vitrine/elements/define/feed';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { demoShop, type DemoShop } from '../support/demo-shop.js';

/** Many videos in one element: a feed to swipe, a row, a grid or stories. */
export default {
  title: 'Feed/Feed',
  component: 'vitrine-feed',
} satisfies Meta;

type Story = StoryObj;
type Feed = HTMLElementTagNameMap['vitrine-feed'];

interface StoryOptions {
  readonly layout?: Feed['layout'];
  readonly by?: Feed['by'];
  readonly id?: string;
  readonly shop?: () => DemoShop;
  /** CSS pixels. */
  readonly width?: number;
  readonly dir?: 'rtl';
  readonly lang?: string;
  /** Runs when the shop was handed over. */
  readonly act?: (feed: Feed) => unknown;
}

function story({
  layout = 'swipe',
  by = 'feed',
  id = '',
  width = 360,
  act,
  lang,
  dir,
  ...options
}: StoryOptions = {}): Story {
  return {
    render: () => {
      const { shop } = (options.shop ?? demoShop)();
      const size = (element?: Element): void => {
        if (!(element instanceof HTMLElement)) return;
        element.style.setProperty('max-width', `${width}px`);
        const feed = element.querySelector('vitrine-feed');
        feed?.style.setProperty('--vitrine-feed-height', '640px');
        if (feed && act) void customElements.whenDefined('vitrine-feed').then(() => act(feed));
      };
      return html`<main lang=${lang ?? nothing} dir=${dir ?? nothing}>
        <h1 hidden>Feed</h1>
        <div ${ref((element) => queueMicrotask(() => size(element)))}>
          <vitrine-shop .shop=${shop} no-sheet no-drawer
            ><vitrine-feed by=${by} feed-id=${id} layout=${layout}></vitrine-feed
          ></vitrine-shop>
        </div>
      </main>`;
    },
  };
}

const pressTile = async (feed: Feed): Promise<void> => {
  for (let tries = 0; tries < 200 && !feed.shadowRoot?.querySelector('.tile'); tries++)
    await new Promise((done) => setTimeout(done, 25));
  feed.shadowRoot?.querySelector<HTMLElement>('.tile')?.click();
};
const held = (): DemoShop => {
  const demo = demoShop();
  demo.hold();
  return demo;
};
const failing = (): DemoShop => {
  const demo = demoShop();
  demo.fail('network');
  return demo;
};
const inArabic = { dir: 'rtl', lang: 'ar', shop: () => demoShop({ locale: 'ar' }) } as const;

export const Swipe = story();
export const SwipeWide = story({ width: 1100 });
export const SwipeRightToLeft = story(inArabic);
export const SwipeLoading = story({ shop: held });
export const SwipeFailed = story({ shop: failing });
/** Nothing is shown, and no space is taken. */
export const Empty = story({ by: 'hashtag', id: 'none-of-them' });

/** A bubble in the corner of the page. */
export const Floating = story({ layout: 'floating' });
export const FloatingRightToLeft = story({ layout: 'floating', ...inArabic });

export const Carousel = story({ layout: 'carousel', width: 900 });
export const CarouselNarrow = story({ layout: 'carousel' });
export const CarouselRightToLeft = story({ layout: 'carousel', width: 900, ...inArabic });
export const CarouselLoading = story({ layout: 'carousel', width: 900, shop: held });
export const CarouselFailed = story({ layout: 'carousel', width: 900, shop: failing });
export const CarouselOfAProduct = story({ layout: 'carousel', width: 900, by: 'product', id: 'stoneware-mug' });

export const Grid = story({ layout: 'grid', width: 900 });
export const GridNarrow = story({ layout: 'grid' });
export const GridLoading = story({ layout: 'grid', width: 900, shop: held });
export const GridFailed = story({ layout: 'grid', shop: failing });
/** A press on a tile: the swipe layout in a dialog. */
export const GridOpened = story({ layout: 'grid', act: pressTile });

/** A row of bubbles. */
export const Stories = story({ layout: 'stories', width: 900 });
export const StoriesNarrow = story({ layout: 'stories' });
export const StoriesRightToLeft = story({ layout: 'stories', width: 900, ...inArabic });
export const StoriesLoading = story({ layout: 'stories', width: 900, shop: held });
export const StoriesFailed = story({ layout: 'stories', width: 900, shop: failing });
/** A press on a bubble: its video fills the screen, and the others follow. */
export const StoriesOpened = story({ layout: 'stories', act: pressTile });
export const StoriesOpenedRightToLeft = story({ layout: 'stories', act: pressTile, ...inArabic });
