import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../define/feed.js';
import '../define/shop.js';
import type { FeedQuery, VideoPage } from '@vitrine/core';
import {
  arrives,
  articles,
  feedShop,
  mediaElements,
  players,
  shownNumber,
  testHotspot,
  testVideo,
  type FeedShop,
} from '@vitrine/testing/feed-fixture';
import { clip, press } from '@vitrine/testing/player-fixture';
import { countLiveHls } from '@vitrine/testing/live-hls';
import type { VitrinePlayer } from '../player/player.js';
import { readPlace, savePlace } from './feed-place.js';
import type { VitrineFeed } from './feed.js';

type Layout = VitrineFeed['layout'];

async function makeFeed({ shop }: FeedShop, layout: Layout = 'swipe'): Promise<VitrineFeed> {
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

const filled = (feed: VitrineFeed): Promise<void> =>
  waitUntil(() => articles(feed).some(({ ariaPosInSet }) => ariaPosInSet));
const article = (feed: VitrineFeed, index: number): HTMLElement => {
  const found = feed.renderRoot.querySelector<HTMLElement>(`article[data-at="${index}"]`);
  if (!found) throw new Error(`no article ${index}`);
  return found;
};
const focused = (feed: VitrineFeed): string | undefined =>
  feed.shadowRoot?.activeElement?.closest<HTMLElement>('article')?.dataset['at'];
const playing = (feed: VitrineFeed): number => players(feed).filter((player) => !player.paused).length;

describe('<vitrine-feed>', () => {
  beforeEach(() => history.replaceState(null, ''));

  describe('in the swipe layout', () => {
    it('plays the first video without sound and prepares the next', async () => {
      const feed = await makeFeed(feedShop(5));
      await waitUntil(() => playing(feed) === 1, 'one plays', { timeout: 8000 });
      expect(mediaElements(feed).find(({ paused }) => !paused)?.muted).to.equal(true);
      await waitUntil(() => mediaElements(feed).length === 2, 'the next one is there', { timeout: 8000 });
      const next = article(feed, 1).querySelector('vitrine-player')?.renderRoot.querySelector('video');
      await waitUntil(() => (next?.readyState ?? 0) >= 2, 'it has its first frame', { timeout: 8000 });
      expect(playing(feed)).to.equal(1);
    });

    it('is a feed of articles, and accessible', async () => {
      const feed = await makeFeed(feedShop(3));
      await waitUntil(() => playing(feed) === 1, 'one plays', { timeout: 8000 });
      expect(feed.renderRoot.querySelector('[role=feed]')?.ariaLabel).to.equal('Videos');
      expect(articles(feed).map(({ ariaPosInSet, ariaSetSize }) => [ariaPosInSet, ariaSetSize])).to.deep.equal([
        ['1', '3'],
        ['2', '3'],
        ['3', '3'],
      ]);
      await expect(feed).to.be.accessible();
    });

    it('goes by keys from one to the next, to the end and back, with the focus', async () => {
      const feed = await makeFeed(feedShop(8));
      await filled(feed);
      article(feed, 0).focus();
      for (const [key, at] of [
        ['ArrowDown', 1],
        ['PageDown', 2],
        ['ArrowUp', 1],
        ['End', 7],
        ['PageUp', 6],
        ['Home', 0],
      ] as const) {
        const target = feed.shadowRoot?.activeElement ?? feed;
        expect(press(target, key), key).to.equal(false);
        await arrives(feed, at);
        await waitUntil(() => focused(feed) === String(at), `${key} takes the focus along`);
        await waitUntil(() => players(feed).length > 0);
      }
      expect(press(article(feed, 0), 'ArrowUp'), 'before the first the key is the page’s').to.equal(true);
    });

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

    it('plays and pauses with the space bar', async () => {
      const feed = await makeFeed(feedShop(2));
      await waitUntil(() => playing(feed) === 1, 'it plays', { timeout: 8000 });
      press(article(feed, 0), ' ');
      await waitUntil(() => playing(feed) === 0);
      press(article(feed, 0), ' ');
      await waitUntil(() => playing(feed) === 1);
    });

    it('keeps nodes, players and media elements few, however long the feed is', async () => {
      const test = feedShop(1000);
      const feed = await makeFeed(test);
      await filled(feed);
      const scroller = feed.renderRoot.querySelector<HTMLElement>('.swipe');
      if (!scroller) throw new Error('no list');
      let most = { articles: 0, players: 0, media: 0 };
      const nodes: number[] = [];
      for (let step = 1; step <= 500; step++) {
        scroller.scrollTo({ top: step * scroller.clientHeight, behavior: 'instant' });
        await waitUntil(
          () => feed.renderRoot.querySelector(`article[data-at="${step}"] vitrine-player`),
          `step ${step}`,
          {
            interval: 4,
            timeout: 5000,
          },
        );
        most = {
          articles: Math.max(most.articles, articles(feed).length),
          players: Math.max(most.players, players(feed).length),
          media: Math.max(most.media, mediaElements(feed).length),
        };
        if (step % 100 === 0) nodes.push(feed.renderRoot.querySelectorAll('*').length);
      }
      expect(most.articles).to.be.at.most(6);
      expect(most.players).to.be.at.most(3);
      expect(most.media).to.be.at.most(3);
      expect(Math.max(...nodes) - Math.min(...nodes), `nodes ${nodes.join()}`).to.be.at.most(20);
      expect(test.queries.length).to.be.at.least(50);
    }).timeout(120_000);

    it('has one hls.js at most, and three media elements, in a feed of streams', async () => {
      const live = countLiveHls();
      const videos = Array.from({ length: 12 }, (_, at) =>
        testVideo(at, { sources: [{ src: `/media/fmp4/hi.m3u8?${at}` }] }),
      );
      try {
        const feed = await makeFeed(feedShop(0, () => ({ videos, cursor: null })));
        await waitUntil(() => playing(feed) === 1, 'the first one plays', { timeout: 8000 });
        const plays = (step: number): Promise<void> =>
          waitUntil(
            () => article(feed, step).querySelector('vitrine-player')?.paused === false,
            `video ${step} plays`,
            { timeout: 8000 },
          );
        article(feed, 0).focus();
        for (const [key, step] of [
          ['ArrowDown', 1],
          ['ArrowDown', 2],
          ['ArrowUp', 1],
          ['End', 11],
          ['ArrowUp', 10],
          ['Home', 0],
        ] as const) {
          press(feed.shadowRoot?.activeElement ?? feed, key);
          await arrives(feed, step);
          await plays(step);
          expect(mediaElements(feed).length).to.be.at.most(3);
        }
        // Everything of the current video is loaded: its hls.js ends, and the next one is prepared.
        const next = (): HTMLVideoElement | null | undefined =>
          article(feed, 1).querySelector('vitrine-player')?.renderRoot.querySelector('video');
        await waitUntil(() => (next()?.readyState ?? 0) >= 2, 'the next one has its first frame', { timeout: 12_000 });
        expect(live.most).to.equal(1);
        feed.remove();
        await waitUntil(() => live.now === 0, 'nothing is left of it');
      } finally {
        live.stop();
      }
    }).timeout(60_000);

    it('takes the focus along when the visitor scrolls on with the wheel', async () => {
      const feed = await makeFeed(feedShop(30));
      await filled(feed);
      article(feed, 0).querySelector<HTMLElement>('.rail button')?.focus();
      const scroller = feed.renderRoot.querySelector<HTMLElement>('.swipe');
      for (let step = 1; step <= 5; step++) {
        scroller?.scrollTo({ top: step * 480, behavior: 'instant' });
        await waitUntil(() => focused(feed) === String(step), `the focus is in item ${step}`);
      }
      expect(document.activeElement).to.equal(feed);
    });

    it('carries the choice of sound on', async () => {
      const feed = await makeFeed(feedShop(4));
      await waitUntil(() => playing(feed) === 1, 'it plays', { timeout: 8000 });
      article(feed, 0).querySelector<HTMLElement>('.rail button')?.click();
      await waitUntil(() => mediaElements(feed).some(({ muted }) => !muted));
      article(feed, 0).focus();
      press(article(feed, 0), 'ArrowDown');
      await arrives(feed, 1);
      // Without a real press WebKit plays it without sound, and the player offers the sound.
      await waitUntil(
        () => {
          const root = article(feed, 1).querySelector('vitrine-player')?.renderRoot;
          return root?.querySelector('video')?.muted === false || root?.querySelector('.unmute');
        },
        'the next one sounds',
        { timeout: 8000 },
      );
      expect(mediaElements(feed).filter(({ muted, paused }) => !muted && !paused).length).to.be.at.most(1);
    });

    it('offers a play button where the browser does not play, and does not try again by itself', async () => {
      const { play } = HTMLMediaElement.prototype;
      let tries = 0;
      HTMLMediaElement.prototype.play = function (): Promise<void> {
        tries += 1;
        return Promise.reject(new DOMException('low power', 'NotAllowedError'));
      };
      try {
        const feed = await makeFeed(feedShop(6));
        await waitUntil(() => feed.renderRoot.querySelector('.start'), 'there is a button', { timeout: 8000 });
        const before = tries;
        press(article(feed, 0), 'ArrowDown');
        await arrives(feed, 1);
        await new Promise((resolve) => setTimeout(resolve, 600));
        expect(tries).to.equal(before);
        await expect(feed).to.be.accessible();
        HTMLMediaElement.prototype.play = play;
        article(feed, 1).querySelector<HTMLElement>('.start')?.click();
        await waitUntil(() => playing(feed) === 1, 'it plays by the press', { timeout: 8000 });
        expect(feed.renderRoot.querySelector('.start')).to.equal(null);
      } finally {
        HTMLMediaElement.prototype.play = play;
      }
    });

    it('plays on when the visitor scrolls away while a video begins', async () => {
      const feed = await makeFeed(feedShop(30));
      await filled(feed);
      const scroller = feed.renderRoot.querySelector<HTMLElement>('.swipe');
      const frame = (): Promise<number> => new Promise(requestAnimationFrame);
      for (let step = 1; step <= 20; step++) {
        // In a frame's own callback: the video is out of view before the feed knows of the scroll.
        scroller?.scrollTo({ top: step * scroller.clientHeight, behavior: 'instant' });
        const hasPlayer = (): boolean =>
          feed.renderRoot.querySelector(`article[data-at="${step}"] vitrine-player`) !== null;
        for (let frames = 0; frames < 300 && !hasPlayer(); frames++) await frame();
        expect(hasPlayer(), `video ${step} has a player`).to.equal(true);
      }
      expect(feed.renderRoot.querySelector('.start')).to.equal(null);
      await waitUntil(() => playing(feed) === 1, 'the last one plays', { timeout: 8000 });
    });

    it('waits for a press with data saving', async () => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
      try {
        const feed = await makeFeed(feedShop(3));
        await waitUntil(() => feed.renderRoot.querySelector('.start'));
        await new Promise((resolve) => setTimeout(resolve, 600));
        expect(players(feed).length).to.equal(0);
        article(feed, 0).querySelector<HTMLElement>('.start')?.click();
        await waitUntil(() => playing(feed) === 1, 'it plays', { timeout: 8000 });
        expect(players(feed).length).to.equal(1);
      } finally {
        Reflect.deleteProperty(navigator, 'connection');
      }
    });

    it('shows its children where there is no list', async () => {
      const feed = await fixture<VitrineFeed>(
        html`<vitrine-feed style="height: 400px">
          <a href=${clip}><img src="/media/poster.jpg" alt="A bag" width="540" height="960" /></a>
          <vitrine-player src="${clip}?two" label="Second"></vitrine-player>
          <vitrine-player src="${clip}?two" label="Second again"></vitrine-player>
          <vitrine-player label="Without a source"></vitrine-player>
        </vitrine-feed>`,
      );
      await filled(feed);
      expect(articles(feed).map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['A bag', 'Second']);
      await waitUntil(() => playing(feed) === 1, 'the first one plays', { timeout: 8000 });
    });

    it('shows its children until the list is there', async () => {
      let answer: ((page: VideoPage) => void) | undefined;
      const test = feedShop(3, () => new Promise((resolve) => (answer = resolve)));
      const root = await fixture<HTMLElement>(
        html`<vitrine-shop .shop=${test.shop} no-sheet no-drawer>
          <vitrine-feed by="feed" style="width: 360px; height: 480px"><a href="/v/0">The first one</a></vitrine-feed>
        </vitrine-shop>`,
      );
      const feed = root.querySelector('vitrine-feed');
      const link = root.querySelector('a');
      if (!feed || !link) throw new Error('no feed');
      await waitUntil(() => answer, 'the list is asked for');
      expect(link.checkVisibility()).to.equal(true);
      expect(articles(feed).length).to.equal(0);
      answer?.({ videos: [testVideo(0), testVideo(1)], cursor: null });
      await filled(feed);
      expect(link.checkVisibility()).to.equal(false);
      await waitUntil(() => playing(feed) === 1, 'it plays', { timeout: 8000 });
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

    it('stops when it is taken out, and goes on when it is put back', async () => {
      const feed = await makeFeed(feedShop(3));
      await waitUntil(() => playing(feed) === 1, 'it plays', { timeout: 8000 });
      const [video] = mediaElements(feed);
      const parent = feed.parentElement;
      feed.remove();
      await waitUntil(() => video?.paused === true);
      parent?.append(feed);
      await waitUntil(() => playing(feed) === 1, 'it plays again', { timeout: 8000 });
      expect(mediaElements(feed).length).to.be.at.most(3);
    });

    it('comes back to the same video and moment', async () => {
      const test = feedShop(40);
      const feed = await makeFeed(test);
      await filled(feed);
      feed.renderRoot.querySelector('.swipe')?.scrollTo({ top: 480 * 14, behavior: 'instant' });
      // Pages come one after the other.
      for (let step = 3; shownNumber(feed) < 14 && step < 40; step++) {
        feed.renderRoot.querySelector('.swipe')?.scrollTo({ top: 480 * Math.min(step, 14), behavior: 'instant' });
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      await arrives(feed, 14);
      await waitUntil(() => playing(feed) === 1, 'it plays', { timeout: 8000 });
      await waitUntil(() => mediaElements(feed).some(({ currentTime }) => currentTime > 0.6), 'for a while', {
        timeout: 8000,
      });
      dispatchEvent(new PageTransitionEvent('pagehide'));
      feed.remove();
      const again = await makeFeed(test);
      await arrives(again, 14);
      await waitUntil(() => mediaElements(again).some(({ currentTime }) => currentTime > 0.5), 'at its moment', {
        timeout: 8000,
      });
    });

    it('comes back to a video far down without loading all that come before it', async () => {
      savePlace('feed', { id: 'v600', index: 600, time: 2 });
      const test = feedShop(1000);
      const feed = await makeFeed(test);
      await arrives(feed, 600);
      await waitUntil(() => mediaElements(feed).some(({ currentTime }) => currentTime >= 2), 'at its moment', {
        timeout: 8000,
      });
      expect(test.queries.length).to.be.below(5);
    });

    it('comes back to a video that is in the list no more, if it is still there', async () => {
      savePlace('feed', { id: 'v30', index: 1, time: 0 });
      const feed = await makeFeed(feedShop(5));
      await arrives(feed, 30);
      expect(articles(feed).map(({ ariaLabel }) => ariaLabel)).to.include('Video 0');
    });

    it('keeps the place while the video goes on, and before a press may lead away', async () => {
      const feed = await makeFeed(feedShop(3));
      const time = (): number => readPlace('feed')?.time ?? 0;
      await waitUntil(() => time() > 1, 'it is kept', { timeout: 8000 });
      const [video] = mediaElements(feed);
      const link = document.createElement('a');
      feed.after(link);
      const before = video?.currentTime ?? 0;
      link.click();
      expect(Math.abs(time() - before), `${time()} and ${before}`).to.be.below(0.5);
      link.remove();
    });

    it('begins with the video that the address names', async () => {
      history.replaceState(null, '', '#t=1&v=v25');
      try {
        const feed = await makeFeed(feedShop(30));
        await arrives(feed, 25);
        expect(
          articles(feed)
            .slice(0, 2)
            .map(({ ariaLabel }) => ariaLabel),
        ).to.deep.equal(['Video 25', 'Video 0']);
      } finally {
        history.replaceState(null, '', location.pathname + location.search);
      }
    });

    it('shares a link to the moment, by copying where nothing else is there', async () => {
      const feed = await makeFeed(feedShop(2));
      await filled(feed);
      const shared: ShareData[] = [];
      Object.defineProperty(navigator, 'share', {
        value: (data: ShareData) => Promise.resolve(void shared.push(data)),
        configurable: true,
      });
      try {
        article(feed, 0).querySelectorAll<HTMLElement>('.rail button')[1]?.click();
        await waitUntil(() => shared.length === 1);
      } finally {
        Reflect.deleteProperty(navigator, 'share');
      }
      expect(shared[0]?.title).to.equal('Video 0');
      expect(shared[0]?.url).to.match(/#t=\d+&v=v0$/);
    });
  });

  describe('with a list that is not as it should be', () => {
    it('shows nothing when it is empty', async () => {
      const feed = await makeFeed(feedShop(0));
      await waitUntil(() => feed.offsetHeight === 0);
    });

    it('retries a page that failed in place, and loses nothing', async () => {
      const test = feedShop(12);
      const feed = await makeFeed(test);
      await filled(feed);
      test.failures.push(new Error('down'));
      article(feed, 0).focus();
      press(article(feed, 0), 'End');
      await waitUntil(() => feed.renderRoot.querySelector('.retry'), 'there is a retry');
      await expect(feed).to.be.accessible();
      expect(articles(feed).some(({ ariaLabel }) => ariaLabel === 'Video 9')).to.equal(true);
      feed.renderRoot.querySelector<HTMLElement>('.retry')?.click();
      await waitUntil(() => articles(feed).some(({ ariaLabel }) => ariaLabel === 'Video 10'));
      expect(feed.renderRoot.querySelector('.retry')).to.equal(null);
    });

    it('offers a retry when the first page fails', async () => {
      const test = feedShop(3);
      test.failures.push(new Error('down'));
      const feed = await makeFeed(test);
      await waitUntil(() => feed.renderRoot.querySelector('.retry'));
      feed.renderRoot.querySelector<HTMLElement>('.retry')?.click();
      await filled(feed);
      expect(articles(feed).length).to.equal(3);
    });

    it('ends at a cursor that came before, and warns once', async () => {
      const warnings: unknown[] = [];
      const { warn } = console;
      console.warn = (text: unknown) => void warnings.push(text);
      const answer = ({ cursor = 'a' }): VideoPage => ({
        videos: [testVideo(cursor === 'a' ? 0 : 1)],
        cursor: cursor === 'a' ? 'b' : 'b',
      });
      try {
        const feed = await makeFeed(feedShop(0, answer));
        await waitUntil(() => articles(feed).some(({ ariaSetSize }) => ariaSetSize === '2'));
      } finally {
        console.warn = warn;
      }
      expect(warnings.filter((text) => String(text).includes('came twice')).length).to.equal(1);
    });

    it('ends where cursors go round', async () => {
      const round: Record<string, string> = { '': 'a', a: 'b', b: 'c', c: 'a' };
      let asked = 0;
      const answer = ({ cursor = '' }): VideoPage => ({
        videos: [testVideo(asked++)],
        cursor: round[cursor] ?? null,
      });
      const feed = await makeFeed(feedShop(0, answer));
      await waitUntil(() => articles(feed).some(({ ariaSetSize }) => ariaSetSize === '4'));
      expect(asked).to.equal(4);
    });

    it('plays a video with ten thousand hotspots', async () => {
      const hotspots = Array.from({ length: 10_000 }, (_, at) => ({ ...testHotspot('mug', 0, 60), id: `h${at}` }));
      const videos = [testVideo(0, { track: { frame: null, renditions: [], hotspots } }), testVideo(1)];
      const feed = await makeFeed(feedShop(0, () => ({ videos, cursor: null }), ['mug']));
      await waitUntil(() => playing(feed) === 1, 'it plays', { timeout: 20_000 });
      expect(feed.renderRoot.querySelectorAll('*').length).to.be.below(200);
      press(article(feed, 0), 'ArrowDown');
      await arrives(feed, 1);
    }).timeout(40_000);

    for (const [what, now] of [
      ['stands still', () => 0],
      ['is far ahead', () => 9e15],
      ['goes back', () => -performance.now()],
    ] as const)
      it(`works with a clock that ${what}`, async () => {
        const { now: right } = Date;
        Date.now = now;
        try {
          const feed = await makeFeed(feedShop(12));
          await waitUntil(() => playing(feed) === 1, 'it plays', { timeout: 8000 });
          press(article(feed, 0), 'End');
          await waitUntil(() => articles(feed).some(({ ariaSetSize }) => ariaSetSize === '12'), 'all pages came');
        } finally {
          Date.now = right;
        }
      });

    it('leaves out videos that came before or have nothing to play', async () => {
      const answer = (): VideoPage => ({
        videos: [testVideo(0), testVideo(1, { sources: [] }), testVideo(0), testVideo(2)],
        cursor: null,
      });
      const feed = await makeFeed(feedShop(0, answer));
      await waitUntil(() => articles(feed).length === 2);
      expect(articles(feed).map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Video 0', 'Video 2']);
    });
  });

  for (const layout of ['carousel', 'grid'] as const)
    describe(`in the ${layout} layout`, () => {
      it('shows posters, and a press opens the video in a dialog; closing it gives the focus back', async () => {
        const feed = await makeFeed(feedShop(30), layout);
        await filled(feed);
        await expect(feed).to.be.accessible();
        expect(players(feed).length).to.equal(0);
        article(feed, 1).querySelector('button')?.click();
        const dialog = feed.renderRoot.querySelector('dialog');
        await waitUntil(() => dialog?.open === true);
        await waitUntil(() => playing(feed) === 1, 'it plays', { timeout: 8000 });
        await arrives(feed, 1);
        expect(feed.shadowRoot?.activeElement?.matches('dialog [data-at="1"]'), 'its article has the focus').to.equal(
          true,
        );
        await expect(feed).to.be.accessible();
        const watched = String(shownNumber(feed));
        feed.renderRoot.querySelector<HTMLElement>('.close')?.click();
        await waitUntil(() => dialog?.open === false);
        const isBack = (): boolean => feed.shadowRoot?.activeElement?.matches('.tile') === true;
        await waitUntil(() => isBack() && focused(feed) === watched, `the poster of video ${watched} has the focus`);
        expect(players(feed).length).to.equal(0);
      });

      it('comes back to the video that was watched in the dialog, and not when it was closed', async () => {
        const test = feedShop(30);
        const feed = await makeFeed(test, layout);
        await filled(feed);
        article(feed, 2).querySelector('button')?.click();
        await waitUntil(() => mediaElements(feed).some(({ currentTime }) => currentTime > 0.6), 'it plays', {
          timeout: 8000,
        });
        dispatchEvent(new PageTransitionEvent('pagehide'));
        feed.remove();
        const again = await makeFeed(test, layout);
        await waitUntil(() => again.renderRoot.querySelector('dialog')?.open === true, 'it is open', { timeout: 8000 });
        await arrives(again, 2);
        await waitUntil(() => mediaElements(again).some(({ currentTime }) => currentTime > 0.5), 'at its moment', {
          timeout: 8000,
        });
        again.renderRoot.querySelector<HTMLElement>('.close')?.click();
        await waitUntil(() => players(again).length === 0);
        expect(readPlace('feed')).to.equal(null);
      });

      it('keeps nodes few, however long the list is', async () => {
        const feed = await makeFeed(feedShop(1000), layout);
        await filled(feed);
        const scroller = feed.renderRoot.querySelector('.scroller');
        for (let step = 0; step < 40; step++) {
          if (layout === 'carousel') scroller?.scrollTo({ left: step * 700, behavior: 'instant' });
          else scrollTo({ top: step * 700, behavior: 'instant' });
          await new Promise((resolve) => setTimeout(resolve, 30));
          expect(articles(feed).length).to.be.at.most(60);
        }
        expect(articles(feed).some(({ dataset }) => Number(dataset['at']) > 30)).to.equal(true);
        scrollTo({ top: 0 });
      });

      it('keeps the tile that has the focus', async () => {
        const feed = await makeFeed(feedShop(200), layout);
        await filled(feed);
        article(feed, 0).querySelector('button')?.focus();
        for (let step = 0; step < 10; step++) {
          if (layout === 'carousel')
            feed.renderRoot.querySelector('.scroller')?.scrollTo({ left: step * 900, behavior: 'instant' });
          else scrollTo({ top: step * 900, behavior: 'instant' });
          await new Promise((resolve) => setTimeout(resolve, 30));
        }
        expect(focused(feed)).to.equal('0');
        scrollTo({ top: 0 });
      });
    });

  it('moves through a right-to-left row with the arrows', async () => {
    const feed = await makeFeed(feedShop(30), 'carousel');
    feed.dir = 'rtl';
    await filled(feed);
    await waitUntil(() => getComputedStyle(feed.renderRoot.querySelector('.root') ?? feed).direction === 'rtl');
    article(feed, 0).querySelector('button')?.focus();
    press(article(feed, 0).querySelector('button') ?? feed, 'ArrowLeft');
    await waitUntil(() => focused(feed) === '1');
  });
});
