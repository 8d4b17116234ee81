import {
  isoExponent,
  moneyFromMinor,
  rescaleMoney,
  type Money,
  type Picture,
  type Product,
  type Variant,
  priceRangeOf,
} from '@vitrine/core';
import { absoluteUrl } from '../http/absolute-url.js';
import { present } from '../http/present.js';
import type { Answer } from '../http/shape.js';
import { plainText } from '../text/plain-text.js';
import type { PRODUCT, VARIANT } from './schema.js';

type ProductAnswer = Answer<typeof PRODUCT>;
type VariantAnswer = Answer<typeof VARIANT>;

/**
 * Amounts of the Ajax API are whole numbers with two digits after the point in every currency, also where it has none.
 */
const amountExponent = 2;

/** The same ids as in the Storefront API and the actions, so that content made for one adapter works with the other. */
export const globalId = (kind: 'Product' | 'ProductVariant', id: number | string): string =>
  `gid://shopify/${kind}/${String(id).split('/').at(-1)}`;

export const moneyOf = (amount: number, currency: string): Money =>
  rescaleMoney(moneyFromMinor(amount, currency, amountExponent), isoExponent(currency));

export function pictureOf(image: VariantAnswer['featured_image'], base: string): Picture | null {
  const url = absoluteUrl(image?.url ?? image?.src ?? null, base);
  return url === null ? null : { url, ...present({ alt: image?.alt, width: image?.width, height: image?.height }) };
}

export const ruleOf = (rule: VariantAnswer['quantity_rule']): Variant['quantity'] =>
  rule ? { min: rule.min, max: rule.max, step: rule.increment } : { min: 1, max: null, step: 1 };

/** The only variant of a product is called `Default Title`: there is nothing to choose. */
export const titleOf = (title: string | null): string => (title === 'Default Title' ? '' : (title ?? ''));

export function toProduct(answer: ProductAnswer, currency: string, base: string, isGiftCard: boolean): Product {
  const planOnly = answer.requires_selling_plan ?? false;
  const hasOneVariant = answer.variants.every(({ title }) => !titleOf(title));
  const variants = answer.variants.map((variant): Variant => {
    const price = moneyOf(variant.price, currency);
    const measure = variant.unit_price_measurement;
    return {
      id: globalId('ProductVariant', variant.id),
      title: titleOf(variant.title),
      selectedOptions: hasOneVariant
        ? []
        : answer.options.flatMap(({ name }, at) =>
            variant.options[at] === undefined ? [] : { name, value: variant.options[at] },
          ),
      price,
      purchasable: variant.available && !planOnly,
      // The Ajax API does not answer how many units there are.
      stock: { state: variant.available ? (planOnly ? 'unknown' : 'in') : 'out' },
      quantity: ruleOf(variant.quantity_rule),
      ...present({
        sku: variant.sku,
        compareAtPrice:
          variant.compare_at_price && variant.compare_at_price > variant.price
            ? moneyOf(variant.compare_at_price, currency)
            : null,
        measurePrice:
          variant.unit_price && measure
            ? {
                price: moneyOf(variant.unit_price, currency),
                per:
                  measure.reference_value === 1
                    ? measure.reference_unit
                    : `${measure.reference_value} ${measure.reference_unit}`,
              }
            : null,
        picture: pictureOf(variant.featured_image, base),
      }),
    };
  });
  const images =
    answer.media?.filter(({ media_type: type }) => type === 'image').map((image) => ({ ...image, url: null })) ??
    answer.images.map((src) => ({ src, url: null, alt: null, width: null, height: null }));
  return {
    id: globalId('Product', answer.id),
    handle: answer.handle,
    title: answer.title,
    ...present({
      description: plainText(answer.description ?? ''),
      vendor: answer.vendor,
      url: absoluteUrl(answer.url, base),
    }),
    kind: isGiftCard
      ? 'gift-card'
      : answer.variants.some((variant) => variant.requires_shipping !== false)
        ? 'physical'
        : 'digital',
    pictures: images.flatMap((image) => pictureOf(image, base) ?? []),
    options: hasOneVariant
      ? []
      : answer.options.map(({ name, values }) => ({
          name,
          label: name,
          values: values.map((value) => ({ value, label: value })),
        })),
    variants,
    priceRange: priceRangeOf(variants),
    available: variants.some(({ purchasable }) => purchasable),
    terms: {},
  };
}
