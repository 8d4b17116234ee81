import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../define/player.js';
import { captions, clip, has, inside, playing, press, videoOf } from '@vitrine/testing/player-fixture';
import type { VitrinePlayer } from '../player.js';

describe('controls of <vitrine-player>', () => {
  beforeEach(() => localStorage.removeItem('vitrine:player'));

  it('are hidden while nobody uses them, and are shown again', async () => {
    const player = await playing(
      await fixture<VitrinePlayer>(html`<vitrine-player src="/media/fmp4/main.m3u8" loop></vitrine-player>`),
    );
    const root = inside(player)('.root');
    await waitUntil(() => root.hasAttribute('data-idle'), 'they are hidden', { timeout: 8000 });
    player.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse' }));
    expect(root.hasAttribute('data-idle')).to.equal(false);
    player.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    expect(root.hasAttribute('data-idle')).to.equal(true);
    const touch = { bubbles: true, composed: true, pointerType: 'touch' };
    videoOf(player).dispatchEvent(new PointerEvent('click', touch));
    expect([root.hasAttribute('data-idle'), player.paused], 'the first touch only shows them').to.deep.equal([
      false,
      false,
    ]);
    player.dispatchEvent(new PointerEvent('pointerleave', touch));
    expect(root.hasAttribute('data-idle'), 'a lifted finger does not hide them').to.equal(false);
    videoOf(player).dispatchEvent(new PointerEvent('click', touch));
    expect(player.paused, 'the second pauses').to.equal(true);
    videoOf(player).dispatchEvent(new PointerEvent('click', { ...touch, pointerType: 'mouse' }));
    await waitUntil(() => !player.paused, 'a click plays');
    player.pause();
    await waitUntil(() => !root.hasAttribute('data-idle'), 'they stay while it is paused');
  });

  it('fill the window with the whole player where fullscreen is not allowed, until Escape', async () => {
    const player = await playing(
      await fixture<VitrinePlayer>(html`<vitrine-player src=${clip} style="inline-size: 200px"></vitrine-player>`),
    );
    press(inside(player)('.root'), 'f');
    await waitUntil(() => player.matches(':popover-open') || document.fullscreenElement === player, 'it is large');
    await waitUntil(() => Math.abs(inside(player)('.root').offsetWidth - innerWidth) < 2 && has(player, '.bar'));
    press(inside(player)('.root'), document.fullscreenElement ? 'f' : 'Escape');
    await waitUntil(() => inside(player)('.root').offsetWidth === 200);
  });

  describe('keys', () => {
    for (const [title, composing] of [
      ["of an input method are not the player's", { isComposing: true }],
      ["that end a composition in Safari are not the player's", { keyCode: 229 }],
    ] as const)
      it(title, async () => {
        const player = await playing(await fixture<VitrinePlayer>(html`<vitrine-player src=${clip}></vitrine-player>`));
        const root = inside(player)('.root');
        const wasMuted = videoOf(player).muted;
        for (const key of [' ', 'k', 'm', 'f', 'ArrowDown']) {
          const event = new KeyboardEvent('keydown', {
            key,
            ...composing,
            bubbles: true,
            composed: true,
            cancelable: true,
          });
          expect(root.dispatchEvent(event), `the page has ${key}`).to.equal(true);
        }
        expect([player.paused, videoOf(player).muted, videoOf(player).volume]).to.deep.equal([false, wasMuted, 1]);
        press(root, 'k');
        expect(player.paused, 'the next key is a key again').to.equal(true);
      });

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
      await waitUntil(() => !videoOf(player).muted);
      press(root, 'ArrowDown');
      expect(videoOf(player).volume).to.be.closeTo(0.9, 0.001);
      press(root, ' ');
      await waitUntil(() => !player.paused);
    });

    it('leave a field and a button their own keys', async () => {
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

  it('have one mark for products that begin together, in one drawing', async () => {
    const at = (start: number): object => ({ id: `h${start}`, href: `/${start}`, start, end: 12, x: 0.5, y: 0.5 });
    const hotspots = { hotspots: [...Array.from({ length: 200 }, (_, index) => at(2 + index / 1000)), at(6)] };
    const player = await playing(
      await fixture<VitrinePlayer>(html`<vitrine-player src=${clip} .hotspots=${hotspots}></vitrine-player>`),
    );
    await waitUntil(() => (inside(player)('.moments path').getAttribute('d') ?? '') !== '', 'the marks');
    expect(inside(player)('.moments path').getAttribute('d')).to.match(
      /^M16\d\.\d 5h0M500\.\d 5h0$|^M16\d\.\d 5h0M49\d\.\d 5h0$/,
    );
    expect(player.renderRoot.querySelectorAll('.moments *').length).to.equal(2);
  });

  describe('captions', () => {
    it('are shown while the video is muted, and can be turned off', async () => {
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
});
