import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { VitrineError } from '@vitrine/core';
import '../../define/shop.js';
import '../../define/product-card.js';
import type { VitrineProductCard } from './product-card.js';
import { makeShop, type TestShop, type TestShopOptions } from '@vitrine/testing/make-shop';

const blankPicture = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

describe('<vitrine-product-card>', () => {
  let test: TestShop;
  afterEach(() => test.shop.dispose());

  async function place(
    handle: string,
    options: TestShopOptions = {},
    { layout = 'tile', fallback = false, dir = 'ltr', lang = 'en', hold = false } = {},
  ) {
    test = makeShop(options);
    test.hold = hold;
    const content = fallback
      ? html`<a href="/p"><img alt="Fallback" width="200" height="250" src=${blankPicture} /></a>`
      : '';
    const root = await fixture<HTMLElement>(
      html`<div dir=${dir} lang=${lang}>
        <vitrine-shop no-sheet .shop=${test.shop}>
          <vitrine-product-card handle=${handle} layout=${layout}>${content}</vitrine-product-card>
        </vitrine-shop>
      </div>`,
    );
    const card = root.querySelector('vitrine-product-card') as VitrineProductCard;
    const find = <E extends HTMLElement = HTMLElement>(selector: string): E => {
      const found = card.renderRoot.querySelector<E>(selector);
      if (!found) throw new Error(`no ${selector}`);
      return found;
    };
    const has = (selector: string): boolean => card.renderRoot.querySelector(selector) !== null;
    if (!hold) await waitUntil(() => has('article'));
    return { root, card, find, has };
  }

  it('is accessible', async () => {
    const { card } = await place('pour-over-set');
    await expect(card).to.be.accessible();
  });

  it('shows the product of its handle, and follows a change of the handle', async () => {
    const { card, find } = await place('pour-over-set');
    expect(find('h3').textContent?.trim()).to.equal('Pour-over set');
    expect(find('.price').textContent).to.equal('$58.00');
    card.handle = 'dinner-plate';
    await waitUntil(() => find('h3').textContent?.trim() === 'Dinner plate');
    expect(find('.price').textContent).to.equal('From $19.00');
  });

  it('shows price and stock as they are now when the page comes out of the back/forward cache', async () => {
    let isLater = false;
    const { find } = await place('soap-bar', {
      edit: (product) =>
        isLater
          ? {
              ...product,
              available: false,
              priceRange: product.priceRange && {
                min: { ...product.priceRange.min, amount: 1234 },
                max: { ...product.priceRange.max, amount: 1234 },
              },
              variants: product.variants.map((variant) => ({
                ...variant,
                purchasable: false,
                stock: { state: 'out' as const },
                price: variant.price && { ...variant.price, amount: 1234 },
              })),
            }
          : product,
    });
    isLater = true;
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await waitUntil(() => find('.price').textContent?.includes('$12.34'));
    expect(find('article').textContent).to.contain('Sold out');
    expect(test.calls.get('catalog.products')).to.equal(2);
  });

  it('reads several cards in one request', async () => {
    test = makeShop();
    const root = await fixture<HTMLElement>(
      html`<vitrine-shop no-sheet .shop=${test.shop}>
        ${['teapot', 'pour-over-set', 'soap-bar'].map(
          (handle) => html`<vitrine-product-card handle=${handle}></vitrine-product-card>`,
        )}
      </vitrine-shop>`,
    );
    await waitUntil(() =>
      [...root.querySelectorAll('vitrine-product-card')].every((card) => card.renderRoot.querySelector('article')),
    );
    expect(test.calls.get('catalog.products')).to.equal(1);
  });

  it('adds a product with one variant at once, in its minimum quantity, once per double click', async () => {
    const { find, root } = await place('soap-bar');
    const added = oneEvent(root, 'vitrine-cart-add-success');
    find('[part=add]').click();
    find('[part=add]').click();
    const { detail } = await added;
    expect(detail.source).to.deep.equal({ element: 'vitrine-product-card' });
    await test.shop.cart.settled();
    expect(test.shop.cart.$state.get().cart?.count).to.equal(3);
    await waitUntil(() => find('[role=status]').textContent === 'Olive soap bar added to your cart', 'announced', {
      timeout: 4000,
    });
  });

  it('opens the sheet for a product with options, and from its title', async () => {
    const { find } = await place('stoneware-mug');
    find('[part=add]').click();
    expect(test.shop.view.$product.get()).to.deep.equal({
      ref: { handle: 'stoneware-mug' },
      source: { element: 'vitrine-product-card' },
    });
    test.shop.view.closeProduct();
    find('.open').click();
    expect(test.shop.view.$product.get()?.ref).to.deep.equal({ handle: 'stoneware-mug' });
  });

  it('asks the page before it opens', async () => {
    const { find, root } = await place('stoneware-mug');
    root.addEventListener('vitrine-product-open-request', (event) => event.preventDefault());
    find('.open').click();
    expect(test.shop.view.$product.get()).to.equal(null);
  });

  it('is a link that opens a new tab with a modifier key', async () => {
    const { find } = await place('stoneware-mug', { productUrl: (handle) => `/p/${handle}` });
    const link = find<HTMLAnchorElement>('a.open');
    expect(link.href).to.match(/\/p\/stoneware-mug$/);
    const click = new MouseEvent('click', { ctrlKey: true, cancelable: true });
    link.addEventListener('click', (event) => event.preventDefault(), { once: true });
    link.dispatchEvent(click);
    expect(test.shop.view.$product.get()).to.equal(null);
  });

  it('adds the variant of its attribute', async () => {
    const { card, find, root } = await place('stoneware-mug');
    const moss = test.shop.catalog
      .peek({ handle: 'stoneware-mug' })
      ?.variants.find(({ title }) => title.includes('Moss'));
    card.variantId = moss?.id ?? null;
    await waitUntil(() => find('[part=add]').textContent?.trim() === 'Add to cart');
    const added = oneEvent(root, 'vitrine-cart-add-success');
    find('[part=add]').click();
    expect((await added).detail.lines).to.deep.equal([{ variantId: moss?.id, quantity: 1 }]);
  });

  for (const [what, handle, url] of [
    ['that opens the sheet', 'pour-over-set', undefined],
    ['that is a link', 'pour-over-set', '/mug'],
  ] as const)
    it(`is no wider than its place with a title of one endless word ${what}`, async () => {
      const title = 'W'.repeat(3000);
      const { card, root } = await place(handle, {
        edit: (product) => ({ ...product, title, ...(url ? { url } : {}) }),
      });
      root.style.inlineSize = '200px';
      await card.updateComplete;
      for (const node of card.renderRoot.querySelectorAll('h3, .open'))
        expect(node.getBoundingClientRect().width).to.be.at.most(200);
    });

  it('shows stock only when it is low', async () => {
    const { find } = await place('teapot');
    expect(find('.stock').textContent).to.equal('Only 3 left');
    expect((await place('pour-over-set')).has('.stock')).to.equal(false);
  });

  it('does not add a product that is sold out', async () => {
    const { find } = await place('pour-over-set', {
      edit: (product) => ({
        ...product,
        available: false,
        variants: product.variants.map((one) => ({ ...one, purchasable: false, stock: { state: 'out' } })),
      }),
    });
    expect(find('[part=add]').ariaDisabled).to.equal('true');
    find('[part=add]').click();
    await test.shop.cart.settled();
    expect(test.calls.get('cart.add')).to.equal(undefined);
    expect(find('[part=add]').textContent?.trim()).to.equal('Sold out');
  });

  for (const state of ['in', 'low', 'unknown'] as const)
    it(`leads to the shop where that sells it on its own page only, and never calls it sold out: stock ${state}`, async () => {
      const { find, has } = await place('pour-over-set', {
        productUrl: (handle) => `/p/${handle}`,
        edit: (product) => ({
          ...product,
          available: false,
          priceRange: null,
          variants: product.variants.map((one) => ({ ...one, price: null, purchasable: false, stock: { state } })),
        }),
      });
      expect(find('a.button').textContent?.trim()).to.equal('View in shop');
      for (const part of ['[part=add]', '.price', '.stock']) expect(has(part), part).to.equal(false);
    });

  it('is read-only without a cart: a link to the shop, or no button', async () => {
    const { has, find } = await place('pour-over-set', { without: ['cart'], productUrl: (handle) => `/p/${handle}` });
    expect(has('[part=add]')).to.equal(false);
    expect(find('a.button').textContent?.trim()).to.equal('View in shop');
    expect((await place('pour-over-set', { without: ['cart'] })).has('a.button')).to.equal(false);
  });

  it('shows an error in the words of the locale', async () => {
    const { find, has } = await place('pour-over-set');
    test.failures.push(new VitrineError('out-of-stock', { available: 1, message: 'raw' }));
    find('[part=add]').click();
    await waitUntil(() => has('.problem'));
    expect(find('.problem').textContent).to.equal('Sold out. Only 1 left.');
  });

  it('shows a skeleton while loading, and an error after a failure', async () => {
    const { has, find } = await place('pour-over-set', {}, { hold: true });
    await waitUntil(() => has('.skeleton'));
    test.failures.push(new VitrineError('misconfigured'));
    test.hold = false;
    await waitUntil(() => has('button'));
    expect(find('.soft').textContent).to.equal('This shop isn’t set up yet.');
    find('button').click();
    await waitUntil(() => has('article'));
  });

  it('keeps the fallback until the product is loaded, and its space afterwards', async () => {
    const { card, has } = await place('pour-over-set', {}, { fallback: true, hold: true });
    await card.updateComplete;
    const before = card.getBoundingClientRect().height;
    expect(has('.skeleton')).to.equal(false);
    expect(before).to.be.at.least(250);
    test.hold = false;
    await waitUntil(() => has('article'));
    await card.updateComplete;
    expect(Math.round(card.getBoundingClientRect().height)).to.equal(Math.round(before));
  });

  it('grows with larger text, and its picture stays at least a square', async () => {
    const { card, find } = await place('pour-over-set', {}, { fallback: true });
    card.style.cssText = 'display: block; width: 160px; --vitrine-text-s: 28px; --vitrine-text-m: 32px';
    const { width, height } = find('.picture').getBoundingClientRect();
    expect(height).to.be.at.least(width);
    expect(find('[part=add]').getBoundingClientRect().bottom).to.be.at.most(card.getBoundingClientRect().bottom + 1);
  });

  it('gives neighbors the same picture, whether there are few left or enough', async () => {
    test = makeShop();
    const blank = html`<a href="/p"><img alt="" width="200" height="250" src=${blankPicture} /></a>`;
    for (const fallback of ['', blank]) {
      const root = await fixture<HTMLElement>(
        html`<vitrine-shop no-sheet .shop=${test.shop}>
          <div style="display: grid; grid-template-columns: 200px 200px">
            <vitrine-product-card handle="teapot" style="min-height: 380px">${fallback}</vitrine-product-card>
            <vitrine-product-card handle="pour-over-set" style="min-height: 380px">${fallback}</vitrine-product-card>
          </div>
        </vitrine-shop>`,
      );
      const cards = [...root.querySelectorAll('vitrine-product-card')];
      await waitUntil(() => cards.every((card) => card.renderRoot.querySelector('article')));
      expect(cards.map((card) => card.renderRoot.querySelector('.stock') !== null)).to.deep.equal([true, false]);
      for (const selector of ['.picture', 'h3', '[part=add]']) {
        const [low, enough] = cards.map((card) => card.renderRoot.querySelector(selector)?.getBoundingClientRect());
        expect(low?.top, selector).to.equal(enough?.top);
        expect(low?.height, selector).to.equal(enough?.height);
      }
    }
  });

  it('is not as wide as the window by itself, and as wide as the page wants', async () => {
    const { card, root } = await place('pour-over-set');
    root.style.width = '1200px';
    expect(card.getBoundingClientRect().width).to.equal(420);
    card.layout = 'row';
    card.setAttribute('layout', 'row');
    expect(card.getBoundingClientRect().width).to.equal(640);
    const page = document.createElement('style');
    page.textContent = 'vitrine-product-card { max-inline-size: none }';
    root.append(page);
    expect(card.getBoundingClientRect().width).to.equal(1200);
  });

  it('gives its picture the usual ratio where the fallback is only text', async () => {
    const { card, find } = await place('pour-over-set');
    card.style.cssText = 'display: block; width: 240px';
    card.innerHTML = '<a href="/p">Pour-over set</a>';
    card.requestUpdate();
    await card.updateComplete;
    const { width, height } = find('.picture').getBoundingClientRect();
    expect(height / width).to.be.closeTo(1.25, 0.02);
  });

  it('keeps the content of the author without a shop or without a catalog', async () => {
    test = makeShop({ without: ['catalog'] });
    const root = await fixture<HTMLElement>(
      html`<div>
        <vitrine-product-card handle="teapot"><a href="/p">Teapot</a></vitrine-product-card>
        <vitrine-shop .shop=${test.shop}
          ><vitrine-product-card handle="teapot"><a href="/p">Teapot</a></vitrine-product-card></vitrine-shop
        >
      </div>`,
    );
    for (const card of root.querySelectorAll('vitrine-product-card')) {
      await waitUntil(() => card.renderRoot.querySelector('.root'));
      expect(card.renderRoot.querySelector('.card')).to.equal(null);
      expect((card.querySelector('a') as HTMLElement).checkVisibility({ visibilityProperty: true })).to.equal(true);
    }
  });

  it('is right-to-left in Arabic', async () => {
    const { card, find } = await place(
      'pour-over-set',
      { market: { locale: 'ar' } },
      { dir: 'rtl', lang: 'ar', layout: 'row' },
    );
    await waitUntil(() => find('[part=add]').textContent?.trim() === 'أضف إلى السلة');
    expect(find('.picture').getBoundingClientRect().left).to.be.greaterThan(
      find('.about').getBoundingClientRect().left,
    );
    await expect(card).to.be.accessible();
  });
});
