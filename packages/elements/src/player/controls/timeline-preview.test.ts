import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../define/player.js';
import '../../define/shop.js';
import { makeShop } from '@vitrine/testing/make-shop';
import { clip, has, inside, playing, videoOf } from '@vitrine/testing/player-fixture';
import type { VitrinePlayer } from '../player.js';

describe('the timeline under a pointer', () => {
  const hotspots = {
    version: 1,
    hotspots: [{ id: 'mug', product: { handle: 'stoneware-mug' }, start: 6, end: 12, x: 0.3, y: 0.5 }],
  };

  async function hovered(share: number): Promise<{ player: VitrinePlayer; move: (to: number, type?: string) => void }> {
    const test = makeShop();
    const shop = await fixture(
      html`<vitrine-shop .shop=${test.shop} no-sheet no-drawer
        ><vitrine-player src=${clip} .hotspots=${hotspots}></vitrine-player
      ></vitrine-shop>`,
    );
    const player = await playing(shop.querySelector('vitrine-player') as VitrinePlayer);
    player.pause();
    await waitUntil(() => inside(player)('.moments path').getAttribute('d') !== '', 'the mark');
    const bar = inside(player)('.timeline');
    const move = (to: number, type = 'pointermove'): void => {
      const { left, width } = bar.getBoundingClientRect();
      bar.dispatchEvent(new PointerEvent(type, { clientX: left + to * width, pointerType: 'mouse', pointerId: 1 }));
    };
    move(share, 'pointerenter');
    await waitUntil(() => {
      move(share);
      return has(player, '.preview');
    }, 'the preview');
    return { player, move };
  }

  it('has the time, the frame, and at a mark the product', async () => {
    const { player, move } = await hovered(0.25);
    const preview = inside(player)('.preview');
    expect(preview.textContent).to.equal('0:03');
    await waitUntil(() => Math.abs((preview.querySelector('video')?.currentTime ?? 0) - 3) < 0.2, 'its frame');
    expect(preview.querySelector('img')?.hidden).to.equal(true);
    move(0.5);
    expect(preview.textContent).to.equal('Stoneware mug0:06');
    expect(preview.querySelector('img')?.hidden).to.equal(false);
    expect(videoOf(player).currentTime, 'looking seeks nothing').to.be.below(3);
    move(0.5, 'pointerleave');
    expect(has(player, '.preview')).to.equal(false);
  });

  it('lies within the player at both ends', async () => {
    const { player, move } = await hovered(0);
    for (const share of [0, 1]) {
      move(share);
      const box = inside(player)('.preview').getBoundingClientRect();
      const frame = player.getBoundingClientRect();
      expect(box.left).to.be.at.least(frame.left);
      expect(box.right).to.be.at.most(frame.right);
    }
  });

  it('goes to a product by a press near its mark', async () => {
    const { player, move } = await hovered(0.5);
    // Only a real pointer can be captured.
    inside(player)('.timeline').setPointerCapture = () => {};
    move(0.505, 'pointerdown');
    expect(player.currentTime).to.be.closeTo(6.05, 0.01);
    await waitUntil(() => has(player, '.mark[data-intro]'), 'its name is shown');
  });
});
