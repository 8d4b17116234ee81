import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../define/player.js';
import '../../define/shop.js';
import { makeShop } from '@vitrine/testing/make-shop';
import { clip, has, inside, playing, press } from '@vitrine/testing/player-fixture';
import type { VitrinePlayer } from '../player.js';

const hotspots = {
  version: 1,
  hotspots: ['stoneware-mug', 'table-lamp', 'teapot', 'ribbed-vase'].map((handle, at) => ({
    id: handle,
    product: { handle },
    start: at * 3,
    end: 12,
    x: 0.2 + at * 0.2,
    y: 0.4,
  })),
};

/** Where it is once its movements are over. */
const boxOf = (node: Element): DOMRect => {
  for (const animation of node.getAnimations()) animation.finish();
  return node.getBoundingClientRect();
};

describe('<vitrine-player> in a box of less than 260 px height', () => {
  for (const [width, height] of [
    [360, 203],
    [328, 185],
    [288, 162],
    [240, 135],
  ] as const)
    describe(`${width} x ${height}`, () => {
      async function shown(): Promise<VitrinePlayer> {
        const { shop } = makeShop();
        const root = await fixture(
          html`<vitrine-shop .shop=${shop} no-sheet no-drawer
            ><vitrine-player
              style="width: ${width}px; height: ${height}px"
              label="A title"
              src=${clip}
              .hotspots=${hotspots}
            ></vitrine-player
          ></vitrine-shop>`,
        );
        const player = await playing(root.querySelector('vitrine-player') as VitrinePlayer);
        player.pause();
        await waitUntil(() => has(player, '[data-opens=products]') && has(player, '.timeline'), 'its controls');
        return player;
      }

      it('has its controls in one row, none over another, all inside', async () => {
        const player = await shown();
        const frame = boxOf(player);
        const controls = [...player.renderRoot.querySelectorAll('.bar .control, .timeline')]
          .map(boxOf)
          .filter((box) => box.width > 0)
          .sort((a, b) => a.left - b.left);
        expect(controls.length).to.be.at.least(5);
        controls.forEach((box, at) => {
          expect(box.left, 'not over the one before').to.be.at.least(controls[at - 1]?.right ?? frame.left);
          expect(box.right).to.be.at.most(frame.right);
          expect(Math.min(box.width, box.height), 'large enough to press').to.be.at.least(24);
        });
        expect(boxOf(inside(player)('.bar')).height).to.be.at.most(52);
      });

      it('opens a panel as a sheet of the window, whose close button is inside it', async () => {
        const player = await shown();
        inside(player)('[data-opens=settings]').click();
        await waitUntil(() => has(player, '.panel:popover-open'), 'the sheet');
        const box = boxOf(inside(player)('.panel'));
        expect(Math.round(box.bottom)).to.equal(innerHeight);
        expect(box.height).to.be.above(height / 2);
        for (const row of player.renderRoot.querySelectorAll('.panel :is(label, .close)')) {
          expect(boxOf(row).bottom).to.be.at.most(innerHeight + 1);
          expect(boxOf(row).right).to.be.at.most(box.right);
        }
        press(inside(player)('.panel select'), 'Escape');
        await waitUntil(() => !has(player, '.panel'), 'it is closed');
      });

      it('shows products at the end, in one row beside the button', async () => {
        const player = await shown();
        player.seek(11.9);
        await player.play();
        await waitUntil(() => has(player, '.end .product'), 'the end screen', { timeout: 5000 });
        const again = boxOf(inside(player)('.again'));
        const bar = boxOf(inside(player)('.bar'));
        const products = [...player.renderRoot.querySelectorAll('.end .product')];
        expect(products.length).to.equal(4);
        for (const product of products) {
          expect(boxOf(product).left).to.be.at.least(again.right);
          expect(boxOf(product).top).to.be.at.least(boxOf(player).top);
          expect(boxOf(product).bottom, 'above the controls').to.be.at.most(bar.top + 8);
        }
        expect(boxOf(products[0] as Element).right, 'the first is visible').to.be.at.most(boxOf(player).right);
      });
    });

  it('has its panels inside a larger box', async () => {
    const player = await playing(
      await fixture<VitrinePlayer>(
        html`<vitrine-player style="width: 640px; height: 480px" src=${clip}></vitrine-player>`,
      ),
    );
    await waitUntil(() => has(player, '[data-opens=settings]'));
    inside(player)('[data-opens=settings]').click();
    await waitUntil(() => has(player, '.panel select'), 'the panel');
    const box = boxOf(inside(player)('.panel'));
    const frame = boxOf(player);
    expect([frame.right - box.right, frame.bottom - box.bottom]).to.deep.equal([8, 80]);
  });
});
