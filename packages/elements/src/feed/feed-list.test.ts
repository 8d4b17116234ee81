import { expect, waitUntil } from '@open-wc/testing';
import '../define/feed.js';
import '../define/shop.js';
import type { VideoPage } from '@vitrine/core';
import {
  arrives,
  article,
  articles,
  feedShop,
  filled,
  makeFeed,
  playing,
  testHotspot,
  testVideo,
} from '@vitrine/testing/feed-fixture';
import { press } from '@vitrine/testing/player-fixture';

describe('<vitrine-feed> with a list that is not as it should be', () => {
  beforeEach(() => history.replaceState(null, ''));

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
