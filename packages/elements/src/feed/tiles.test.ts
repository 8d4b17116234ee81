import { expect, waitUntil } from '@open-wc/testing';
import '../define/feed.js';
import '../define/shop.js';
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
  shownNumber,
} from '@vitrine/testing/feed-fixture';
import { press } from '@vitrine/testing/player-fixture';
import { readPlace } from './feed-place.js';

describe('<vitrine-feed layout="carousel | grid">', () => {
  beforeEach(() => history.replaceState(null, ''));

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
        await waitUntil(() => isBack() && focused(feed) === watched, `the poster of video ${watched} has the focus`, {
          timeout: 8000,
        });
        expect(players(feed).length).to.equal(0);
      });

      it('stays closed when the feed is drawn before the browser says that it was closed', async () => {
        const feed = await makeFeed(feedShop(30), layout);
        await filled(feed);
        article(feed, 1).querySelector('button')?.click();
        const dialog = feed.renderRoot.querySelector('dialog');
        await waitUntil(() => dialog?.open && feed.renderRoot.querySelector('.close'));
        for (const close of [
          () => feed.renderRoot.querySelector<HTMLElement>('.close')?.click(),
          // As the browser does it on Escape.
          () => dialog?.close(),
        ]) {
          close();
          feed.requestUpdate();
          await feed.updateComplete;
          expect(dialog?.open).to.equal(false);
          await waitUntil(() => feed.renderRoot.querySelector('.swipe') === null, 'the videos are gone');
          article(feed, 1).querySelector('button')?.click();
          await waitUntil(() => dialog?.open, 'it opens again');
        }
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
