import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../define/cart-drawer.js';
import '../define/player.js';
import '../define/product-sheet.js';
import '../define/shop.js';
import { atom } from 'nanostores';
import { activate, deactivate, type ActivePlayer } from '../player/active/active-player.js';
import { makeShop, type TestShop } from '@vitrine/testing/make-shop';
import type { VitrinePlayer } from '../player/player.js';

describe('captions beside a sheet that covers a video in fullscreen', () => {
  let test: TestShop;
  beforeEach(() => {
    test = makeShop();
    localStorage.removeItem('vitrine:player');
    // Fullscreen would change the viewport size that the test has set.
    Object.defineProperty(document, 'fullscreenEnabled', { configurable: true, value: false });
  });
  afterEach(async () => {
    Reflect.deleteProperty(document, 'fullscreenEnabled');
    test.shop.dispose();
    await setViewport({ width: 1000, height: 700 });
  });

  async function large(dir: 'ltr' | 'rtl', width: number, height: number) {
    const root = await fixture(
      html`<div dir=${dir}>
        <vitrine-shop .shop=${test.shop} no-drawer>
          <vitrine-player src="/media/clip.mp4" muted style="inline-size: 200px"
            ><track kind="captions" srclang="en" label="English" src="/media/captions.en.vtt"
          /></vitrine-player>
          <vitrine-product-sheet></vitrine-product-sheet>
        </vitrine-shop>
      </div>`,
    );
    const player = root.querySelector('vitrine-player') as VitrinePlayer;
    const inner = (selector: string): HTMLElement => player.renderRoot.querySelector(selector) as HTMLElement;
    await waitUntil(() => inner('.start'));
    // Only now: WebKit evaluates the media queries of shared style sheets again only where they are in use.
    await setViewport({ width, height });
    await player.play();
    await waitUntil(() => player.currentTime > 0, 'it plays', { timeout: 10000 });
    player.pause();
    player.seek(1.5);
    await waitUntil(() => inner('.caption-area').textContent !== '', 'a caption');
    inner('.root').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'f', bubbles: true, composed: true, cancelable: true }),
    );
    await waitUntil(
      () => inner('.root').hasAttribute('data-full') && Math.abs(inner('.root').offsetWidth - innerWidth) < 2,
      'it is large',
    );
    const dialog = root
      .querySelector('vitrine-product-sheet')
      ?.shadowRoot?.querySelector('dialog') as HTMLDialogElement;
    const still = (): boolean => [...inner('.captions').getAnimations(), ...dialog.getAnimations()].length === 0;
    const box = (element: Element): DOMRect => element.getBoundingClientRect();
    return {
      open: async () => {
        test.shop.view.openProduct({ handle: 'stoneware-mug' }, { element: 'vitrine-player' });
        await waitUntil(() => dialog.offsetHeight > 200 && !dialog.matches('[aria-busy=true]'), 'the sheet');
        await waitUntil(still, 'nothing moves', { timeout: 8000 });
      },
      close: async () => {
        test.shop.view.closeProduct();
        await waitUntil(() => dialog.offsetHeight === 0, 'it has closed', { timeout: 8000 });
        await waitUntil(still, 'nothing moves', { timeout: 8000 });
      },
      sheet: () => box(dialog),
      caption: () => box(inner('.captions span')),
      player: () => box(inner('.root')),
      leave: () =>
        inner('.root').dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
        ),
      inner,
    };
  }
  const centre = ({ left, right }: DOMRect): number => (left + right) / 2;

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`in the width that a side sheet leaves, and in the middle again afterwards (${dir})`, async () => {
      const { open, close, sheet, caption, player: playerBox } = await large(dir, 1000, 600);
      expect(centre(caption())).to.be.closeTo(500, 1);
      await open();
      const left = dir === 'ltr' ? { from: 0, to: sheet().left } : { from: sheet().right, to: 1000 };
      expect(left.to - left.from).to.be.within(500, 600);
      expect(caption().left).to.be.above(left.from);
      expect(caption().right).to.be.below(left.to);
      expect(centre(caption())).to.be.closeTo((left.from + left.to) / 2, 1);
      expect(caption().bottom).to.be.below(playerBox().bottom);
      await close();
      await waitUntil(() => Math.abs(centre(caption()) - 500) < 1, 'it is back in the middle');
    });
  }

  it('above a sheet from below, whose controls are below it too', async () => {
    const { open, close, sheet, caption } = await large('ltr', 360, 700);
    await open();
    expect(caption().bottom).to.be.within(sheet().top - 24, sheet().top);
    expect(caption().top).to.be.above(0);
    await close();
    await waitUntil(() => caption().bottom > 560 && caption().bottom < 700, 'it is back at the lower edge');
  });

  it('is ignored for a video inside the page', async () => {
    const { open, leave, player: playerBox, inner } = await large('ltr', 1000, 600);
    await open();
    leave();
    await waitUntil(() => inner('.root').offsetWidth === 200);
    expect(centre(inner('.captions').getBoundingClientRect())).to.be.closeTo(centre(playerBox()), 1);
  });
});

