import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { makeShop } from '@vitrine/testing/make-shop';
import '../define/cart-button.js';
import '../define/product-card.js';
import '../define/shop.js';

/** Nobody has another size than 16 px in a test's browser, so the probe gets one. */
describe('the font size of the user', () => {
  it('scales all text, whatever size the root of the page has', async () => {
    const { getComputedStyle: read } = window;
    let probes = 0;
    window.getComputedStyle = (element, ...more) => {
      const style = read.call(window, element, ...more);
      if (element.localName !== 'i') return style;
      probes += 1;
      return { fontSize: `${parseFloat(style.fontSize) * 2}px` } as CSSStyleDeclaration;
    };
    document.documentElement.setAttribute('style', 'font-size: 62.5%; font-family: monospace');
    const rules = document.head.appendChild(document.createElement('style'));
    rules.textContent = '* { font-size: 40px !important }';
    // The first element of a page asks, and the tests of a file share a page.
    try {
      const { shop } = makeShop();
      const root = await fixture(
        html`<vitrine-shop .shop=${shop}
          ><vitrine-product-card handle="stoneware-mug"></vitrine-product-card
          ><vitrine-product-card handle="teapot"></vitrine-product-card
        ></vitrine-shop>`,
      );
      const titles = (): HTMLElement[] =>
        [...root.querySelectorAll('vitrine-product-card')].flatMap(
          (card) => card.shadowRoot?.querySelector<HTMLElement>('h3') ?? [],
        );
      await waitUntil(() => titles().length === 2, 'both cards');
      for (const title of titles()) expect(read(title).fontSize).to.equal('32px');
      expect(probes, 'asked once').to.equal(1);
    } finally {
      window.getComputedStyle = read;
      rules.remove();
      document.documentElement.removeAttribute('style');
    }
  });
});
