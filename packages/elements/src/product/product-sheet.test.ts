import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../define/shop.js';
import '../define/product-sheet.js';
import type { VitrineProductSheet } from './product-sheet.js';
import { makeShop, type TestShop } from '../../../../test/unit/support/make-shop.js';

const source = { element: 'vitrine-player', videoId: 'film-1' };

async function openSheet(test: TestShop, handle: string, dir: 'ltr' | 'rtl' = 'ltr', lang = 'en') {
  const root = await fixture<HTMLElement>(html`<div dir=${dir} lang=${lang}>
    <button id="opener">open</button>
    <vitrine-shop .shop=${test.shop}><vitrine-product-sheet></vitrine-product-sheet></vitrine-shop>
  </div>`);
  const sheet = root.querySelector('vitrine-product-sheet') as VitrineProductSheet;
  root.querySelector<HTMLElement>('#opener')?.focus();
  const viewed = oneEvent(root, 'vitrine-product-view');
  test.shop.view.openProduct({ handle }, source);
  await viewed;
  await sheet.updateComplete;
  const find = <E extends HTMLElement>(selector: string): E => {
    const found = sheet.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  return { root, sheet, find, dialog: find<HTMLDialogElement>('dialog') };
}

describe('<vitrine-product-sheet>', () => {
  let test: TestShop;
  beforeEach(() => {
    test = makeShop();
  });
  afterEach(() => test.shop.dispose());

  it('is accessible', async () => {
    const { sheet } = await openSheet(test, 'stoneware-mug');
    await expect(sheet).to.be.accessible();
  });

  it('shows the product that is open in the shop', async () => {
    const { find } = await openSheet(test, 'stoneware-mug');
    expect(find('h2').textContent).to.equal('Stoneware mug');
    expect(find('.price').textContent).to.contain('$');
  });

  it('adds the chosen variant to the cart', async () => {
    const { find, root } = await openSheet(test, 'stoneware-mug');
    const added = oneEvent(root, 'vitrine-cart-add-success');
    find<HTMLButtonElement>('.add').click();
    const { detail } = await added;
    expect(detail.source).to.deep.equal(source);
    expect(test.shop.cart.$state.get().cart?.count).to.equal(1);
  });

  it('closes on Escape and gives the focus back', async () => {
    const { dialog, root } = await openSheet(test, 'stoneware-mug');
    const closed = oneEvent(root, 'vitrine-product-close');
    test.shop.view.closeProduct();
    await closed;
    await waitUntil(() => !dialog.matches(':popover-open, :modal'));
    expect(document.activeElement?.id).to.equal('opener');
  });
});
