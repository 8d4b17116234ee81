import { expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import '../define/player.js';
import '../define/shop.js';
import { makeShop, type TestShop } from '../../../../test/unit/support/make-shop.js';
import { $activePlayer } from './active/active-player.js';
import type { VitrinePlayer } from './player.js';

const clip = '/media/clip.mp4';
const captions = '/media/captions.en.vtt';

/** What a player shows, by selector; throws when it is not there. */
function inside(player: VitrinePlayer): <E extends HTMLElement>(selector: string) => E {
  return <E extends HTMLElement>(selector: string): E => {
    const found = player.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
}
const has = (player: VitrinePlayer, selector: string): boolean => player.renderRoot.querySelector(selector) !== null;
const video = (player: VitrinePlayer): HTMLVideoElement => inside(player)('video');
const press = (target: EventTarget, key: string): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));

async function ready(player: VitrinePlayer): Promise<VitrinePlayer> {
  await waitUntil(() => has(player, '.start'), 'the words have come');
  return player;
}

async function playing(player: VitrinePlayer): Promise<VitrinePlayer> {
  await ready(player);
  player.muted = true;
  await player.play();
  await waitUntil(() => player.currentTime > 0 && !player.paused, 'it plays', { timeout: 10000 });
  return player;
}

// A page remembers 250 resources, and the modules of these tests are more by now.
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
    it('is at most 20 nodes and asks for no media', async () => {
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

    it('keeps its room by the ratio, the fallback picture or 16/9', async () => {
      const root = await fixture(
        html`<div style="inline-size: 180px">
          <vitrine-player aspect-ratio="9/16"></vitrine-player>
          <vitrine-player
            ><a href="/media/clip.mp4"><img src="/media/poster.jpg" width="100" height="100" alt="a film" /></a
          ></vitrine-player>
          <vitrine-player></vitrine-player>
        </div>`,
      );
      const players = [...root.querySelectorAll('vitrine-player')];
      for (const player of players) await ready(player);
      expect(players.map(({ offsetHeight }) => offsetHeight)).to.deep.equal([320, 180, 101]);
    });

    it('takes the fallback picture and link for its poster and film', async () => {
      const player = await ready(
        await fixture<VitrinePlayer>(
          html`<vitrine-player
            ><a href=${clip}><img src="/media/poster.jpg" alt="" /></a
          ></vitrine-player>`,
        ),
      );
      expect(inside(player)<HTMLImageElement>('.poster').src).to.contain('/media/poster.jpg');
      await playing(player);
      expect(video(player).currentSrc).to.contain('clip.mp4');
    });

    it('refuses an address that is not safe', async () => {
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

  describe('playing', () => {
    it('starts on a press, keeps the focus, and says so once', async () => {
      const player = await ready(
        await fixture<VitrinePlayer>(html`<vitrine-player src=${clip} muted video-id="f1"></vitrine-player>`),
      );
      const started = oneEvent(player, 'vitrine-video-start');
      inside(player)('.start').click();
      const { detail } = await started;
      expect(detail.source).to.include({ element: 'vitrine-player', videoId: 'f1' });
      expect(player.shadowRoot?.activeElement?.classList.contains('root')).to.equal(true);
    });

    it('plays HLS and reads the hotspots that travel in it', async () => {
      const player = await playing(
        await fixture<VitrinePlayer>(html`<vitrine-player src="/media/fmp4/main.m3u8"></vitrine-player>`),
      );
      await waitUntil(
        () => (player.renderRoot.querySelector('.products .count')?.textContent ?? '') === '2',
        'two products',
        { timeout: 10000 },
      );
    });

    it('hides its controls while nobody means them, and brings them back', async () => {
      const player = await playing(
        await fixture<VitrinePlayer>(html`<vitrine-player src="/media/fmp4/main.m3u8" loop></vitrine-player>`),
      );
      const root = inside(player)('.root');
      await waitUntil(() => root.hasAttribute('data-idle'), 'they leave', { timeout: 8000 });
      player.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse' }));
      expect(root.hasAttribute('data-idle')).to.equal(false);
      player.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
      expect(root.hasAttribute('data-idle')).to.equal(true);
      const touch = { bubbles: true, composed: true, pointerType: 'touch' };
      video(player).dispatchEvent(new PointerEvent('click', touch));
      expect([root.hasAttribute('data-idle'), player.paused], 'the first touch only brings them').to.deep.equal([
        false,
        false,
      ]);
      player.dispatchEvent(new PointerEvent('pointerleave', touch));
      expect(root.hasAttribute('data-idle'), 'a lifted finger leaves them').to.equal(false);
      video(player).dispatchEvent(new PointerEvent('click', touch));
      expect(player.paused, 'the second pauses').to.equal(true);
      video(player).dispatchEvent(new PointerEvent('click', { ...touch, pointerType: 'mouse' }));
      await waitUntil(() => !player.paused, 'a click plays');
      player.pause();
      await waitUntil(() => !root.hasAttribute('data-idle'), 'they stay while it is paused');
    });

    it('fetches playlists and no media while it is near', async () => {
      const since = performance.now();
      await ready(await fixture<VitrinePlayer>(html`<vitrine-player src="/media/ts/main.m3u8"></vitrine-player>`));
      const asked = (): string[] =>
        performance
          .getEntriesByType('resource')
          .filter(({ startTime }) => startTime > since)
          .map(({ name }) => name);
      await waitUntil(() => asked().some((name) => name.endsWith('/media/ts/main.m3u8')), 'the playlist', {
        timeout: 8000,
      });
      expect(asked().filter((name) => name.endsWith('.mpegts'))).to.deep.equal([]);
    });

    it('is never heard together with another', async () => {
      const root = await fixture(
        html`<div style="inline-size: 160px">
          <vitrine-player src=${clip}></vitrine-player><vitrine-player src=${clip}></vitrine-player>
        </div>`,
      );
      const players = [...root.querySelectorAll('vitrine-player')] as [VitrinePlayer, VitrinePlayer];
      for (const player of players) {
        await ready(player);
        await player.play();
        await waitUntil(() => player.currentTime > 0, 'it plays', { timeout: 10000 });
      }
      expect(players.filter((player) => !video(player).muted).length).to.be.at.most(1);
      // where the browser wants a gesture before there is sound, the film plays without and offers it
      expect(has(players[1], '.hushed')).to.equal(video(players[1]).muted);
      $activePlayer.get()?.pause();
      await waitUntil(() => players.filter(({ paused }) => paused).length === 1, 'one of them rests');
    });

    it('rests out of sight and goes on when it is seen again, unless it was stopped', async () => {
      const root = await fixture(
        html`<div><vitrine-player src=${clip} style="inline-size: 160px"></vitrine-player></div>`,
      );
      const player = await playing(root.querySelector('vitrine-player') as VitrinePlayer);
      player.style.marginBlockStart = '3000px';
      await waitUntil(() => player.paused, 'it rests');
      player.style.marginBlockStart = '0';
      await waitUntil(() => !player.paused, 'it goes on');
      player.pause();
      player.style.marginBlockStart = '3000px';
      await nextFrame();
      await nextFrame();
      player.style.marginBlockStart = '0';
      await nextFrame();
      await nextFrame();
      expect(player.paused).to.equal(true);
    });

    it('says how far it was watched, and the end', async () => {
      const player = await playing(await fixture<VitrinePlayer>(html`<vitrine-player src=${clip}></vitrine-player>`));
      const percents: number[] = [];
      player.addEventListener('vitrine-video-progress', ({ detail }) => percents.push(detail.percent));
      const done = oneEvent(player, 'vitrine-video-complete');
      player.seek(11.4);
      await done;
      expect(percents).to.deep.equal([25, 50, 75, 90]);
      await waitUntil(() => has(player, '.end .again'));
    });

    it('shows what went wrong and tries again', async () => {
      const player = await ready(
        await fixture<VitrinePlayer>(html`<vitrine-player src="/media/not-there.mp4"></vitrine-player>`),
      );
      const failed = oneEvent(player, 'vitrine-video-error');
      void player.play();
      expect((await failed).detail).to.include({ code: 'media-not-found', recoverable: true });
      await waitUntil(() => has(player, '[role=alert] .again'));
      player.src = clip;
      await player.updateComplete;
      inside(player)('.again').click();
      await waitUntil(() => player.currentTime > 0, 'it plays', { timeout: 10000 });
    });

    it('lets go of everything when it leaves, and keeps playing when it is moved', async () => {
      const root = await fixture(
        html`<div>
          <section></section>
          <vitrine-player src=${clip}></vitrine-player>
        </div>`,
      );
      const player = await playing(root.querySelector('vitrine-player') as VitrinePlayer);
      const film = video(player);
      root.querySelector('section')?.append(player);
      await nextFrame();
      expect(video(player)).to.equal(film);
      player.remove();
      await waitUntil(() => film.getAttribute('src') === null && film.readyState === 0, 'the video is empty');
      expect($activePlayer.get()).to.equal(null);
    });
  });

  it('plays by itself without sound, and offers it', async () => {
    const player = await ready(
      await fixture<VitrinePlayer>(
        html`<vitrine-player src=${clip} autoplay style="inline-size: 200px"></vitrine-player>`,
      ),
    );
    await waitUntil(() => player.currentTime > 0, 'it plays', { timeout: 10000 });
    expect(video(player).muted).to.equal(true);
    inside(player)('.hushed').click();
    await waitUntil(() => !has(player, '.hushed') && !video(player).muted);
  });

  it('fills the window with everything over it where the screen is refused, until Escape', async () => {
    const player = await playing(
      await fixture<VitrinePlayer>(html`<vitrine-player src=${clip} style="inline-size: 200px"></vitrine-player>`),
    );
    press(inside(player)('.root'), 'f');
    await waitUntil(() => player.matches(':popover-open') || document.fullscreenElement === player, 'it is large');
    await waitUntil(() => Math.abs(inside(player)('.root').offsetWidth - innerWidth) < 2 && has(player, '.bar'));
    press(inside(player)('.root'), document.fullscreenElement ? 'f' : 'Escape');
    await waitUntil(() => inside(player)('.root').offsetWidth === 200);
  });

  describe('on a slow line', () => {
    const slow = 'The video is still loading.';
    const text = (player: VitrinePlayer): string => inside(player)('[role=status]').innerText;
    /** What rings after three seconds rings when the test says so. */
    let rings: (() => void)[] = [];
    const { setTimeout: real } = window;
    beforeEach(() => {
      rings = [];
      window.setTimeout = ((ring: () => void, ms?: number) =>
        ms === 3000 ? rings.push(ring) : real(ring, ms)) as typeof window.setTimeout;
    });
    afterEach(() => {
      window.setTimeout = real;
    });

    it('says so after a press, also before there is a film, until it is known', async () => {
      let answer = (_film: null): void => undefined;
      const shop = await fixture(
        html`<vitrine-shop
          .shop=${{ ...test.shop, videos: { get: () => new Promise((resolve) => (answer = resolve)) } }}
          no-sheet
          no-drawer
        >
          <vitrine-player video-id="f1"></vitrine-player>
        </vitrine-shop>`,
      );
      const player = await ready(shop.querySelector('vitrine-player') as VitrinePlayer);
      expect(rings.length).to.equal(0);
      inside(player)('.start').click();
      await waitUntil(() => rings.length === 1, 'it waits');
      expect(text(player)).to.equal('');
      rings[0]?.();
      await waitUntil(() => text(player) === slow);
      await expect(player).to.be.accessible();
      answer(null);
      await waitUntil(() => has(player, '.fault') && text(player) === '', 'it is known that there is none', {
        timeout: 5000,
      });
    });

    it('says so when the film stalls, and offers sound again when it plays', async () => {
      const player = await ready(
        await fixture<VitrinePlayer>(html`<vitrine-player src=${clip} autoplay></vitrine-player>`),
      );
      await waitUntil(() => player.currentTime > 0 && has(player, '.hushed'), 'it plays', { timeout: 10000 });
      const before = rings.length;
      Object.defineProperty(video(player), 'readyState', { configurable: true, value: 2 });
      video(player).dispatchEvent(new Event('waiting'));
      await waitUntil(() => rings.length > before, 'it waits');
      rings.at(-1)?.();
      await waitUntil(() => text(player) === slow);
      expect(inside(player)('.hushed').offsetWidth).to.equal(0);
      Reflect.deleteProperty(video(player), 'readyState');
      video(player).dispatchEvent(new Event('playing'));
      await waitUntil(() => text(player) === '' && inside(player)('.hushed').offsetWidth > 0, 'it plays on', {
        timeout: 5000,
      });
    });
  });

  it('plays the backend film by its id', async () => {
    const film = {
      id: 'f1',
      title: 'Morning',
      sources: [{ src: clip, type: 'video/mp4' }],
      width: 9,
      height: 16,
      captions: [],
      track: { frame: null, hotspots: [], renditions: [] },
    };
    const shop = await fixture(
      html`<vitrine-shop
        .shop=${{ ...test.shop, videos: { get: async (id: string) => (id === 'f1' ? film : null) } }}
        no-sheet
        no-drawer
      >
        <vitrine-player video-id="f1" style="inline-size: 90px"></vitrine-player
        ><vitrine-player video-id="f2"></vitrine-player>
      </vitrine-shop>`,
    );
    const [player, missing] = [...shop.querySelectorAll('vitrine-player')] as [VitrinePlayer, VitrinePlayer];
    await playing(player);
    expect(player.offsetHeight).to.equal(160);
    expect(inside(player)('.heading').textContent).to.equal('Morning');
    await ready(missing);
    void missing.play();
    await waitUntil(() => has(missing, '.fault'), 'it says that there is none', { timeout: 5000 });
  });

  describe('keys', () => {
    it('play, seek, mute and set the volume while the focus is inside', async () => {
      const player = await playing(await fixture<VitrinePlayer>(html`<vitrine-player src=${clip}></vitrine-player>`));
      const root = inside(player)('.root');
      press(root, 'k');
      expect(player.paused).to.equal(true);
      player.seek(2);
      press(root, 'ArrowRight');
      expect(player.currentTime).to.equal(7);
      press(root, 'ArrowLeft');
      expect(player.currentTime).to.equal(2);
      press(root, 'm');
      await waitUntil(() => !video(player).muted);
      press(root, 'ArrowDown');
      expect(video(player).volume).to.be.closeTo(0.9, 0.001);
      press(root, ' ');
      await waitUntil(() => !player.paused);
    });

    it('leave a field and a button their own', async () => {
      const player = await playing(await fixture<VitrinePlayer>(html`<vitrine-player src=${clip}></vitrine-player>`));
      expect(press(inside(player)('.control'), ' '), 'not prevented').to.equal(true);
      expect(press(inside(player)('.volume'), 'ArrowRight'), 'not prevented').to.equal(true);
      expect(player.paused).to.equal(false);
    });

    it('move the timeline, which runs left to right in every language', async () => {
      const root = await fixture(html`<div dir="rtl" lang="ar"><vitrine-player src=${clip}></vitrine-player></div>`);
      const player = await playing(root.querySelector('vitrine-player') as VitrinePlayer);
      player.pause();
      await waitUntil(() => has(player, '.timeline'));
      const timeline = inside(player)('.timeline');
      press(timeline, 'End');
      expect(player.currentTime).to.be.closeTo(12, 0.2);
      press(timeline, 'Home');
      expect(player.currentTime).to.equal(0);
      press(timeline, 'ArrowRight');
      expect(player.currentTime).to.equal(5);
      expect(getComputedStyle(timeline).direction).to.equal('ltr');
      expect(inside(player)('.root').dir).to.equal('rtl');
    });
  });

  describe('captions', () => {
    it('are shown while there is no sound, and can be chosen', async () => {
      const player = await playing(
        await fixture<VitrinePlayer>(
          html`<vitrine-player src=${clip}
            ><track kind="captions" srclang="en" label="English" src=${captions}
          /></vitrine-player>`,
        ),
      );
      player.pause();
      player.seek(1.5);
      await waitUntil(() => inside(player)('.captions').textContent === 'A bag that keeps its shape', 'the caption');
      inside(player)('.root').focus();
      press(inside(player)('.root'), 'c');
      await waitUntil(() => inside(player)('.captions').textContent === '', 'no caption');
      expect(localStorage.getItem('vitrine:player')).to.contain('off');
    });
  });

  describe('with products', () => {
    const hotspots = {
      version: 1,
      hotspots: [
        { id: 'mug', product: { handle: 'stoneware-mug' }, start: 0, end: 12, x: 0.3, y: 0.5 },
        { id: 'lamp', product: { handle: 'table-lamp' }, start: 0, end: 5, x: 0.7, y: 0.5 },
        { id: 'ghost', product: { handle: 'nothing-of-the-kind' }, start: 0, end: 12, x: 0.5, y: 0.1 },
      ],
    };
    async function shopped(extra: unknown = ''): Promise<VitrinePlayer> {
      const shop = await fixture(
        html`<vitrine-shop .shop=${test.shop} no-sheet no-drawer
          ><vitrine-player src=${clip} .hotspots=${hotspots}>${extra}</vitrine-player></vitrine-shop
        >`,
      );
      const player = await playing(shop.querySelector('vitrine-player') as VitrinePlayer);
      player.pause();
      await waitUntil(
        () => marks(player).length === 2 && !marks(player).some((mark) => /Product/.test(mark.ariaLabel ?? '')),
        'two markers with names',
        { timeout: 5000 },
      );
      return player;
    }
    const marks = (player: VitrinePlayer): HTMLElement[] => [
      ...player.renderRoot.querySelectorAll<HTMLElement>('.mark'),
    ];

    it('asks for all of them in one request and hides what the shop does not have', async () => {
      const player = await shopped();
      expect(test.calls.get('catalog.products')).to.equal(1);
      expect(marks(player).map((mark) => mark.ariaLabel?.replace(/\$.*/, '$'))).to.deep.equal([
        'Stoneware mug, $',
        'Table lamp, From $',
      ]);
    });

    it('comes before the controls in the order of the tab key', async () => {
      const player = await shopped();
      expect(marks(player)[0]?.getBoundingClientRect().width).to.be.at.least(24);
      const order = [...player.renderRoot.querySelectorAll('.mark, .bar button')];
      expect(order[0]?.classList.contains('mark')).to.equal(true);
      expect(order[1]?.classList.contains('mark')).to.equal(true);
    });

    it('opens a product, with where it came from', async () => {
      const player = await shopped();
      const asked = oneEvent(player, 'vitrine-product-open-request');
      marks(player)[0]?.click();
      const { detail } = await asked;
      expect(detail.product).to.deep.equal({ handle: 'stoneware-mug' });
      expect(test.shop.view.$product.get()?.source).to.include({ element: 'vitrine-player', hotspotId: 'mug' });
    });

    it('opens nothing when the page says no', async () => {
      const player = await shopped();
      player.addEventListener('vitrine-product-open-request', (event) => event.preventDefault());
      marks(player)[0]?.click();
      expect(test.shop.view.$product.get()).to.equal(null);
    });

    it('takes the focus back to the hotspot, or to its successor', async () => {
      const player = await shopped();
      marks(player)[1]?.focus();
      marks(player)[1]?.click();
      marks(player)[1]?.blur();
      player.seek(8);
      await waitUntil(() => marks(player).length === 1, 'the lamp is gone');
      test.shop.view.closeProduct();
      await waitUntil(() => player.shadowRoot?.activeElement === marks(player)[0], 'the mug has the focus');
    });

    it('lists them all, in and out of their time', async () => {
      const player = await shopped();
      player.seek(8);
      await waitUntil(() => marks(player).length === 1);
      inside(player)('[data-opens=products]').click();
      await waitUntil(() => player.renderRoot.querySelectorAll('.panel .product').length === 2, 'two rows');
      await expect(player).to.be.accessible();
      expect([...player.renderRoot.querySelectorAll('.panel h3')].map((title) => title.textContent)).to.deep.equal([
        'Now',
        'Earlier',
      ]);
      press(inside(player)('.panel .product'), 'Escape');
      await waitUntil(() => !has(player, '.panel'));
      expect(player.shadowRoot?.activeElement?.getAttribute('data-opens')).to.equal('products');
    });

    it('reports a hotspot that was seen', async () => {
      const shown: (string | undefined)[] = [];
      test.shop.on('hotspot-show', ({ source }) => shown.push(source.hotspotId));
      await shopped();
      await waitUntil(() => shown.length === 2, 'both were seen', { timeout: 5000 });
      expect(shown).to.have.members(['mug', 'lamp']);
    });

    it('follows the market: other prices, other titles', async () => {
      const player = await shopped();
      await test.shop.setMarket({ locale: 'ar', currency: 'KWD' });
      await waitUntil(
        () =>
          marks(player).length === 2 && marks(player).every(({ ariaLabel }) => /[\u0600-\u06ff]/.test(ariaLabel ?? '')),
        'titles in Arabic',
        { timeout: 5000 },
      );
    });

    it('reads children, which win by id, and follows their changes', async () => {
      const player = await shopped(
        html`<vitrine-hotspot id="mug" handle="stoneware-mug" x="0.5" y="0.9" start="0"></vitrine-hotspot>`,
      );
      const child = player.querySelector('vitrine-hotspot');
      const box = inside(player)('.screen').getBoundingClientRect();
      const target = (): number => {
        const mark = marks(player).find(({ ariaLabel }) => ariaLabel?.startsWith('Stoneware'));
        const place = mark?.getBoundingClientRect();
        return place ? (place.top + place.height / 2 - box.top) / box.height : NaN;
      };
      expect(target()).to.be.closeTo(0.9, 0.01);
      if (child) child.y = 0.2;
      await waitUntil(() => Math.abs(target() - 0.2) < 0.01, 'it has moved');
    });

    it('is links without a shop, and no dead button', async () => {
      const track = {
        hotspots: [
          { id: 'a', productId: 'x', href: '/mug', start: 0, end: 12, x: 0.3, y: 0.5, label: 'Mug' },
          { id: 'b', productId: 'y', start: 0, end: 12, x: 0.7, y: 0.5 },
        ],
      };
      const player = await playing(
        await fixture<VitrinePlayer>(html`<vitrine-player src=${clip} .hotspots=${track}></vitrine-player>`),
      );
      await waitUntil(() => marks(player).length === 1);
      expect(marks(player)[0]?.localName).to.equal('a');
      expect(marks(player)[0]?.getAttribute('href')).to.contain('/mug');
    });
  });

  it('begins at the moment of the address and opens its product', async () => {
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

  it('tells the place of a pointer as a ratio of the frame', async () => {
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
