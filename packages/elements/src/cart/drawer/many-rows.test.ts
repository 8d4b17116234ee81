import { expect, waitUntil } from '@open-wc/testing';
import type { CartLine } from '@vitrine/core';
import { countNumberFormats } from '@vitrine/testing/count-formats';
import { makeShop, type TestShop } from '@vitrine/testing/make-shop';
import { openDrawer, productOf } from '@vitrine/testing/open-drawer';

const count = 20;

describe('the rows of a long cart', () => {
  let test: TestShop;
  afterEach(() => test.shop.dispose());

  const lines = (): readonly CartLine[] => test.shop.cart.$state.get().cart?.lines ?? [];

  /** A cart of so many lines of one product, each with an engraving of its own. */
  async function place() {
    test = makeShop();
    const mug = await productOf(test.shop, 'stoneware-mug');
    const variantId = mug.variants.find(({ purchasable }) => purchasable)?.id ?? '';
    await test.shop.cart.add(
      Array.from({ length: count }, (_, at) => ({
        variantId,
        quantity: 2,
        attributes: [{ key: 'Engraving', value: `Cup ${at}` }],
      })),
    );
    await test.shop.cart.settled();
    expect(lines()).to.have.lengthOf(count);
    return openDrawer(test.shop);
  }

  it('share their number formats', async () => {
    expect(await countNumberFormats(place)).to.be.at.most(4);
  });

  it('stay as they are when another row changes', async () => {
    const { find, all } = await place();
    await waitUntil(() => test.shop.cart.$state.get().phase === 'ready');
    await waitUntil(() => all('.lines img').length === 0, 'the picture, which this page does not have, was asked for');
    const rows = all('.lines > li');
    expect(rows).to.have.lengthOf(count);
    const changed = new Set<number>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) changed.add(rows.findIndex((row) => row.contains(target)));
    });
    observer.observe(find('.lines'), { subtree: true, childList: true, attributes: true, characterData: true });
    const seventh = rows[7]?.querySelector<HTMLElement>('[aria-label="Decrease quantity"]');
    seventh?.click();
    await waitUntil(() => lines()[7]?.quantity === 1 && !lines()[7]?.status, 'the change is settled');
    await waitUntil(() => rows[7]?.querySelector('.sum')?.getAttribute('aria-busy') === 'false', 'and shown');
    observer.disconnect();
    expect([...changed]).to.deep.equal([7]);
  });
});
