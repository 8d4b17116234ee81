import type { Money, ProductRef, QuantityRule } from '@vitrine/core';
import type { ByVariant, Seed, SeedProduct } from './seed/seed.js';
import { priced } from './visit.js';

export interface SeedVariant {
  readonly id: string;
  readonly sku: string;
  readonly values: readonly string[];
  readonly product: SeedProduct;
}

/** The products of the seed, by everything that a reference may name. */
export interface Catalog {
  readonly seed: Seed;
  readonly variants: ReadonlyMap<string, SeedVariant>;
  readonly find: (ref: ProductRef) => SeedProduct | undefined;
  readonly variantsOf: (product: SeedProduct) => readonly SeedVariant[];
}

export const productId = (product: SeedProduct): string => `product/${product.handle}`;

/** The entry whose key names the most of these option values. */
export function valueFor<T>(byVariant: ByVariant<T>, values: readonly string[]): T | undefined {
  let best: T | undefined;
  let depth = -1;
  for (const [key, value] of Object.entries(byVariant)) {
    const parts = key === '' ? [] : key.split('/');
    if (parts.length > depth && parts.every((part) => values.includes(part))) {
      best = value;
      depth = parts.length;
    }
  }
  return best;
}

function combinations(product: SeedProduct): string[][] {
  let all: string[][] = [[]];
  for (const [, ...values] of product.axes ?? []) all = all.flatMap((head) => values.map((value) => [...head, value]));
  return all.filter(
    (values) => !(product.missing ?? []).some((key) => key.split('/').every((part) => values.includes(part))),
  );
}

export function createCatalog(seed: Seed): Catalog {
  const products = new Map<string, SeedProduct>();
  const variants = new Map<string, SeedVariant>();
  const byProduct = new Map<SeedProduct, SeedVariant[]>();
  for (const product of seed.products) {
    const list = combinations(product).map((values): SeedVariant => {
      const path = [product.handle, ...values];
      return { id: `variant/${path.join('/')}`, sku: `KC-${path.join('-').toUpperCase()}`, values, product };
    });
    byProduct.set(product, list);
    for (const key of [product.handle, productId(product), ...list.map((variant) => variant.sku)])
      products.set(key, product);
    for (const variant of list) variants.set(variant.id, variant);
  }
  return {
    seed,
    variants,
    variantsOf: (product) => byProduct.get(product) ?? [],
    find(ref) {
      if (ref.variantId !== undefined && variants.has(ref.variantId)) return variants.get(ref.variantId)?.product;
      for (const key of [ref.id, ref.handle, ref.sku])
        if (key !== undefined && products.has(key)) return products.get(key);
      return undefined;
    },
  };
}

/** Units that can still be sold; `null` = any number. */
export function unitsLeft(variant: SeedVariant, sold: Readonly<Record<string, number>>): number | null {
  const { stock, backOrderDays } = variant.product;
  if (stock === undefined || backOrderDays !== undefined) return null;
  return Math.max(0, (valueFor(stock, variant.values) ?? 0) - (sold[variant.id] ?? 0));
}

export const ruleOf = (product: SeedProduct): QuantityRule => product.rule ?? { min: 1, max: null, step: 1 };

export const variantPrice = (seed: Seed, variant: SeedVariant, currency: string): Money =>
  priced(seed, valueFor(variant.product.price, variant.values) ?? '', currency);

export function comparePrice(seed: Seed, variant: SeedVariant, currency: string): Money | undefined {
  const row = variant.product.was && valueFor(variant.product.was, variant.values);
  return row === undefined ? undefined : priced(seed, row, currency);
}
