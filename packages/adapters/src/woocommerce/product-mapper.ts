import {
  compareMoney,
  type Money,
  type Product,
  type SelectedOption,
  type Stock,
  type Variant,
  priceRangeOf,
} from '@vitrine/core';
import { decodeEntities, plainText } from '../text/plain-text.js';
import { companionData } from './companion.js';
import { moneyOf, type WooProduct } from './schema.js';
import { optionsOf, type Choice } from './variation.js';

/** Slugs with letters beyond ASCII are stored percent-encoded; a handle is readable. */
export function handleOf(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

const picturesOf = ({ images, name }: WooProduct): Product['pictures'] =>
  images.map(({ src, alt }) => ({ url: src, alt: decodeEntities(alt || name) }));

function stockOf({ is_in_stock, is_purchasable, is_on_backorder, low_stock_remaining }: WooProduct): Stock {
  if (!is_in_stock) return { state: 'out' };
  // Without a price, sold by another shop, or a group: the product's own page sells it.
  if (!is_purchasable) return { state: 'unknown' };
  if (is_on_backorder) return { state: 'back-order' };
  return low_stock_remaining == null ? { state: 'in' } : { state: 'low', quantity: low_stock_remaining };
}

/**
 * The Store API answers `"0"` for the price that a shop has not entered. A product that costs nothing is purchasable;
 * one without a price is not.
 */
const priceOf = ({ prices, is_purchasable }: WooProduct): Money | null =>
  +prices.price || (is_purchasable && prices.price) ? moneyOf(prices.price, prices) : null;

function toVariant(woo: WooProduct, id: string, title: string, selectedOptions: readonly SelectedOption[]): Variant {
  const price = priceOf(woo);
  const regular = moneyOf(woo.prices.regular_price || '0', woo.prices);
  const { minimum, maximum, multiple_of } = woo.add_to_cart;
  const [picture] = picturesOf(woo);
  return {
    id,
    title,
    selectedOptions,
    price,
    ...(woo.sku ? { sku: decodeEntities(woo.sku) } : {}),
    ...(price && compareMoney(regular, price) > 0 ? { compareAtPrice: regular } : {}),
    purchasable: !!price && woo.is_purchasable && woo.is_in_stock && woo.type !== 'variable',
    stock: stockOf(woo),
    quantity: { min: minimum || 1, max: maximum || null, step: multiple_of || 1 },
    ...(picture ? { picture } : {}),
  };
}

/**
 * A product with its variations (`details` by id), which the Store API keeps as products of their own. A product with
 * no variation on sale is shown, but cannot be added.
 */
export function toProduct(
  woo: WooProduct,
  choices: readonly Choice[],
  details: ReadonlyMap<number, WooProduct>,
): Product {
  const found = choices.flatMap(({ id, variationId, title, options }) => {
    const detail = details.get(variationId);
    return detail ? [toVariant(detail, id, title, options)] : [];
  });
  const alone = toVariant(woo, String(woo.id), '', []);
  const variants = found[0] ? found : [alone];
  const description = plainText(woo.short_description || woo.description);
  return {
    id: alone.id,
    handle: handleOf(woo.slug),
    title: decodeEntities(woo.name),
    ...(description ? { description } : {}),
    ...(woo.permalink ? { url: woo.permalink } : {}),
    kind: 'physical',
    pictures: picturesOf(woo),
    options: found[0] ? optionsOf(woo) : [],
    variants,
    priceRange: priceRangeOf(variants),
    available: variants.some(({ purchasable }) => purchasable),
    terms: companionData(woo.extensions).terms,
  };
}