describe('a video in the page below a sheet on a phone', () => {
  let test: TestShop;
  beforeEach(() => {
    test = makeShop();
  });
  afterEach(async () => {
    test.shop.dispose();
    window.scrollTo(0, 0);
    await setViewport({ width: 1000, height: 700 });
  });

  /** A video of this shape in the middle of a long page, and a sheet over it. */
  async function place(height: number) {
    const root = await fixture<HTMLElement>(
      html`<div>
        <div style="block-size: 400px"></div>
        <div id="video" style="block-size: ${height}px; inline-size: 344px"></div>
        <div style="block-size: 2000px"></div>
        <vitrine-shop .shop=${test.shop} no-drawer><vitrine-product-sheet></vitrine-product-sheet></vitrine-shop>
      </div>`,
    );
    const $state = atom({ paused: false, muted: true });
    const set = (paused: boolean) => () => $state.set({ ...$state.get(), paused });
    const player = root.querySelector('#video') as HTMLElement;
    const active: ActivePlayer = {
      player,
      $state,
      play: set(false),
      pause: set(true),
      setMuted: () => undefined,
      setCoveredArea: () => undefined,
    };
    activate(active);
    const dialog = (): HTMLDialogElement | null | undefined =>
      root.querySelector('vitrine-product-sheet')?.shadowRoot?.querySelector('dialog');
    await waitUntil(dialog);
    // Only now: WebKit evaluates the media queries of shared style sheets again only where they are in use.
    await setViewport({ width: 360, height: 740 });
    test.shop.view.openProduct({ handle: 'stoneware-mug' }, { element: 'vitrine-player' });
    await waitUntil(() => (dialog()?.offsetHeight ?? 0) > 300);
    await nextFrame();
    await nextFrame();
    return {
      $state,
      free: () => innerHeight - (dialog()?.offsetHeight ?? 0),
      box: () => player.getBoundingClientRect(),
      close: async () => {
        test.shop.view.closeProduct();
        await waitUntil(() => dialog()?.offsetHeight === 0, 'it has closed', { timeout: 8000 });
        await nextFrame();
        await nextFrame();
        deactivate(active);
      },
    };
  }

  it('is brought clear of a header that stays', async () => {
    document.documentElement.style.setProperty('scroll-padding-block-start', '64px');
    const { $state, free, box, close } = await place(203);
    expect(box().top).to.be.closeTo(Math.max(64, (free() + 64 - 203) / 2), 1);
    expect($state.get().paused).to.equal(false);
    await close();
    document.documentElement.style.removeProperty('scroll-padding-block-start');
    expect(box().top, 'it is whole').to.be.at.least(63);
  });

  it('is brought into what stays free, and plays on', async () => {
    const { $state, free, box, close } = await place(180);
    expect(box().top).to.be.at.least(-1);
    expect(box().bottom).to.be.at.most(free() + 1);
    expect($state.get().paused).to.equal(false);
    await close();
  });

  it('rests if it is too tall, and goes on when the sheet closes', async () => {
    const { $state, box, close } = await place(612);
    expect(box().top).to.be.closeTo(0, 1);
    expect($state.get().paused).to.equal(true);
    await close();
    expect($state.get().paused).to.equal(false);
  });

  it('stays paused if the shopper has paused it meanwhile', async () => {
    const { $state, close } = await place(612);
    $state.set({ paused: false, muted: true });
    $state.set({ paused: true, muted: true });
    await close();
    expect($state.get().paused).to.equal(true);
  });
});

describe('a video in the page beside a cart drawer', () => {
  for (const dir of ['ltr', 'rtl'] as const)
    it(`stays where it is, and plays on (${dir})`, async () => {
      const { shop } = makeShop();
      const root = await fixture<HTMLElement>(
        html`<div dir=${dir}>
          <div id="video" style="block-size: 600px; inline-size: 340px; margin-block-start: 50px"></div>
          <div style="block-size: 2000px"></div>
          <vitrine-shop .shop=${shop} no-sheet><vitrine-cart-drawer></vitrine-cart-drawer></vitrine-shop>
        </div>`,
      );
      const $state = atom({ paused: false, muted: true });
      const player = root.querySelector('#video') as HTMLElement;
      const active: ActivePlayer = {
        player,
        $state,
        play: () => undefined,
        pause: () => $state.set({ ...$state.get(), paused: true }),
        setMuted: () => undefined,
        setCoveredArea: () => undefined,
      };
      activate(active);
      const dialog = (): HTMLDialogElement | null | undefined =>
        root.querySelector('vitrine-cart-drawer')?.shadowRoot?.querySelector('dialog');
      await waitUntil(dialog);
      await setViewport({ width: 1280, height: 800 });
      const { top } = player.getBoundingClientRect();
      shop.view.openCart();
      await waitUntil(() => (dialog()?.offsetHeight ?? 0) > 300);
      await nextFrame();
      await nextFrame();
      expect(dialog()?.matches(':modal')).to.equal(true);
      expect(player.getBoundingClientRect().top).to.equal(top);
      expect($state.get().paused).to.equal(false);
      deactivate(active);
      shop.dispose();
      await setViewport({ width: 1000, height: 700 });
    });
});
