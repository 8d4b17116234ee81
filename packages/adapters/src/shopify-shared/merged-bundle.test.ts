import type { Cart, CartLine, CartWarning } from '@vitrine/core';
import { assert } from 'chai';
import { addLines as addToShopify } from '../shopify/cart.js';
import type { Session } from '../shopify/session.js';
import { addLines as addToTheme } from '../shopify-theme/cart.js';
import type { Session as ThemeSession } from '../shopify-theme/session.js';

const usd = { amount: 4000, currency: 'USD', exponent: 2 };
const id = (number: number): string => `gid://shopify/ProductVariant/${number}`;
const line = (variantId: string): CartLine => ({
  id: `line of ${variantId}`,
  variantId,
  productId: 'p',
  title: 'Set',
  variantTitle: '',
  quantity: 1,
  rule: { min: 1, max: null, step: 1 },
  unitPrice: usd,
  total: usd,
  kind: 'physical',
  attributes: [],
});
const cartOf = (...variants: string[]): Cart => ({
  id: 'cart',
  currency: 'USD',
  lines: variants.map(line),
  count: variants.length,
  subtotal: { money: usd, estimated: true },
  discounts: [],
  codes: [],
  giftCards: [],
  total: { money: usd, estimated: true },
  note: '',
  attributes: [],
});

interface Answer {
  readonly cart: Cart;
  readonly codes: string;
  readonly warnings: readonly CartWarning[];
}
const adapters: [name: string, add: (answer: Answer) => Promise<{ readonly warnings: readonly CartWarning[] }>][] = [
  [
    'Storefront API',
    (answer) => addToShopify({ change: async () => answer } as unknown as Session, [{ variantId: id(1), quantity: 1 }]),
  ],
  [
    'theme',
    (answer) =>
      addToTheme({ update: async () => answer, last: () => null } as unknown as ThemeSession, [
        { variantId: id(1), quantity: 1 },
      ]),
  ],
];
const codeOf = (thrown: unknown): string => (thrown as { readonly code: string }).code;

for (const [name, add] of adapters) {
  describe(`an add to the cart of Shopify, by its ${name}`, () => {
    it('whose variant the shop has merged into a bundle is an add, without a word', async () => {
      assert.deepEqual((await add({ cart: cartOf(id(9)), codes: '', warnings: [] })).warnings, []);
    });
    it('that the shop warned of is out of stock when the variant is not there', async () => {
      for (const codes of ['MERCHANDISE_OUT_OF_STOCK', 'MERCHANDISE_NOT_ENOUGH_STOCK'])
        assert.equal(await add({ cart: cartOf(id(9)), codes, warnings: [] }).catch(codeOf), 'out-of-stock');
    });
    it('that has left the cart empty is out of stock', async () => {
      assert.equal(await add({ cart: cartOf(), codes: '', warnings: [] }).catch(codeOf), 'out-of-stock');
    });
  });
}

describe('an add to the cart of Shopify whose line had no units', () => {
  it('is out of stock', async () => {
    const removed: CartWarning = { code: 'line-removed', title: 'Mug' };
    const [, addToCart] = adapters[0] ?? [];
    assert.equal(
      await addToCart?.({ cart: cartOf(id(9)), codes: '', warnings: [removed] }).catch(codeOf),
      'out-of-stock',
    );
  });
});
