import {
  formatMoney,
  languageTag,
  type Money,
  type Product,
  type QuantityRule,
  type Stock,
  type Variant,
  priceRangeOf,
} from '@vitrine/core';
import { lowStockUnits } from '../catalog/low-stock.js';
import { present } from '../http/present.js';
import { plainText } from '../text/plain-text.js';
import { amountIn, byId, moneyOf, pictureOf, type MappingContext } from './context.js';
import { languageOf } from './market.js';
import type { VariantFields, VendureProduct } from './schema.js';

export const kindOf = (kind: string | null | undefined): Product['kind'] =>
  kind === 'digital' || kind === 'gift-card' ? kind : 'physical';

export const ruleOf = (fields: VariantFields | undefined): QuantityRule => ({
  min: fields?.min ?? 1,
  max: fields?.max ?? null,
  step: fields?.step ?? 1,
});

const dayMs = 86_400_000;
const stockStates: Readonly<Record<string, Stock['state']>> = {
  IN_STOCK: 'in',
  LOW_STOCK: 'low',
  OUT_OF_STOCK: 'out',
  BACK_ORDER: 'back-order',
};

/** `level` is a word of Vendure's own strategy, of the one in examples/vendure, or a number of units. */
function stockOf(level: string, days: number | null | undefined): Stock {
  const quantity = Number(level);
  if (Number.isInteger(quantity))
    return { state: quantity < 1 ? 'out' : quantity > lowStockUnits ? 'in' : 'low', quantity: Math.max(0, quantity) };
  const state = stockStates[level] ?? 'unknown';
  return {
    state,
    ...present({
      availableOn: state === 'back-order' && days && new Date(Date.now() + days * dayMs).toISOString().slice(0, 10),
    }),
  };
}

/** The line for a country: `VN: two days` is for Vietnam, `*: a week` for any other, a line without either for all. */
function lineFor(text: string | null | undefined, country: string | null): string | undefined {
  const lines = (text ?? '').split('\n').map((line) => /^(?:([A-Z]{2}|\*):)? *(.*)/.exec(line) ?? []);
  return (
    (lines.find(([, where]) => where && where === country?.toUpperCase()) ??
      lines.find(([, where]) => !where || where === '*'))?.[2] || undefined
  );
}

/** `"500/100 milliliter"`: half a litre, priced per 100 ml. */
function measurePriceOf(content: string | null | undefined, price: Money, locale: string): Variant['measurePrice'] {
  const [, amount, per, unit] = /^([1-9]\d*)\/(\d+) (milliliter|liter|gram|kilogram|meter)$/.exec(content ?? '') ?? [];
  if (!unit) return undefined;
  const label = new Intl.NumberFormat(languageTag(locale), { style: 'unit', unit, unitDisplay: 'short' }).format(
    Number(per),
  );
  return { price: { ...price, amount: Math.round((price.amount * Number(per)) / Number(amount)) }, per: label };
}

/** `null` = no variant of it has a value for every option. */
export function toProduct(product: VendureProduct, context: MappingContext): Product | null {
  const {
    market: { country, locale },
    schema,
  } = context;
  const { id, slug: handle, name: title, languageCode, customFields } = product;
  const kind = kindOf(customFields?.kind);
  const groups = byId(product.optionGroups);
  const labels = new Map(
    groups.flatMap(({ code, options }) => options.map((option) => [`${code}=${option.code}`, option.name])),
  );
  const labelOf = (group: string, value: string): string => labels.get(`${group}=${value}`) ?? value;

  const variants = byId(product.variants).flatMap(({ customFields: fields, currencyCode, ...variant }): Variant[] => {
    const selectedOptions = groups.map(({ code: name }) => ({
      name,
      value: variant.options.find(({ group }) => group.code === name)?.code ?? '',
    }));
    if (selectedOptions.some(({ value }) => !value)) return [];
    const price = moneyOf(variant.priceWithTax, currencyCode, context);
    const compareAtPrice = amountIn(fields?.compareAt, currencyCode, context);
    // The option of a gift card is an amount in one currency; the label shows the price in the shopper's.
    if (kind === 'gift-card')
      for (const { name, value } of selectedOptions)
        labels.set(`${name}=${value}`, formatMoney(price, locale, { short: true }));
    const chosen = selectedOptions.map(({ name, value }) => labelOf(name, value));
    const stock = stockOf(variant.stockLevel, fields?.backOrderDays);
    const [picture] = pictureOf(variant.featuredAsset, [title, ...chosen].join(', '), context);
    return [
      {
        id: variant.id,
        title: chosen.join(' / '),
        selectedOptions,
        price,
        purchasable: stock.state !== 'out',
        stock,
        quantity: ruleOf(fields),
        ...present({
          sku: variant.sku,
          compareAtPrice: compareAtPrice && compareAtPrice.amount > price.amount && compareAtPrice,
          measurePrice: measurePriceOf(fields?.content, price, locale),
          picture,
        }),
      },
    ];
  });
  if (variants.length === 0) return null;

  const pictures = [product.featuredAsset, ...product.assets].filter(
    (picture, at, all) => all.findIndex((other) => other?.preview === picture?.preview) === at,
  );
  return {
    id,
    handle,
    title,
    kind,
    variants,
    terms: present({
      delivery: lineFor(customFields?.delivery, country),
      returns: lineFor(customFields?.returns, country),
      protection: lineFor(customFields?.protection, country),
    }),
    ...present({
      description: plainText(product.description),
      url: context.productUrl?.(handle),
      lang: languageCode !== languageOf(schema, context.market) && languageCode.replace('_', '-'),
    }),
    pictures: pictures.flatMap((picture) => pictureOf(picture, title, context)),
    options: groups.map(({ code, name, options }) => ({
      name: code,
      label: name,
      values: byId(options).map((option) => ({
        value: option.code,
        label: labelOf(code, option.code),
        ...present({ color: option.customFields?.color }),
      })),
    })),
    priceRange: priceRangeOf(variants),
    available: variants.some(({ purchasable }) => purchasable),
  };
}
