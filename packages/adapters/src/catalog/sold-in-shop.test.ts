import { offerOf, type Product } from '@vitrine/core';
import { assert } from 'chai';
import { toProduct as ofMedusa } from '../medusa/product-mapper.js';
import { productShape as medusaShape } from '../medusa/schema.js';
import { parseAnswer } from '../http/shape.js';
import { toProduct as ofShopify } from '../shopify/product-mapper.js';
import { toProduct as ofShopifyTheme } from '../shopify-theme/product-mapper.js';
import { PRODUCT as themeShape } from '../shopify-theme/schema.js';
import { toProduct as ofWooCommerce } from '../woocommerce/product-mapper.js';
import { productShape as wooShape } from '../woocommerce/schema.js';

const wooPrices = (price: string): object => ({
  currency_code: 'USD',
  currency_minor_unit: 2,
  price,
  regular_price: price,
});

const woo = (change: object): Product =>
  ofWooCommerce(
    parseAnswer(
      wooShape,
      {
        id: 1,
        name: 'Mug',
        slug: 'mug',
        permalink: 'https://shop.example/product/mug/',
        prices: wooPrices('2500'),
        is_purchasable: true,
        is_in_stock: true,
        ...change,
      },
      'test',
    ),
    [],
    new Map(),
  );

const medusa = (variant: object): Product | null =>
  ofMedusa(
    parseAnswer(medusaShape, { id: 'p', handle: 'mug', title: 'Mug', variants: [{ id: 'v', ...variant }] }, 'test'),
    { url: (path) => path, productUrl: (handle) => `https://shop.example/${handle}` },
  );

const shopify = (requiresSellingPlan: boolean, availableForSale: boolean, currentlyNotInStock = false): Product =>
  ofShopify(
    {
      id: 'gid://shopify/Product/1',
      handle: 'club',
      title: 'Club',
      description: '',
      vendor: '',
      onlineStoreUrl: 'https://shop.example/products/club',
      isGiftCard: false,
      requiresSellingPlan,
      options: [],
      media: { nodes: [] },
      metafields: [],
      variants: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
    },
    [
      {
        id: 'gid://shopify/ProductVariant/1',
        title: 'Default Title',
        sku: null,
        availableForSale,
        currentlyNotInStock,
        quantityAvailable: null,
        requiresShipping: true,
        selectedOptions: [],
        price: { amount: '12.0', currencyCode: 'USD' },
        compareAtPrice: null,
        unitPrice: null,
        unitPriceMeasurement: null,
        quantityRule: { minimum: 1, maximum: null, increment: 1 },
        image: null,
      },
    ],
    [],
  );

const theme = (requiresPlan: boolean, available: boolean): Product =>
  ofShopifyTheme(
    parseAnswer(
      themeShape,
      {
        id: 1,
        handle: 'club',
        title: 'Club',
        url: '/products/club',
        requires_selling_plan: requiresPlan,
        options: [],
        images: [],
        variants: [{ id: 1, title: 'Default Title', options: [], price: 1200, available }],
      },
      'test',
    ),
    'USD',
    'https://shop.example/',
    false,
  );

const alone = { is_purchasable: false };
const counted = { manage_inventory: true };
const priced = { calculated_price: { calculated_amount: 12, currency_code: 'usd' } };
const cases: [title: string, product: Product | null, price: number | null, offer: ReturnType<typeof offerOf>][] = [
  ['WooCommerce, no price entered', woo({ ...alone, prices: wooPrices('0') }), null, 'shop-page'],
  ['WooCommerce, an empty price', woo({ ...alone, prices: wooPrices('') }), null, 'shop-page'],
  ['WooCommerce, a price without a value', woo({ ...alone, prices: wooPrices('000') }), null, 'shop-page'],
  ['WooCommerce, sold by another shop', woo({ ...alone, type: 'external' }), 2500, 'shop-page'],
  ['WooCommerce, a group', woo({ ...alone, type: 'grouped' }), 2500, 'shop-page'],
  ['WooCommerce, a subscription', woo({ ...alone, type: 'subscription' }), 2500, 'shop-page'],
  ['WooCommerce, free', woo({ prices: wooPrices('0') }), 0, 'cart'],
  ['WooCommerce, sold out', woo({ is_in_stock: false }), 2500, 'sold-out'],
  [
    'WooCommerce, sold out without a price',
    woo({ ...alone, is_in_stock: false, prices: wooPrices('') }),
    null,
    'sold-out',
  ],
  ['Medusa, no price', medusa({}), null, 'shop-page'],
  ['Medusa, an empty price', medusa({ calculated_price: { currency_code: 'usd' } }), null, 'shop-page'],
  [
    'Medusa, no price, on back order',
    medusa({ ...counted, allow_backorder: true, inventory_quantity: 0 }),
    null,
    'shop-page',
  ],
  ['Medusa, no price, sold out', medusa({ ...counted, inventory_quantity: 0 }), null, 'sold-out'],
  ['Medusa, with a price', medusa(priced), 1200, 'cart'],
  ['Shopify, selling plan only', shopify(true, true), 1200, 'shop-page'],
  ['Shopify, selling plan only, on back order', shopify(true, true, true), 1200, 'shop-page'],
  ['Shopify, selling plan only, sold out', shopify(true, false), 1200, 'sold-out'],
  ['Shopify, sold once as well', shopify(false, true), 1200, 'cart'],
  ['Shopify theme, selling plan only', theme(true, true), 1200, 'shop-page'],
  ['Shopify theme, selling plan only, sold out', theme(true, false), 1200, 'sold-out'],
  ['Shopify theme, sold once as well', theme(false, true), 1200, 'cart'],
];

describe('what the shop sells on its own page only is not sold out, and has no price that nobody entered', () => {
  for (const [title, product, price, offer] of cases)
    it(`${title}: ${offer}`, () => {
      const [variant] = product?.variants ?? [];
      assert.deepEqual(
        [variant?.price?.amount ?? null, product?.priceRange?.min.amount ?? null, variant && offerOf(variant)],
        [price, price, offer],
      );
      assert.match(product?.url ?? '', /^https:\/\/shop\.example\/./);
    });
});
