import {
  compareMoney,
  moneyFromDecimal,
  type Money,
  type Picture,
  type Product,
  type Stock,
  type Variant,
} from '@vitrine/core';
import type { PRODUCT, VARIANTS } from './documents.js';
import { present } from '../storefront/present.js';
import type { Answer } from '../http/shape.js';

type ProductAnswer = Answer<typeof PRODUCT>;
type VariantAnswer = Answer<typeof VARIANTS>['nodes'][number];

/** Units from which "few left" is said. */
const LOW_STOCK = 5;

export const moneyOf = ({ amount, currencyCode }: VariantAnswer['price']): Money =>
  moneyFromDecimal(amount, currencyCode);

/** The higher price it is reduced from. */
export function reducedFrom(before: VariantAnswer['compareAtPrice'], price: Money): Money | null {
  const money = before && moneyOf(before);
  return money && compareMoney(money, price) > 0 ? money : null;
}

export const pictureOf = (image: VariantAnswer['image']): Picture | null =>
  image && { url: image.url, ...present({ alt: image.altText, width: image.width, height: image.height }) };

/** A product of one variant has an option `Title` with the value `Default Title`: nothing to choose. */
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
  // It may well be there, but not for us.
  if (planOnly) return { state: 'unknown' };
  if (currentlyNotInStock) return { state: 'back-order' };
  // Where stock is not tracked, the number is nought or below.
  return units && units > 0 ? { state: units > LOW_STOCK ? 'in' : 'low', quantity: units } : { state: 'in' };
}

/** `100 ml`, `kg`. */
function perMeasure({ unitPrice, unitPriceMeasurement: measure }: VariantAnswer): Variant['measurePrice'] | null {
  const unit = measure?.referenceUnit?.toLowerCase().replace('2', '²');
  return unitPrice && unit
    ? { price: moneyOf(unitPrice), per: `${measure?.referenceValue} ${unit}`.replace(/^1 /, '') }
    : null;
}

/** `terms` are in the order in which the metafields were asked for. Plain text only: a rich text or a reference is no sentence. */
export function productOf(answer: ProductAnswer, nodes: readonly VariantAnswer[], terms: readonly string[]): Product {
  const { id, handle, title, description, vendor, onlineStoreUrl, isGiftCard, requiresSellingPlan } = answer;
  const plain = nodes.every((variant) => !titleOf(variant.title));
  const variants = nodes.map((variant): Variant => {
    const price = moneyOf(variant.price);
    return {
      id: variant.id,
      title: titleOf(variant.title),
      selectedOptions: plain ? [] : variant.selectedOptions,
      price,
      purchasable: variant.availableForSale && !requiresSellingPlan,
      stock: stockOf(variant, requiresSellingPlan),
      quantity: ruleOf(variant.quantityRule),
      ...present({
        sku: variant.sku,
        compareAtPrice: reducedFrom(variant.compareAtPrice, price),
        measurePrice: perMeasure(variant),
        picture: pictureOf(variant.image),
      }),
    };
  });
  const prices = variants.map(({ price }) => price).sort(compareMoney);
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
    options: plain ? [] : options,
    // A product has a variant at least.
    priceRange: { min: prices[0] as Money, max: prices.at(-1) as Money },
    available: variants.some(({ purchasable }) => purchasable),
    terms: present(
      Object.fromEntries(
        answer.metafields.map((field, at) => [terms[at], field && /line_text/.test(field.type) ? field.value : null]),
      ),
    ),
  };
}
