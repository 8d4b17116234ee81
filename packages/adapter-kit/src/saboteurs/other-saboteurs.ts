import { VitrineError, type Product } from '@vitrine/core';
import { spoilCart, spoilCatalog, spoilCheckout, spoilGiftCard, type Saboteur } from './saboteur.js';

const inCents = (product: Product | null): Product | null =>
  product && {
    ...product,
    priceRange: { min: { ...product.priceRange.min, exponent: 2 }, max: { ...product.priceRange.max, exponent: 2 } },
    variants: product.variants.map((variant) => ({ ...variant, price: { ...variant.price, exponent: 2 } })),
  };

const wrongExponent = spoilCatalog((catalog) => ({
  products: async (refs, options) => (await catalog.products(refs, options)).map(inCents),
}));

export const otherSaboteurs: readonly Saboteur[] = [
  { name: 'wrong exponent: dong in cents', caughtBy: 'money.vnd', spoil: wrongExponent },
  { name: 'wrong exponent: dinar in cents', caughtBy: 'money.kwd', spoil: wrongExponent },
  {
    name: 'order of references lost',
    caughtBy: 'catalog.refs-order',
    spoil: spoilCatalog((catalog) => ({
      products: async (refs, options) => {
        const found = await catalog.products(refs, options);
        return [...found].sort((a, b) => ((a?.id ?? '') < (b?.id ?? '') ? -1 : 1));
      },
    })),
  },
  {
    name: 'what is missing left out of the answer',
    caughtBy: 'catalog.unknown-is-null',
    spoil: spoilCatalog((catalog) => ({
      products: async (refs, options) => (await catalog.products(refs, options)).filter((product) => product !== null),
    })),
  },
  {
    name: 'null for failure',
    caughtBy: 'catalog.failure-is-thrown',
    spoil: spoilCatalog((catalog) => ({
      products: (refs, options) => catalog.products(refs, options).catch(() => refs.map(() => null)),
    })),
  },
  {
    name: 'nothing at all from a backend that is broken',
    caughtBy: 'catalog.failure-is-thrown',
    spoil: spoilCatalog((catalog) => ({
      products: (refs, options) =>
        catalog
          .products(refs, options)
          .catch((error: VitrineError) => (error.code === 'server' ? [] : Promise.reject(error))),
    })),
  },
  {
    name: 'wrong gift code answered with success',
    caughtBy: 'giftCard.wrong-code-detected',
    spoil: spoilGiftCard((giftCard, cart) => ({
      apply: async (code, options) => {
        try {
          return await (giftCard.apply?.(code, options) ?? Promise.reject(new VitrineError('unsupported')));
        } catch (error) {
          const answer = await cart.get(options);
          if (answer === null) throw error;
          return { cart: answer, warnings: [] };
        }
      },
    })),
  },
  {
    name: 'gifts merged into one line',
    caughtBy: 'giftCard.orders-never-merge',
    spoil: spoilGiftCard((giftCard) => ({
      addToCart: async (orders, options) => {
        const result = await giftCard.addToCart(orders, options);
        const [first] = result.cart.lines;
        return { ...result, cart: { ...result.cart, lines: first ? [{ ...first, quantity: result.cart.count }] : [] } };
      },
    })),
  },
  {
    name: 'gift bought twice by one press',
    caughtBy: 'giftCard.key-applied-once',
    spoil: spoilGiftCard((giftCard) => ({
      addToCart: (orders, options) => giftCard.addToCart(orders, options?.signal ? { signal: options.signal } : {}),
    })),
  },
  {
    name: 'switch of market ignored',
    caughtBy: 'catalog.follows-market',
    spoil: (context) => ({ ...context, adapter: { ...context.adapter, reconfigure: async () => undefined } }),
  },
  {
    name: 'refused gift without its field',
    caughtBy: 'giftCard.email',
    spoil: spoilGiftCard((giftCard) => ({
      addToCart: (orders, options) =>
        giftCard.addToCart(orders, options).catch(() => Promise.reject(new VitrineError('validation'))),
    })),
  },
  {
    name: 'undo that forgets the recipient',
    caughtBy: 'giftCard.restore-keeps-recipient',
    spoil: spoilCart((cart) => ({
      restore: async (line, options) => {
        const result = await (cart.restore?.(line, options) ?? Promise.reject(new VitrineError('unsupported')));
        return {
          ...result,
          cart: { ...result.cart, lines: result.cart.lines.map(({ recipient: _, ...rest }) => rest) },
        };
      },
    })),
  },
  {
    name: 'checkout that is a script',
    caughtBy: 'checkout.url',
    spoil: spoilCheckout(() => ({ url: async () => 'javascript:pay()' })),
  },
  {
    name: 'buy-now that is a script',
    caughtBy: 'checkout.buy-now',
    spoil: spoilCheckout((checkout) => ({
      url: (options) => (options?.line ? Promise.resolve('javascript:pay()') : checkout.url(options)),
    })),
  },
  {
    name: 'nothing to be paid, with an address',
    caughtBy: 'checkout.emptied-cart',
    spoil: spoilCheckout((checkout, cart) => ({
      url: async (options) =>
        (await cart.get())?.lines.length === 0 ? 'https://shop.example/pay' : checkout.url(options),
    })),
  },
];
