import { expect, waitUntil } from '@open-wc/testing';
import '../define/feed.js';
import '../define/shop.js';
import type { FeedQuery, VideoPage } from '@vitrine/core';
import {
  arrives,
  article,
  articles,
  feedShop,
  filled,
  focused,
  makeFeed,
  players,
  shownNumber,
  testHotspot,
  testVideo,
} from '@vitrine/testing/feed-fixture';
import { press } from '@vitrine/testing/player-fixture';
import type { VitrinePlayer } from '../player/player.js';
import type { VitrineFeed } from './feed.js';

describe('<vitrine-feed layout="swipe">', () => {
  beforeEach(() => history.replaceState(null, ''));

  describe('the product of the moment', () => {
    const track = {
      frame: null,
      renditions: [],
      hotspots: [testHotspot('mug', 0, 5), testHotspot('bag', 5, 11), testHotspot('gone', 11, 60)],
    };
    const card = (feed: VitrineFeed): HTMLElement | null => feed.renderRoot.querySelector<HTMLElement>('.moment');
    const made = async (): Promise<VitrineFeed> => {
      const videos = [testVideo(0, { track }), testVideo(1)];
      const feed = await makeFeed(feedShop(0, () => ({ videos, cursor: null }), ['mug', 'bag']));
      await waitUntil(() => card(feed)?.textContent?.includes('The mug'), 'the mug is shown', { timeout: 8000 });
      return feed;
    };
    const player = (feed: VitrineFeed): VitrinePlayer => {
      const found = players(feed)[0];
      if (!found) throw new Error('no player');
      return found;
    };

    it('has picture, name and price, and a press opens it', async () => {
      const feed = await made();
      expect(card(feed)?.textContent?.replace(/\s+/g, ' ').trim()).to.equal('The mug $24.00');
      expect(card(feed)?.querySelector('img')?.getAttribute('src')).to.match(/poster\.jpg$/);
      await expect(feed).to.be.accessible();
      const asked: unknown[] = [];
      feed.addEventListener('vitrine-product-open-request', (event) => {
        asked.push((event as CustomEvent<{ product: unknown; source: { hotspotId?: string } }>).detail);
        event.preventDefault();
      });
      card(feed)?.click();
      expect(asked).to.have.length(1);
      expect(asked[0]).to.deep.include({ product: { handle: 'mug' } });
      expect(asked[0]).to.have.nested.property('source.hotspotId', 'mug');
    });

    it('is in the link that is shared, and is opened by it', async () => {
      const feed = await made();
      const shared: ShareData[] = [];
      Object.defineProperty(navigator, 'share', {
        value: (data: ShareData) => Promise.resolve(void shared.push(data)),
        configurable: true,
      });
      try {
        article(feed, 0).querySelectorAll<HTMLElement>('.rail button')[1]?.click();
      } finally {
        Reflect.deleteProperty(navigator, 'share');
      }
      expect(shared[0]?.url).to.match(/#t=\d+&v=v0&p=mug$/);
      feed.remove();
      history.replaceState(null, '', '#t=1&v=v0&p=bag');
      const asked: unknown[] = [];
      const listen = (event: Event): void => {
        asked.push((event as CustomEvent<{ product: unknown }>).detail.product);
        event.preventDefault();
      };
      addEventListener('vitrine-product-open-request', listen);
      try {
        await made();
        await waitUntil(() => asked.length > 0, 'the product is opened', { timeout: 8000 });
      } finally {
        removeEventListener('vitrine-product-open-request', listen);
        history.replaceState(null, '', location.pathname + location.search);
      }
      expect(asked).to.deep.equal([{ handle: 'bag' }]);
    });

    it('follows the time of the video, and a product that is gone has none', async () => {
      const feed = await made();
      player(feed).seek(6);
      await waitUntil(() => card(feed)?.textContent?.includes('The bag'), 'the bag', { timeout: 8000 });
      player(feed).seek(11.2);
      await waitUntil(() => card(feed) === null, 'nothing', { timeout: 8000 });
      expect(player(feed).paused).to.equal(false);
    });

    it('stays while it has the focus', async () => {
      const feed = await made();
      card(feed)?.focus();
      player(feed).seek(6);
      await waitUntil(() => player(feed).currentTime > 6.3, 'the video goes on', { timeout: 8000 });
      expect(card(feed)?.textContent).to.include('The mug');
      expect(feed.shadowRoot?.activeElement).to.equal(card(feed));
      article(feed, 0).focus();
      await waitUntil(() => card(feed)?.textContent?.includes('The bag'), 'the bag', { timeout: 8000 });
    });
  });

  describe('a hashtag', () => {
    const tagged = ({ by, id }: FeedQuery): VideoPage => ({
      videos:
        by === 'hashtag'
          ? id === 'coffee'
            ? [testVideo(20, { hashtags: ['coffee', 'lost'] }), testVideo(21)]
            : []
          : Array.from({ length: 4 }, (_, at) => testVideo(at, { hashtags: ['coffee', 'lost'] })),
      cursor: null,
    });
    const tag = (feed: VitrineFeed, at: number, nth = 0): HTMLElement => {
      const found = article(feed, at).querySelectorAll<HTMLElement>('.tag')[nth];
      if (!found) throw new Error('no hashtag');
      return found;
    };
    const way = (feed: VitrineFeed): HTMLElement | null => feed.renderRoot.querySelector<HTMLElement>('.search');

    it('leads to its videos, and the way back to the video it was pressed in, with the focus', async () => {
      const feed = await makeFeed(feedShop(0, tagged));
      await filled(feed);
      article(feed, 0).focus();
      press(article(feed, 0), 'End');
      await arrives(feed, 3);
      tag(feed, 3).focus();
      tag(feed, 3).click();
      await arrives(feed, 20);
      await waitUntil(() => focused(feed) === '0', 'the focus is on the first one');
      expect(way(feed)?.textContent?.trim()).to.equal('#coffee');
      await expect(feed).to.be.accessible();
      way(feed)?.click();
      await arrives(feed, 3);
      await waitUntil(() => focused(feed) === '3', 'the focus is back');
      expect(way(feed)).to.equal(null);
      expect(articles(feed).some(({ ariaLabel }) => ariaLabel === 'Video 2')).to.equal(true);
    });

    it('can be kept by the page', async () => {
      const feed = await makeFeed(feedShop(0, tagged));
      await filled(feed);
      const asked: unknown[] = [];
      feed.addEventListener('vitrine-hashtag-open-request', (event) => {
        asked.push(event.detail.hashtag, event.detail.source.videoId);
        event.preventDefault();
      });
      tag(feed, 0).click();
      await feed.updateComplete;
      expect(asked).to.deep.equal(['coffee', 'v0']);
      expect(shownNumber(feed)).to.equal(0);
      expect(way(feed)).to.equal(null);
    });

    it('that the shop does not know leaves the visitor where he is', async () => {
      const feed = await makeFeed(feedShop(0, tagged));
      await filled(feed);
      tag(feed, 0, 1).click();
      await waitUntil(() => way(feed) === null && articles(feed).length > 1, 'the list is back');
      await arrives(feed, 0);
      expect(feed.offsetHeight).to.equal(480);
    });

    it('leads on from a search to another one, and back to the list', async () => {
      const feed = await makeFeed(feedShop(0, tagged));
      await filled(feed);
      tag(feed, 0).click();
      await arrives(feed, 20);
      tag(feed, 0, 1).click();
      await arrives(feed, 0);
      expect(way(feed)).to.equal(null);
    });
  });
});
