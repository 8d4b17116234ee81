import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../define/player.js';
import '../define/shop.js';
import { makeShop, type TestShop } from '@vitrine/testing/make-shop';
import { clip, has, inside, playing, ready, videoOf } from '@vitrine/testing/player-fixture';
import type { VitrinePlayer } from './player.js';

// The resource timing buffer holds 250 entries by default; the modules of these tests are more.
performance.setResourceTimingBufferSize(2000);
const requestsFor = (name: string): number =>
  performance.getEntriesByType('resource').filter((entry) => entry.name.includes(name)).length;

describe('<vitrine-player>', () => {
  let test: TestShop;
  beforeEach(() => {
    test = makeShop();
    localStorage.removeItem('vitrine:player');
  });
  afterEach(() => test.shop.dispose());

  it('is accessible before and while it plays', async () => {
    const player = await ready(
      await fixture<VitrinePlayer>(
        html`<vitrine-player src=${clip} poster="/media/poster.jpg" label="Bags"></vitrine-player>`,
      ),
    );
    await expect(player).to.be.accessible();
    await playing(player);
    await expect(player).to.be.accessible();
  });

  describe('at rest', () => {
    it('has at most 20 nodes and fetches no media', async () => {
      const player = await ready(
        await fixture<VitrinePlayer>(
          html`<vitrine-player src="/media/clip.mp4?rest" poster="/media/poster.jpg" label="Bags"></vitrine-player>`,
        ),
      );
      const walk = document.createTreeWalker(player.renderRoot, NodeFilter.SHOW_ALL);
      let nodes = 0;
      while (walk.nextNode()) nodes++;
      expect(nodes).to.be.at.most(20);
      expect(has(player, 'video')).to.equal(false);
      expect(requestsFor('clip.mp4?rest')).to.equal(0);
    });

    it('reserves its space by the ratio, the fallback picture or 16/9', async () => {
      const root = await fixture(
        html`<div style="inline-size: 180px">
          <vitrine-player aspect-ratio="9/16"></vitrine-player>
          <vitrine-player
            ><a href="/media/clip.mp4"><img src="/media/poster.jpg" width="100" height="100" alt="a video" /></a
          ></vitrine-player>
          <vitrine-player></vitrine-player>
        </div>`,
      );
      const players = [...root.querySelectorAll('vitrine-player')];
      for (const player of players) await ready(player);
      expect(players.map(({ offsetHeight }) => offsetHeight)).to.deep.equal([320, 180, 101]);
    });

    it('uses the fallback picture and link as poster and source', async () => {
      const player = await ready(
        await fixture<VitrinePlayer>(
          html`<vitrine-player
            ><a href=${clip}><img src="/media/poster.jpg" alt="" /></a
          ></vitrine-player>`,
        ),
      );
      expect(inside(player)<HTMLImageElement>('.poster').src).to.contain('/media/poster.jpg');
      await playing(player);
      expect(videoOf(player).currentSrc).to.contain('clip.mp4');
    });

    it('ignores an address that is not safe', async () => {
      const player = await ready(
        await fixture<VitrinePlayer>(
          html`<vitrine-player poster="javascript:alert(1)" src="data:video/mp4,x"></vitrine-player>`,
        ),
      );
      expect(has(player, '.poster')).to.equal(false);
      await player.play();
      await waitUntil(() => has(player, '.fault'));
    });
  });

  it('has a press on the picture also before the markers are fetched', async () => {
    const player = await ready(await fixture<VitrinePlayer>(html`<vitrine-player src=${clip}></vitrine-player>`));
    await playing(player);
    const root = player.shadowRoot;
    if (!root) throw new Error('it has no shadow root');
    // As it is without the chunk of the markers: only with the styles of the stage.
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter(
      ({ cssRules }) => ![...cssRules].some(({ cssText }) => cssText.includes('.mark')),
    );
    expect(getComputedStyle(inside(player)('.hotspots')).pointerEvents).to.equal('none');
  });

  it('plays the video of the backend by its id', async () => {
    const backendVideo = {
      id: 'f1',
      title: 'Morning',
      sources: [{ src: clip, type: 'video/mp4' }],
      width: 9,
      height: 16,
      duration: 12.5,
      captions: [],
      track: { frame: null, hotspots: [], renditions: [] },
    };
    const shop = await fixture(
      html`<vitrine-shop
        .shop=${{ ...test.shop, videos: { get: async (id: string) => (id === 'f1' ? backendVideo : null) } }}
        no-sheet
        no-drawer
      >
        <vitrine-player video-id="f1" style="inline-size: 90px"></vitrine-player
        ><vitrine-player video-id="f2"></vitrine-player>
      </vitrine-shop>`,
    );
    const [player, missing] = [...shop.querySelectorAll('vitrine-player')] as [VitrinePlayer, VitrinePlayer];
    await waitUntil(() => player.duration === 12.5, 'the duration that the backend knows');
    await playing(player);
    expect(player.duration, 'the duration of the file').to.be.closeTo(12, 0.1);
    expect(player.offsetHeight).to.equal(160);
    expect(inside(player)('.heading').textContent).to.equal('Morning');
    await ready(missing);
    void missing.play();
    await waitUntil(() => has(missing, '.fault'), 'it reports that there is none', { timeout: 5000 });
  });

  it('begins at the position in the address and opens its product', async () => {
    history.replaceState(null, '', '#t=6&p=stoneware-mug');
    const shop = await fixture(
      html`<vitrine-shop .shop=${test.shop} no-sheet no-drawer
        ><vitrine-player src=${clip} muted></vitrine-player
      ></vitrine-shop>`,
    );
    const player = shop.querySelector('vitrine-player') as VitrinePlayer;
    await waitUntil(() => player.currentTime === 6 && test.shop.view.$product.get() !== null, 'there', {
      timeout: 10000,
    });
    history.replaceState(null, '', ' ');
    expect(test.shop.view.$product.get()?.ref.handle).to.equal('stoneware-mug');
  });

  it('has the position, the duration and the volume as properties', async () => {
    const player = await ready(await fixture<VitrinePlayer>(html`<vitrine-player src=${clip}></vitrine-player>`));
    expect([player.currentTime, player.duration, player.volume]).to.deep.equal([0, 0, 1]);
    player.volume = 0.25;
    player.currentTime = 5;
    await waitUntil(() => player.currentTime === 5 && player.volume === 0.25, 'before the first play', {
      timeout: 10000,
    });
    player.muted = true;
    await player.play();
    await waitUntil(() => !player.paused, 'it plays', { timeout: 10000 });
    expect(player.duration).to.be.closeTo(12, 0.1);
    expect(player.currentTime).to.be.within(5, 8);
    player.pause();
    player.currentTime = 2;
    expect(player.currentTime).to.equal(2);
    player.volume = 0.5;
    expect(player.volume).to.equal(0.5);
    expect(localStorage.getItem('vitrine:player'), 'the preference of the visitor').to.equal(null);
  });

  it('returns a point of the viewport as a ratio of the frame', async () => {
    const player = await playing(
      await fixture<VitrinePlayer>(
        html`<vitrine-player
          src="/media/geometry-16x9.mp4"
          aspect-ratio="1"
          style="inline-size: 200px"
        ></vitrine-player>`,
      ),
    );
    const { left, top } = player.getBoundingClientRect();
    await waitUntil(() => player.pointToRatio(left + 100, top + 100) !== null);
    const { x, y } = player.pointToRatio(left + 160, top + 100) ?? { x: NaN, y: NaN };
    expect(x).to.be.closeTo(0.8, 0.01);
    expect(y).to.be.closeTo(0.5, 0.01);
    expect(player.pointToRatio(left + 100, top + 2)).to.equal(null);
  });
});
