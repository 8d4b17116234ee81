// Fresh shoppers of the mocked Shopify shop for the conformance suite.
import { flakyFetch } from '@vitrine/adapter-kit';
import { TOKEN } from './server.mjs';

const gid = (kind, id) => `gid://shopify/${kind}/${id}`;
const MUG = gid('ProductVariant', 11);
const market = (locale, country, currency) => ({ locale, country, currency });

/** Prices as the shop's price list has them. */
const prices = [
  { market: market('en', 'US', 'USD'), variantId: MUG, price: { amount: 2400, currency: 'USD', exponent: 2 } },
  { market: market('vi', 'VN', 'VND'), variantId: MUG, price: { amount: 590_000, currency: 'VND', exponent: 0 } },
  { market: market('id', 'ID', 'IDR'), variantId: MUG, price: { amount: 37_900_000, currency: 'IDR', exponent: 2 } },
  { market: market('bn', 'BD', 'BDT'), variantId: MUG, price: { amount: 260_000, currency: 'BDT', exponent: 2 } },
  { market: market('ar', 'KW', 'KWD'), variantId: MUG, price: { amount: 7250, currency: 'KWD', exponent: 3 } },
];

export const fixtures = {
  refs: [
    { handle: 'stoneware-mug' },
    { id: gid('Product', 2) },
    { handle: 'gift-card' },
    { id: '4' },
    { handle: 'soap-bar' },
    { handle: 'coffee-club' },
    { handle: 'table-lamp' },
    { handle: 'pattern-book' },
  ],
  missing: { handle: 'no-such-thing' },
  variants: [MUG, gid('ProductVariant', 21)],
  missingVariant: gid('ProductVariant', 999),
  prices,
  limited: { variantId: gid('ProductVariant', 31), available: 3 },
  soldOut: gid('ProductVariant', 41),
  ruled: { variantId: gid('ProductVariant', 51), good: 6, bad: 4 },
  codes: { valid: 'WELCOME10', expired: 'EXPIRED24', notApplicable: 'MUGS20' },
  giftCardCode: 'KILN-4F7Q-9ZXC-25TT',
};

export function createStorage() {
  const values = new Map();
  return {
    values,
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
  };
}

/** `create` is `shopifyAdapter`; `servers` are the shop and another one of the same engine. */
export const contextMaker =
  (create, [shop, other]) =>
  async ({ market: where }) => {
    const storage = createStorage();
    const opened = [];
    const line = flakyFetch(fetch);
    const open = async (server, send = fetch) => {
      const adapter = create({ shop: server.origin, token: TOKEN });
      opened.push(adapter);
      await adapter.connect({ market: where, storage, fetch: send });
      return adapter;
    };
    const cartId = () => storage.get(`vitrine:shopify:${new URL(shop.origin).host}:cart`) ?? '';
    return {
      adapter: await open(shop, line.fetch),
      fixtures,
      tab: () => open(shop),
      otherShop: () => open(other),
      probes: {
        cart: async () =>
          shop.carts.find(cartId())?.lines.map(({ variantId, quantity }) => ({ variantId, quantity })) ?? null,
        loseCart: async () => shop.carts.lose(cartId()),
        // A paid cart is no longer there either.
        completeCart: async () => shop.carts.lose(cartId()),
        ...line.probes,
        stored: () => [...storage.values].flat(),
      },
      dispose: () => opened.forEach((adapter) => adapter.dispose?.()),
    };
  };
