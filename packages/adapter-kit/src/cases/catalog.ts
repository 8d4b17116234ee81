import type { CatalogPort, Product } from '@vitrine/core';
import type { ConformanceCase, ConformanceContext } from '../conformance.js';
import { ensure, ensureEqual, rejection, wanted } from '../verdict.js';
import { ensureMoney } from './money.js';

const catalogOf = ({ adapter }: ConformanceContext): CatalogPort => wanted(adapter.catalog, 'the catalog port');

function ensureProduct(product: Product): void {
  const what = `product ${product.handle}`;
  ensure(
    product.id !== '' && product.handle !== '' && product.title !== '',
    `${what} lacks an id, a handle or a title`,
  );
  ensure(product.variants.length > 0, `${what} has no variants`);
  const { priceRange } = product;
  const currency = priceRange?.min.currency ?? '';
  if (priceRange) {
    ensureMoney(priceRange.min, currency, `${what}, lowest price`);
    ensureMoney(priceRange.max, currency, `${what}, highest price`);
  }
  const ids = new Set<string>();
  for (const variant of product.variants) {
    ensure(!ids.has(variant.id), `${what} has the variant ${variant.id} twice`);
    ids.add(variant.id);
    if (variant.price) ensureMoney(variant.price, currency, `variant ${variant.id}`);
    else ensure(!variant.purchasable, `variant ${variant.id} has no price and is purchasable`);
    ensureEqual(
      variant.selectedOptions.map(({ name }) => name),
      product.options.map(({ name }) => name),
      `options chosen by variant ${variant.id}`,
    );
    for (const { name, value } of variant.selectedOptions) {
      ensure(
        product.options.some((option) => option.name === name && option.values.some((entry) => entry.value === value)),
        `${what} does not list ${name}=${value} of variant ${variant.id}`,
      );
    }
    if (variant.stock.state === 'out')
      ensure(!variant.purchasable, `variant ${variant.id} is out of stock and purchasable`);
    if (variant.stock.state === 'back-order')
      ensure(variant.purchasable, `variant ${variant.id} is on back order and not purchasable`);
    ensure(
      variant.quantity.min >= 1 && variant.quantity.step >= 1,
      `variant ${variant.id} has an impossible quantity rule`,
    );
  }
  const amounts = product.variants.flatMap(({ price }) => price?.amount ?? []);
  ensureEqual(
    priceRange && [priceRange.min.amount, priceRange.max.amount],
    amounts.length > 0 ? [Math.min(...amounts), Math.max(...amounts)] : null,
    `${what}, price range`,
  );
  ensureEqual(
    product.available,
    product.variants.some((variant) => variant.purchasable),
    `${what}, available`,
  );
}

export const catalogCases: readonly ConformanceCase[] = [
  {
    id: 'catalog.refs-order',
    title: 'products() returns a product or null for each reference, in order',
    needs: ['catalog'],
    async run(context) {
      const {
        refs: [first, second, ...rest],
        missing,
      } = context.fixtures;
      const catalog = catalogOf(context);
      const [a] = await catalog.products([first]);
      const [b] = await catalog.products([second]);
      ensure(a != null && b != null, 'the products of the fixtures do not resolve alone');
      ensure(a.id !== b.id, 'the first two references of the fixtures name the same product');
      const answer = await catalog.products([second, missing, first, second, ...rest]);
      ensureEqual(answer.length, 4 + rest.length, 'length of the answer');
      ensureEqual(
        answer.slice(0, 4).map((product) => product?.id ?? null),
        [b.id, null, a.id, b.id],
        'products in the order of the references',
      );
    },
  },
  {
    id: 'catalog.unknown-is-null',
    title: 'an unknown reference is null, not a throw',
    needs: ['catalog'],
    async run(context) {
      ensureEqual(
        await catalogOf(context).products([context.fixtures.missing]),
        [null],
        'result for a reference to no product',
      );
    },
  },
  {
    id: 'catalog.empty-is-empty',
    title: 'no references give no products',
    needs: ['catalog'],
    async run(context) {
      ensureEqual(await catalogOf(context).products([]), [], 'result for no references');
    },
  },
  {
    id: 'catalog.by-variant',
    title: 'a variant id is enough to find its product',
    needs: ['catalog'],
    async run(context) {
      const [variantId] = context.fixtures.variants;
      const [product] = await catalogOf(context).products([{ variantId }]);
      ensure(product != null, `{ variantId: ${variantId} } was not found`);
      ensure(
        product.variants.some((variant) => variant.id === variantId),
        'the product lacks the variant it was asked for by',
      );
    },
  },
  {
    id: 'catalog.shape',
    title: 'every product has variants with sound prices, and options that describe each of them',
    needs: ['catalog'],
    async run(context) {
      for (const product of await catalogOf(context).products(context.fixtures.refs))
        if (product !== null) ensureProduct(product);
    },
  },
  {
    id: 'catalog.failure-is-thrown',
    title: 'a failed request is thrown, never returned as null or as an empty list',
    needs: ['catalog'],
    async run(context) {
      const failRead = wanted(context.probes?.failRead, 'probes.failRead');
      const catalog = catalogOf(context);
      for (const how of ['request-lost', 'server-error'] as const) {
        failRead(how, 'next');
        await rejection(
          catalog.products(context.fixtures.refs),
          ['network', 'timeout', 'server'],
          `products() after ${how}`,
        );
      }
      const after = await catalog.products(context.fixtures.refs);
      ensure(
        after.length > 0 && after.every((product) => product !== null),
        'the connection is back, the products are not',
      );
    },
  },
  {
    id: 'catalog.answers-are-copies',
    title: 'changing a result does not change the shop',
    needs: ['catalog'],
    async run(context) {
      const catalog = catalogOf(context);
      const [before] = await catalog.products([context.fixtures.refs[0]]);
      const kept = JSON.stringify(before);
      try {
        Object.assign(before?.variants[0]?.price ?? {}, { amount: 1 });
        Object.assign(before ?? {}, { title: 'changed' });
      } catch {
        // A frozen result is as safe as a copy.
      }
      const [after] = await catalog.products([context.fixtures.refs[0]]);
      ensureEqual(after, JSON.parse(kept), 'the product after its first result was changed');
    },
  },
  {
    id: 'catalog.follows-market',
    title: 'after a switch of market the prices are of that market',
    needs: ['catalog'],
    async run(context) {
      const other = wanted(
        wanted(context.fixtures.prices, 'fixtures.prices').find(({ price }) => price.currency !== 'USD'),
        'a price in another currency than USD',
      );
      await wanted(context.adapter.reconfigure?.bind(context.adapter), 'adapter.reconfigure')(other.market);
      const [product] = await catalogOf(context).products([{ variantId: other.variantId }]);
      const variant = product?.variants.find(({ id }) => id === other.variantId);
      ensure(variant !== undefined, `the variant ${other.variantId} is not in the catalog of the other market`);
      ensureEqual(variant.price?.currency, other.price.currency, 'currency of the price');
    },
  },
  {
    id: 'catalog.featured',
    title: 'featured() returns products, not more than asked for',
    needs: ['catalog.featured'],
    async run(context) {
      const products = (await catalogOf(context).featured?.({ first: 2 })) ?? [];
      ensure(products.length <= 2, `asked for 2, got ${products.length}`);
      for (const product of products) ensureProduct(product);
    },
  },
];
