import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../define/player.js';
import '../../define/shop.js';
import { makeShop, type TestShop } from '@vitrine/testing/make-shop';
import { clip, has, inside, playing, ready, videoOf } from '@vitrine/testing/player-fixture';
import type { VitrinePlayer } from '../player.js';

describe('<vitrine-player> on a slow network', () => {
  let test: TestShop;
  beforeEach(() => {
    test = makeShop();
    localStorage.removeItem('vitrine:player');
  });
  afterEach(() => test.shop.dispose());

  const slow = 'The video is still loading.';
  const text = (player: VitrinePlayer): string => inside(player)('[role=status]').innerText;
  // Once a player has fetched the full player, a press opens it at once: there is one wait instead of two.
  before(async () => {
    await playing(await fixture<VitrinePlayer>(html`<vitrine-player src=${clip}></vitrine-player>`));
  });

  /** Callbacks of the timers of three seconds: the test calls them itself. */
  let timers: (() => void)[] = [];
  const { setTimeout: real } = window;
  beforeEach(() => {
    timers = [];
    window.setTimeout = ((run: () => void, ms?: number) =>
      ms === 3000 ? timers.push(run) : real(run, ms)) as typeof window.setTimeout;
  });
  afterEach(() => {
    window.setTimeout = real;
  });

  it('is noticed after a press, also before the backend has answered, until it has', async () => {
    let answer = (_video: null): void => undefined;
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
    // The shop has a timer of its own: whether it was given an adapter.
    const before = timers.length;
    inside(player)('.start').click();
    await waitUntil(() => timers.length > before, 'it waits');
    expect(text(player)).to.equal('');
    timers.at(-1)?.();
    await waitUntil(() => text(player) === slow);
    await expect(player).to.be.accessible();
    answer(null);
    await waitUntil(() => has(player, '.fault') && text(player) === '', 'the backend has no such video', {
      timeout: 5000,
    });
  });

  it('is noticed when the video stalls, and unmuting is offered again when it plays', async () => {
    const player = await ready(
      await fixture<VitrinePlayer>(html`<vitrine-player src=${clip} autoplay></vitrine-player>`),
    );
    await waitUntil(() => player.currentTime > 0 && has(player, '.unmute'), 'it plays', { timeout: 10000 });
    const before = timers.length;
    Object.defineProperty(videoOf(player), 'readyState', { configurable: true, value: 2 });
    videoOf(player).dispatchEvent(new Event('waiting'));
    await waitUntil(() => timers.length > before, 'it waits');
    timers.at(-1)?.();
    await waitUntil(() => text(player) === slow);
    expect(inside(player)('.unmute').offsetWidth).to.equal(0);
    Reflect.deleteProperty(videoOf(player), 'readyState');
    videoOf(player).dispatchEvent(new Event('playing'));
    await waitUntil(() => text(player) === '' && inside(player)('.unmute').offsetWidth > 0, 'it continues', {
      timeout: 5000,
    });
  });
});
