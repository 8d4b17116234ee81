import { expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import { createMemoryStorage, type Shop } from '@vitrine/core';
import '../define/shop.js';
import '../define/product-card.js';
import type { VitrineShop } from './shop.js';
import { $rejectedMarket, acceptMarket, dismissMarket } from './market-request.js';
import { makeShop, type TestShop } from '@vitrine/testing/make-shop';

const source = { element: 'test' };
const options = { storage: createMemoryStorage(), tabs: false, reactions: [] } as const;

describe('<vitrine-shop>', () => {
  let test: TestShop;
  beforeEach(() => {
    test = makeShop();
  });
  afterEach(() => test.shop.dispose());

  const shopIn = (root: Element): VitrineShop =>
    (root.matches('vitrine-shop') ? root : root.querySelector('vitrine-shop')) as VitrineShop;
  const sheets = (root: ParentNode): number => root.querySelectorAll('vitrine-product-sheet').length;

  it('is accessible, and takes no space', async () => {
    const root = await fixture<VitrineShop>(html`<vitrine-shop .shop=${test.shop}><p>words</p></vitrine-shop>`);
    expect(getComputedStyle(root).display).to.equal('contents');
    await expect(root).to.be.accessible();
  });

  it('makes a shop from an adapter, emits when it is ready, and disposes it when it is removed', async () => {
    const root = await fixture<HTMLElement>(html`<div><vitrine-shop .options=${options}></vitrine-shop></div>`);
    const element = shopIn(root);
    const ready = oneEvent(root, 'vitrine-ready');
    let ended = 0;
    element.adapter = { ...test.adapter, dispose: () => (ended += 1) };
    expect((await ready).detail.version).to.match(/^\d+\.\d+\.\d+/);
    expect(element.shop?.name).to.equal('memory');
    element.remove();
    await waitUntil(() => ended === 1);
    expect(element.shop).to.equal(undefined);
  });

  it('reports once that it has no adapter, and nothing where it has one', async () => {
    const { error } = console;
    const printed: string[] = [];
    console.error = (text: string) => void printed.push(text);
    try {
      const root = await fixture<HTMLElement>(
        html`<div>
          <vitrine-shop></vitrine-shop>
          <vitrine-shop .shop=${test.shop}></vitrine-shop>
          <vitrine-shop .options=${options} .adapter=${test.adapter}></vitrine-shop>
        </div>`,
      );
      const without = shopIn(root);
      root.append(without);
      await new Promise((resolve) => setTimeout(resolve, 3300));
      expect(printed).to.have.length(1);
      expect(printed[0]).to.match(/misconfigured.*no adapter/);
    } finally {
      console.error = error;
    }
  });

  it('takes a promise of an adapter', async () => {
    const element = await fixture<VitrineShop>(
      html`<vitrine-shop .options=${options} .adapter=${Promise.resolve(test.adapter)}></vitrine-shop>`,
    );
    await waitUntil(() => element.shop?.$state.get().phase === 'ready');
  });

  it('keeps its shop when it is moved, and makes another when it is inserted again later', async () => {
    const root = await fixture<HTMLElement>(
      html`<div>
        <vitrine-shop .options=${options} .adapter=${test.adapter}></vitrine-shop>
        <section></section>
      </div>`,
    );
    const element = shopIn(root);
    const { shop } = element;
    root.querySelector('section')?.append(element);
    await element.updateComplete;
    expect(element.shop).to.equal(shop);
    element.remove();
    await waitUntil(() => element.shop === undefined);
    root.append(element);
    await waitUntil(() => element.shop !== undefined);
    expect(element.shop).not.to.equal(shop);
  });

  it('does not dispose a shop that was made elsewhere', async () => {
    let ended = 0;
    const shop: Shop = { ...test.shop, dispose: () => (ended += 1) };
    const element = await fixture<VitrineShop>(html`<vitrine-shop .shop=${shop}></vitrine-shop>`);
    element.remove();
    await nextFrame();
    expect(ended).to.equal(0);
  });

  it('provides the nearest shop, with two on one page', async () => {
    const other = makeShop({ edit: (product) => ({ ...product, title: 'Of the other shop' }) });
    const root = await fixture<HTMLElement>(
      html`<div>
        <vitrine-shop .shop=${test.shop}
          ><vitrine-product-card id="one" handle="teapot"></vitrine-product-card
        ></vitrine-shop>
        <vitrine-shop .shop=${other.shop}
          ><vitrine-product-card id="two" handle="teapot"></vitrine-product-card
        ></vitrine-shop>
      </div>`,
    );
    const title = (id: string): string | undefined =>
      root.querySelector<HTMLElement>(id)?.shadowRoot?.querySelector('h3')?.textContent?.trim();
    await waitUntil(() => title('#one') && title('#two'));
    expect([title('#one'), title('#two')]).to.deep.equal(['Teapot', 'Of the other shop']);
    other.shop.dispose();
  });

  it('sends vitrine-cart-change once per settled change', async () => {
    const root = await fixture<HTMLElement>(html`<div><vitrine-shop .shop=${test.shop}></vitrine-shop></div>`);
    const product = (await test.shop.catalog.products([{ handle: 'teapot' }]))[0];
    const changes: { origin: string; count: number | undefined }[] = [];
    root.addEventListener('vitrine-cart-change', (event) => {
      const { origin, cart } = (event as CustomEvent).detail;
      changes.push({ origin, count: cart?.count });
    });
    await test.shop.cart.add([{ variantId: product?.variants[0]?.id ?? '', quantity: 2 }]);
    await waitUntil(() => changes.length > 0);
    expect(changes).to.deep.equal([{ origin: 'self', count: 2 }]);
  });

  describe('overlays', () => {
    it('adds a product sheet when one is needed, once', async () => {
      const root = await fixture<VitrineShop>(html`<vitrine-shop .shop=${test.shop}></vitrine-shop>`);
      expect(sheets(root)).to.equal(0);
      const viewed = oneEvent(root, 'vitrine-product-view');
      test.shop.view.openProduct({ handle: 'teapot' }, source);
      await viewed;
      test.shop.view.closeProduct();
      test.shop.view.openProduct({ handle: 'stoneware-mug' }, source);
      await waitUntil(
        () =>
          root.querySelector('vitrine-product-sheet')?.renderRoot.querySelector('h2')?.textContent?.trim() ===
          'Stoneware mug',
      );
      expect(sheets(root)).to.equal(1);
    });

    it('adds none if the author has placed one', async () => {
      const root = await fixture<HTMLElement>(
        html`<vitrine-shop .shop=${test.shop}
          ><section><vitrine-product-sheet id="mine"></vitrine-product-sheet></section
        ></vitrine-shop>`,
      );
      const viewed = oneEvent(root, 'vitrine-product-view');
      test.shop.view.openProduct({ handle: 'teapot' }, source);
      expect(((await viewed).target as Element).id).to.equal('mine');
      expect(sheets(root)).to.equal(1);
    });

    it('adds none with no-sheet', async () => {
      const root = await fixture<VitrineShop>(html`<vitrine-shop no-sheet .shop=${test.shop}></vitrine-shop>`);
      test.shop.view.openProduct({ handle: 'teapot' }, source);
      await nextFrame();
      expect(sheets(root)).to.equal(0);
    });

    it('opens only one of two sheets', async () => {
      const root = await fixture<HTMLElement>(
        html`<vitrine-shop .shop=${test.shop}
          ><vitrine-product-sheet></vitrine-product-sheet><vitrine-product-sheet></vitrine-product-sheet
        ></vitrine-shop>`,
      );
      const viewed = oneEvent(root, 'vitrine-product-view');
      test.shop.view.openProduct({ handle: 'teapot' }, source);
      await viewed;
      const open = [...root.querySelectorAll('vitrine-product-sheet')].filter((sheet) =>
        sheet.renderRoot.querySelector('dialog')?.matches(':modal, :popover-open'),
      );
      expect(open.length).to.equal(1);
      test.shop.view.closeProduct();
    });

    it('removes its own when it is disposed', async () => {
      const root = await fixture<VitrineShop>(html`<vitrine-shop .shop=${test.shop}></vitrine-shop>`);
      test.shop.view.openProduct({ handle: 'teapot' }, source);
      await waitUntil(() => sheets(root) === 1);
      root.shop = undefined;
      await root.updateComplete;
      expect(sheets(root)).to.equal(0);
    });
  });

  describe('market', () => {
    it('uses the language of its place and asks the shop for it', async () => {
      const root = await fixture<HTMLElement>(
        html`<div lang="vi"><vitrine-shop .options=${options} .adapter=${test.adapter}></vitrine-shop></div>`,
      );
      const element = shopIn(root);
      await waitUntil(() => element.shop?.$state.get().market.locale === 'vi');
      root.lang = 'id';
      await waitUntil(() => element.shop?.$state.get().market.locale === 'id');
      element.locale = 'ar';
      await waitUntil(() => element.shop?.$state.get().market.locale === 'ar');
    });

    it('passes its locale to the elements inside', async () => {
      const root = await fixture<HTMLElement>(
        html`<vitrine-shop locale="vi" .shop=${test.shop}
          ><vitrine-product-card handle="soap-bar"></vitrine-product-card
        ></vitrine-shop>`,
      );
      const card = root.querySelector('vitrine-product-card');
      await waitUntil(() => card?.renderRoot.querySelector('[part=add]')?.textContent?.trim() === 'Thêm vào giỏ');
      root.setAttribute('locale', 'id');
      await waitUntil(
        () => card?.renderRoot.querySelector('[part=add]')?.textContent?.trim() === 'Tambah ke keranjang',
      );
    });

    it('never converts a cart with items without asking', async () => {
      const element = await fixture<VitrineShop>(
        html`<vitrine-shop currency="USD" .options=${options} .adapter=${test.adapter}></vitrine-shop>`,
      );
      await waitUntil(() => element.shop?.$state.get().phase === 'ready');
      const shop = element.shop as Shop;
      const product = (await shop.catalog.products([{ handle: 'teapot' }]))[0];
      await shop.cart.add([{ variantId: product?.variants[0]?.id ?? '', quantity: 1 }]);
      element.currency = 'VND';
      await waitUntil(() => $rejectedMarket(shop).get()?.currency === 'VND');
      expect(shop.cart.$state.get().cart?.currency).to.equal('USD');
      dismissMarket(shop);
      expect($rejectedMarket(shop).get()).to.equal(null);
      element.currency = 'IDR';
      await waitUntil(() => $rejectedMarket(shop).get()?.currency === 'IDR');
      await acceptMarket(shop);
      expect(shop.$state.get().market.currency).to.equal('IDR');
      expect(shop.cart.$state.get().cart).to.equal(null);
      expect($rejectedMarket(shop).get()).to.equal(null);
    });
  });
});
