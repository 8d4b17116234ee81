import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import type { CartLine, CartState, CartWarning } from '@vitrine/core';
import { makeShop, type TestShop } from '@vitrine/testing/make-shop';
import { fill, openDrawer, type OpenDrawer } from '@vitrine/testing/open-drawer';
import { correctionOf } from './cart-notices.js';

describe('what a late request has changed, in the drawer', () => {
  let test: TestShop;
  beforeEach(() => (test = makeShop()));
  afterEach(() => test.shop.dispose());

  /** A drawer with three mugs, of which the cart store has reported something. */
  async function reported(more: (line: CartLine) => Partial<CartWarning>): Promise<OpenDrawer & { line: CartLine }> {
    const [mug] = await fill(test.shop, 'stoneware-mug');
    if (!mug) throw new Error('the cart is empty');
    await test.shop.cart.setQuantity(mug.id, 3);
    const opened = await openDrawer(test.shop);
    const $state = test.shop.cart.$state as typeof test.shop.cart.$state & { set(state: CartState): void };
    const { variantId, attributes, title, id: lineId } = mug;
    const warning = { code: 'added-twice' as const, lineId, title, variantId, attributes, ...more(mug) };
    $state.set({ ...$state.get(), warnings: [warning] });
    await waitUntil(() => opened.all('.correct').length === 1);
    return { ...opened, line: mug };
  }
  const lines = (): (string | number)[][] =>
    test.shop.cart.$state.get().cart?.lines.map(({ title, quantity }) => [title, quantity]) ?? [];

  it('has the line, both numbers and one press that sets it right, with the events of that change', async () => {
    const { all, drawer, find, line, root, text } = await reported(() => ({ quantity: 3, expected: 2 }));
    expect(text()).to.contain(`${line.title} was added twice. You now have 3 in your cart instead of 2.`);
    expect(find('.correct').innerText).to.equal('Set to 2');
    await expect(drawer).to.be.accessible();
    const success = oneEvent(root, 'vitrine-cart-update-success');
    find('.correct').click();
    await success;
    expect(lines()).to.deep.equal([[line.title, 2]]);
    expect(all('[part=notices]')).to.have.lengthOf(0);
  });

  it('adds units that a late request has taken, on top of what the shopper has changed since', async () => {
    const { find, line, root, text } = await reported(() => ({ code: 'changed-elsewhere', quantity: 1, expected: 5 }));
    expect(text()).to.contain('the quantity went from 5 to 1, because an earlier change arrived late');
    expect(find('.correct').innerText).to.equal('Set to 7');
    const success = oneEvent(root, 'vitrine-cart-update-success');
    find('.correct').click();
    await success;
    expect(lines()).to.deep.equal([[line.title, 7]]);
  });

  it('adds a line again that has gone', async () => {
    const { find, line, root } = await reported(() => ({
      lineId: 'gone',
      code: 'changed-elsewhere',
      quantity: 0,
      expected: 2,
    }));
    const success = oneEvent(root, 'vitrine-cart-add-success');
    find('.correct').click();
    await success;
    expect(lines()).to.deep.equal([[line.title, 5]], 'an equal line grows');
  });

  it('changes nothing when the page prevents it, and the notice stays', async () => {
    const { all, find, line, root } = await reported(() => ({ quantity: 3, expected: 2 }));
    root.addEventListener('vitrine-cart-update-request', (event) => event.preventDefault());
    find('.correct').click();
    await test.shop.cart.settled();
    expect(lines()).to.deep.equal([[line.title, 3]]);
    expect(all('.correct')).to.have.lengthOf(1);
  });

  it('offers nothing where nothing can be set right', () => {
    expect(correctionOf(null, { code: 'quantity-capped', quantity: 2 })).to.equal(null);
    expect(correctionOf(null, { code: 'changed-elsewhere', quantity: 0, expected: 1 }), 'a gift').to.equal(null);
  });
});
