import type { Product, VitrineError } from '@vitrine/core';
import { mutateCatalog, type Mutant } from './mutant.js';

const inCents = (product: Product | null): Product | null =>
  product && {
    ...product,
    priceRange: product.priceRange && {
      min: { ...product.priceRange.min, exponent: 2 },
      max: { ...product.priceRange.max, exponent: 2 },
    },
    variants: product.variants.map((variant) => ({
      ...variant,
      price: variant.price && { ...variant.price, exponent: 2 },
    })),
  };

const wrongExponent = mutateCatalog((catalog) => ({
  products: async (refs, options) => (await catalog.products(refs, options)).map(inCents),
}));

/** Wrong about products, prices and markets. */
export const catalogMutants: readonly Mutant[] = [
  { name: 'wrong exponent: dong in cents', caughtBy: 'money.vnd', mutate: wrongExponent },
  { name: 'wrong exponent: dinar in cents', caughtBy: 'money.kwd', mutate: wrongExponent },
  {
    name: 'order of references lost',
    caughtBy: 'catalog.refs-order',
    mutate: mutateCatalog((catalog) => ({
      products: async (refs, options) => {
        const found = await catalog.products(refs, options);
        return [...found].sort((a, b) => ((a?.id ?? '') < (b?.id ?? '') ? -1 : 1));
      },
    })),
  },
  {
    name: 'what is missing left out of the answer',
    caughtBy: 'catalog.unknown-is-null',
    mutate: mutateCatalog((catalog) => ({
      products: async (refs, options) => (await catalog.products(refs, options)).filter((product) => product !== null),
    })),
  },
  {
    name: 'null for failure',
    caughtBy: 'catalog.failure-is-thrown',
    mutate: mutateCatalog((catalog) => ({
      products: (refs, options) => catalog.products(refs, options).catch(() => refs.map(() => null)),
    })),
  },
  {
    name: 'nothing at all from a backend that is broken',
    caughtBy: 'catalog.failure-is-thrown',
    mutate: mutateCatalog((catalog) => ({
      products: (refs, options) =>
        catalog
          .products(refs, options)
          .catch((error: VitrineError) => (error.code === 'server' ? [] : Promise.reject(error))),
    })),
  },
  {
    name: 'switch of market ignored',
    caughtBy: 'catalog.follows-market',
    mutate: (context) => ({ ...context, adapter: { ...context.adapter, reconfigure: async () => undefined } }),
  },
];
