import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../define/feed.js';
import '../define/shop.js';
import type { VideoPage } from '@vitrine/core';
import {
  arrives,
  article,
  articles,
  feedShop,
  filled,
  focused,
  makeFeed,
  mediaElements,
  players,
  playing,
  testVideo,
} from '@vitrine/testing/feed-fixture';
import { clip, press } from '@vitrine/testing/player-fixture';
import { countLiveHls } from '@vitrine/testing/live-hls';
import type { VitrineFeed } from './feed.js';

describe('<vitrine-feed layout="swipe">', () => {
  beforeEach(() => history.replaceState(null, ''));

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
    for (let step = 1; step <= 120; step++) {
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
      if (step % 20 === 0) nodes.push(feed.renderRoot.querySelectorAll('*').length);
    }
    expect(most.articles).to.be.at.most(6);
    expect(most.players).to.be.at.most(3);
    expect(most.media).to.be.at.most(3);
    expect(Math.max(...nodes) - Math.min(...nodes), `nodes ${nodes.join()}`).to.be.at.most(20);
    expect(test.queries.length).to.be.at.least(12);
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
        waitUntil(() => article(feed, step).querySelector('vitrine-player')?.paused === false, `video ${step} plays`, {
          timeout: 8000,
        });
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
});
