import {
  compareMoney,
  moneyFromDecimal,
  type Money,
  type Picture,
  type Product,
  type Stock,
  type Variant,
  priceRangeOf,
} from '@vitrine/core';
import { lowStockUnits } from '../catalog/low-stock.js';
import { present } from '../http/present.js';
import type { Answer } from '../http/shape.js';
import type { PRODUCT, VARIANTS } from './schema.js';

type ProductAnswer = Answer<typeof PRODUCT>;
type VariantAnswer = Answer<typeof VARIANTS>['nodes'][number];

/**
 * `gid://shopify/Product/1`, also from the bare number that themes and exports use; `''` for what is no id, because one
 * bad id would fail the whole request.
 */
export function globalId(kind: 'Product' | 'ProductVariant', id: string): string {
  const prefix = `gid://shopify/${kind}/`;
  const number = id.replace(prefix, '');
  return /^\d+$/.test(number) ? prefix + number : '';
}

export const moneyOf = ({ amount, currencyCode }: VariantAnswer['price']): Money =>
  moneyFromDecimal(amount, currencyCode);

/** The price before the reduction; `null` when it is not higher. */
export function compareAtPrice(before: VariantAnswer['compareAtPrice'], price: Money): Money | null {
  const money = before && moneyOf(before);
  return money && compareMoney(money, price) > 0 ? money : null;
}

export const pictureOf = (image: VariantAnswer['image']): Picture | null =>
  image && { url: image.url, ...present({ alt: image.altText, width: image.width, height: image.height }) };

/** A product with one variant has the option `Title` with the value `Default Title`: there is nothing to choose. */
export const titleOf = (title: string): string => (title === 'Default Title' ? '' : title);

export const ruleOf = ({ minimum, maximum, increment }: VariantAnswer['quantityRule']): Variant['quantity'] => ({
  min: minimum,
  max: maximum,
  step: increment,
});

function stockOf(
  { availableForSale, currentlyNotInStock, quantityAvailable: units }: VariantAnswer,
  planOnly: boolean,
): Stock {
  if (!availableForSale) return { state: 'out' };
  // Sold by subscription only: the shop's page sells it, an add without a selling plan fails.
  if (planOnly) return { state: 'unknown' };
  if (currentlyNotInStock) return { state: 'back-order' };
  // Where stock is not tracked, the number is zero or below.
  return units && units > 0 ? { state: units > lowStockUnits ? 'in' : 'low', quantity: units } : { state: 'in' };
}

/** The price per `100 ml` or `kg`. */
function measurePriceOf({ unitPrice, unitPriceMeasurement: measure }: VariantAnswer): Variant['measurePrice'] | null {
  const unit = measure?.referenceUnit?.toLowerCase().replace('2', '²');
  return unitPrice && unit
    ? { price: moneyOf(unitPrice), per: `${measure?.referenceValue} ${unit}`.replace(/^1 /, '') }
    : null;
}

/**
 * `terms` are in the order in which the metafields were requested. Only plain text counts: a rich text or a reference
 * cannot be shown as a sentence.
 */
export function toProduct(answer: ProductAnswer, nodes: readonly VariantAnswer[], terms: readonly string[]): Product {
  const { id, handle, title, description, vendor, onlineStoreUrl, isGiftCard, requiresSellingPlan } = answer;
  const hasOneVariant = nodes.every((variant) => !titleOf(variant.title));
  const variants = nodes.map((variant): Variant => {
    const price = moneyOf(variant.price);
    return {
      id: variant.id,
      title: titleOf(variant.title),
      selectedOptions: hasOneVariant ? [] : variant.selectedOptions,
      price,
      purchasable: variant.availableForSale && !requiresSellingPlan,
      stock: stockOf(variant, requiresSellingPlan),
      quantity: ruleOf(variant.quantityRule),
      ...present({
        sku: variant.sku,
        compareAtPrice: compareAtPrice(variant.compareAtPrice, price),
        measurePrice: measurePriceOf(variant),
        picture: pictureOf(variant.image),
      }),
    };
  });
  const options = answer.options.map(({ name, optionValues }) => ({
    name,
    label: name,
    values: optionValues.map(({ name: value, swatch }) => ({
      value,
      label: value,
      ...present({ color: swatch?.color }),
    })),
  }));
  return {
    id,
    handle,
    title,
    variants,
    ...present({ description, vendor, url: onlineStoreUrl }),
    kind: isGiftCard ? 'gift-card' : nodes.some(({ requiresShipping }) => requiresShipping) ? 'physical' : 'digital',
    pictures: answer.media.nodes.flatMap(({ image }) => pictureOf(image) ?? []),
    options: hasOneVariant ? [] : options,
    priceRange: priceRangeOf(variants),
    available: variants.some(({ purchasable }) => purchasable),
    terms: present(
      Object.fromEntries(
        answer.metafields.map((field, at) => [terms[at], field && /line_text/.test(field.type) ? field.value : null]),
      ),
    ),
  };
}
