import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { Shop } from '@vitrine/core';
import '../../define/shop.js';
import '../../define/cart-button.js';
import { makeShop, type TestShop } from '@vitrine/testing/make-shop';
import { fill } from '@vitrine/testing/open-drawer';
import type { VitrineCartButton } from './cart-button.js';

describe('<vitrine-cart-button>', () => {
  let test: TestShop;
  beforeEach(() => {
    test = makeShop();
  });
  afterEach(() => test.shop.dispose());

  async function place(shop: Shop | undefined, lang = 'en') {
    const root = await fixture<HTMLElement>(
      html`<div lang=${lang} dir=${lang === 'ar' ? 'rtl' : 'ltr'}>
        <vitrine-shop no-drawer .shop=${shop}><vitrine-cart-button></vitrine-cart-button></vitrine-shop>
      </div>`,
    );
    const element = root.querySelector('vitrine-cart-button') as VitrineCartButton;
    await waitUntil(() => element.shadowRoot?.querySelector('.root') || !shop?.can('cart'));
    await element.updateComplete;
    return { root, element, button: () => element.shadowRoot?.querySelector('button') ?? null };
  }

  it('is accessible', async () => {
    await fill(test.shop, 'stoneware-mug');
    const { element } = await place(test.shop);
    await expect(element).to.be.accessible();
  });

  it('shows the count of the cart, in words too', async () => {
    const { element, button } = await place(test.shop);
    await waitUntil(() => button()?.querySelector('.visually-hidden')?.textContent === 'Open the cart, 0 items');
    expect(element.shadowRoot?.querySelector('.count')).to.equal(null);
    const [line] = await fill(test.shop, 'stoneware-mug');
    await waitUntil(() => button()?.querySelector('.visually-hidden')?.textContent === 'Open the cart, 1 item');
    await test.shop.cart.setQuantity(line?.id ?? '', 12);
    await waitUntil(() => element.shadowRoot?.querySelector('.count')?.textContent === '12');
  });

  it('opens the cart, unless the page vetoes it', async () => {
    const { root, button } = await place(test.shop);
    root.addEventListener('vitrine-cart-open-request', (event) => event.preventDefault(), { once: true });
    button()?.click();
    expect(test.shop.view.$cartOpen.get()).to.be.false;
    const asked = oneEvent(root, 'vitrine-cart-open-request');
    button()?.click();
    expect((await asked).detail.source.element).to.equal('vitrine-cart-button');
    expect(test.shop.view.$cartOpen.get()).to.be.true;
  });

  it('contains a link for pages without script, and does not follow it', async () => {
    const root = await fixture<HTMLElement>(
      html`<vitrine-shop no-drawer .shop=${test.shop}
        ><vitrine-cart-button><a href="#cart">Cart</a></vitrine-cart-button></vitrine-shop
      >`,
    );
    await waitUntil(() => root.querySelector('vitrine-cart-button')?.shadowRoot?.querySelector('button'));
    const link = root.querySelector('a');
    link?.click();
    expect(test.shop.view.$cartOpen.get()).to.be.true;
    expect(location.hash).to.equal('');
  });

  it('is hidden if the shop sells nothing', async () => {
    test = makeShop({ without: ['cart'] });
    const { button } = await place(test.shop);
    await waitUntil(() => button() === null);
  });

  it('keeps its number at the inline end', async () => {
    await fill(test.shop, 'stoneware-mug');
    for (const lang of ['en', 'ar']) {
      const { element, button, root } = await place(test.shop, lang);
      await waitUntil(() => element.shadowRoot?.querySelector('.count'));
      const count = element.shadowRoot?.querySelector('.count')?.getBoundingClientRect();
      const box = button()?.getBoundingClientRect();
      expect((count?.x ?? 0) > (box?.x ?? 0) + 10, lang).to.equal(lang === 'en');
      root.remove();
    }
  });
});
