import { expect, waitUntil } from '@open-wc/testing';
import '../define/feed.js';
import '../define/shop.js';
import {
  arrives,
  article,
  articles,
  feedShop,
  filled,
  makeFeed,
  mediaElements,
  playing,
  shownNumber,
} from '@vitrine/testing/feed-fixture';
import { readPlace, savePlace } from './feed-place.js';

describe('the place in a feed', () => {
  beforeEach(() => history.replaceState(null, ''));

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
