import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { VitrineError, type ProductRef } from '@vitrine/core';
import { cleanUp, isShown, narrow, opened, place, price, radio, source, test } from '@vitrine/testing/product-sheet';

describe('<vitrine-product-sheet>', () => {
  afterEach(cleanUp);

  it('is accessible', async () => {
    const { sheet } = await opened({ handle: 'steel-bottle' });
    await expect(sheet).to.be.accessible();
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`is closed by a swipe down where it is a bottom sheet, the same as by Escape (${dir})`, async () => {
      narrow();
      const { root, dialog, find } = await opened({ handle: 'stoneware-mug' }, {}, dir);
      const opener = root.querySelector('#opener');
      const closed = oneEvent(root, 'vitrine-product-close');
      const at = { pointerType: 'touch', isPrimary: true, bubbles: true, composed: true };
      find('header').dispatchEvent(new PointerEvent('pointerdown', at));
      find('header').dispatchEvent(new PointerEvent('pointermove', { ...at, clientY: dialog.offsetHeight / 2 }));
      find('header').dispatchEvent(new PointerEvent('pointerup', { ...at, clientY: dialog.offsetHeight / 2 }));
      const { detail } = (await closed) as CustomEvent<{ product: ProductRef }>;
      expect(detail.product).to.deep.equal({ handle: 'stoneware-mug' });
      expect(isShown(dialog)).to.equal(false);
      expect(document.activeElement).to.equal(opener);
    });
  }

  it('shows a single picture as wide as the sheet', async () => {
    const { find, dialog } = await opened({ handle: 'gift-card' });
    const [picture, around] = [find('.picture').getBoundingClientRect(), dialog.getBoundingClientRect()];
    expect(picture.left).to.be.above(around.left);
    expect(picture.right).to.be.below(around.right);
    expect(picture.width).to.be.above(around.width * 0.8);
  });

  it('shows the product that is open in the shop, with price, stock and terms', async () => {
    const { sheet, find } = await opened(
      { handle: 'stoneware-mug' },
      { productUrl: (handle) => `/products/${handle}` },
    );
    expect(find('h2').textContent?.trim()).to.equal('Stoneware mug');
    expect(find('.price').textContent?.trim()).to.equal('$24.00');
    expect(find('.stock').textContent?.trim()).to.equal('In stock');
    expect(find('.terms').textContent).to.contain('Delivery').and.contain('Returns').and.contain('Buyer protection');
    expect(find<HTMLAnchorElement>('a').href).to.match(/\/products\/stoneware-mug$/);
    expect(sheet.renderRoot.querySelectorAll('.picture').length).to.be.greaterThan(1);
  });

  it('shows the price as it is now when the page comes out of the back/forward cache, and what was chosen', async () => {
    let isLater = false;
    const { find, sheet } = await opened(
      { handle: 'stoneware-mug' },
      {
        edit: (product) => ({
          ...product,
          variants: product.variants.map((variant) => ({
            ...variant,
            price: isLater && variant.price ? { ...variant.price, amount: 1234 } : variant.price,
          })),
        }),
      },
    );
    radio(sheet, 'Rust').click();
    await sheet.updateComplete;
    isLater = true;
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await waitUntil(() => find('.price').textContent?.includes('$12.34'));
    expect(radio(sheet, 'Rust').checked).to.equal(true);
  });

  it('explains a struck-through price in words', async () => {
    const { find, sheet } = await opened({ handle: 'stoneware-mug' });
    radio(sheet, 'Rust').click();
    await waitUntil(() => find('.price').textContent?.includes('Was'));
    expect(find('.price .visually-hidden').textContent?.trim()).to.equal('Now $24.00, Was $29.00');
    expect(find('.price s').textContent?.trim()).to.equal('$29.00');
  });

  it('starts with the requested variant, else with the first that can be bought', async () => {
    const { find, sheet } = await opened({ handle: 'steel-bottle' });
    const product = test.shop.catalog.peek({ handle: 'steel-bottle' });
    const last = product?.variants.filter(({ purchasable }) => purchasable).at(-1);
    expect(
      [...sheet.renderRoot.querySelectorAll<HTMLInputElement>(':checked')].map(({ value }) => value),
    ).to.deep.equal(
      product?.variants.find(({ purchasable }) => purchasable)?.selectedOptions.map(({ value }) => value),
    );
    for (const ref of [{ variantId: last?.id ?? '' }, { sku: last?.sku ?? '' }]) {
      test.shop.view.closeProduct();
      await sheet.updateComplete;
      const viewed = oneEvent(sheet, 'vitrine-product-view');
      test.shop.view.openProduct({ handle: 'steel-bottle', ...ref }, source);
      await viewed;
      await sheet.updateComplete;
      expect(
        [...sheet.renderRoot.querySelectorAll<HTMLInputElement>(':checked')].map(({ value }) => value),
      ).to.deep.equal(last?.selectedOptions.map(({ value }) => value));
    }
    expect(find('h2').textContent?.trim()).to.equal('Steel bottle');
  });

  it('offers the form for a gift card in place of options and the add button', async () => {
    if (!customElements.get('vitrine-gift-card-form'))
      customElements.define('vitrine-gift-card-form', class extends HTMLElement {});
    const { find, has } = await opened({ handle: 'gift-card' });
    expect(has('fieldset')).to.equal(false);
    expect(find('.add').textContent?.trim()).to.equal('Choose amount and design');
    find('.add').click();
    await waitUntil(() => has('vitrine-gift-card-form'));
    expect(has('footer')).to.equal(false);
  });

  it('sells a gift card by its variants if the backend has no gift-card port', async () => {
    const { find, sheet } = await opened({ handle: 'gift-card' }, { without: ['giftCard'] });
    expect(sheet.renderRoot.querySelectorAll('fieldset').length).to.equal(1);
    expect(find('.add').textContent).to.contain('Add to cart');
  });

  it('is read-only without a cart, with the link to the shop', async () => {
    const { has, find } = await opened(
      { handle: 'stoneware-mug' },
      { without: ['cart', 'checkout'], productUrl: (handle) => `/p/${handle}` },
    );
    expect(has('footer')).to.equal(false);
    expect(has('.quantity')).to.equal(false);
    expect(find('a').textContent?.trim()).to.equal('View in shop');
  });

  it('shows a skeleton, then the product', async () => {
    const { sheet, find, has } = await place();
    test.hold = true;
    test.shop.view.openProduct({ handle: 'stoneware-mug' }, source);
    await waitUntil(() => has('.bones'));
    expect(find('dialog').getAttribute('aria-busy')).to.equal('true');
    expect(find('h2').textContent?.trim()).to.equal('Loading product');
    test.hold = false;
    await waitUntil(() => !has('.bones'));
    expect(find('h2').textContent?.trim()).to.equal('Stoneware mug');
    expect(sheet.shadowRoot?.activeElement).to.equal(find('h2'));
  });

  it('shows that a product is no longer available', async () => {
    const { find, has } = await place();
    test.shop.view.openProduct({ handle: 'no-such-thing' }, source);
    await waitUntil(() => find('h2').textContent?.trim() === 'This product is no longer available.');
    expect(has('.bones')).to.equal(false);
    expect(has('.add')).to.equal(false);
  });

  it('shows that the product could not be loaded, and tries again', async () => {
    const { find, has } = await place();
    test.failures.push(new VitrineError('misconfigured'));
    test.shop.view.openProduct({ handle: 'stoneware-mug' }, source);
    await waitUntil(() => has('.scroll .secondary'));
    expect(find('h2').textContent?.trim()).to.equal('This shop isn’t set up yet.');
    await waitUntil(() => find('[role=alert]').textContent === 'This shop isn’t set up yet.', 'announced', {
      timeout: 4000,
    });
    find('.scroll .secondary').click();
    await waitUntil(() => find('h2').textContent?.trim() === 'Stoneware mug');
  });

  it('fetches the stock again each time it opens', async () => {
    const { sheet, find } = await opened({ handle: 'teapot' });
    const product = test.shop.catalog.peek({ handle: 'teapot' });
    sheet.close();
    test.backend.sell(product?.variants[0]?.id ?? '', 2);
    const viewed = oneEvent(sheet, 'vitrine-product-view');
    test.shop.view.openProduct({ handle: 'teapot' }, source);
    await viewed;
    await waitUntil(() => find('.stock').textContent === 'Only 1 left');
  });

  it('is right-to-left in Arabic, with the parts of an amount in order', async () => {
    const { find, sheet } = await opened(
      { handle: 'stoneware-mug' },
      {
        market: { locale: 'ar' },
        edit: (product) => ({ ...product, variants: product.variants.map((one) => ({ ...one, price })) }),
      },
      'rtl',
      'ar',
    );
    await waitUntil(() => find('.root').lang === 'ar');
    expect(find('.root').dir).to.equal('rtl');
    expect(find('.add').textContent).to.contain('أضف إلى السلة');
    expect(find('.price').textContent).to.match(/^\u2066[^\u200f]+US\$\u2069$/);
    const box = find('dialog').getBoundingClientRect();
    expect(box.left).to.be.lessThan(window.innerWidth - box.right);
    await expect(sheet).to.be.accessible();
  });
});
