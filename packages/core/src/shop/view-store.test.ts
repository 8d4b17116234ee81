import { assert } from 'chai';
import type { Cart } from '../cart/cart.js';
import { afterAddOf, createViewStore, type AddedLines } from './view-store.js';

const added = (waitedMs?: number): AddedLines => ({
  lines: [{ variantId: 'a', quantity: 1 }],
  result: { cart: { id: 'cart', lines: [] } as unknown as Cart, warnings: [] },
  ...(waitedMs === undefined ? {} : { waitedMs }),
});

describe('what an add shows', () => {
  it('is a toast, unless the page says something else', () => {
    for (const given of [null, undefined, '', 'toast', 'Drawer', 'sheet']) assert.equal(afterAddOf(given), 'toast');
    assert.equal(afterAddOf('drawer'), 'drawer');
    assert.equal(afterAddOf('none'), 'none');
  });

  it('leaves what is open as it is', () => {
    const view = createViewStore();
    view.openProduct({ handle: 'mug' }, { element: 'test' });
    const one = added();
    view.showAdded(one);
    assert.equal(view.$toast.get(), one);
    assert.deepEqual(view.$product.get()?.ref, { handle: 'mug' });
    assert.isFalse(view.$cartOpen.get());
  });

  it('is nothing while the cart is open, and the toast leaves when the cart opens', () => {
    const view = createViewStore();
    view.showAdded(added());
    view.openCart();
    assert.isNull(view.$toast.get());
    view.showAdded(added());
    assert.isNull(view.$toast.get());
  });

  it('is the cart with `drawer`, but only a toast after a long wait', () => {
    const view = createViewStore();
    view.setAfterAdd('drawer');
    const late = added(60_000);
    view.showAdded(late);
    assert.isFalse(view.$cartOpen.get());
    assert.equal(view.$toast.get(), late);
    const soon = added(400);
    view.showAdded(soon);
    assert.isTrue(view.$cartOpen.get());
    assert.equal(view.added, soon);
  });

  it('is nothing with `none`', () => {
    const view = createViewStore();
    view.setAfterAdd('none');
    view.showAdded(added());
    assert.isNull(view.$toast.get());
    assert.isFalse(view.$cartOpen.get());
  });
});
