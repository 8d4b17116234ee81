import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../define/shop.js';
import '../define/product-card.js';
import { makeShop } from '@vitrine/testing/make-shop';

describe('an element that needs a shop', () => {
  it('is reported once when it is outside of every shop, with what to do', async () => {
    const { error } = console;
    const printed: string[] = [];
    console.error = (text: string) => void printed.push(text);
    const test = makeShop();
    try {
      await fixture(
        html`<div>
          <vitrine-shop .shop=${test.shop}><vitrine-product-card handle="teapot"></vitrine-product-card></vitrine-shop>
          <vitrine-product-card handle="teapot"></vitrine-product-card>
          <vitrine-product-card handle="soap-bar"></vitrine-product-card>
        </div>`,
      );
      await waitUntil(() => printed.length > 0, 'it is reported', { timeout: 5000 });
      // The timers of its neighbors are due by now, too.
      await aTimeout(0);
      expect(printed).to.have.length(1);
      expect(printed[0]).to.match(
        /^\[vitrine\] \[vitrine-product-card\] misconfigured: .*<vitrine-shop>.*docs\/errors\/misconfigured\.md$/,
      );
    } finally {
      console.error = error;
      test.shop.dispose();
    }
  });
});
