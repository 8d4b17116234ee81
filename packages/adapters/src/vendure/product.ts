import { formatMoney, type Picture, type Product, type QuantityRule, type Stock, type Variant } from '@vitrine/core';
import { array, nullish, number, object, string, type InferOutput } from 'valibot';
import { plainText } from '../text/plain-text.js';
import { amountIn, type ToMoney } from './market.js';
import type { Schema } from './schema.js';

const PICTURE = '{preview width height}';

const pictureShape = object({ preview: string(), width: nullish(number()), height: nullish(number()) });
const variantFields = nullish(object({ min: nullish(number()), step: nullish(number()), max: nullish(number()), compareAt: nullish(string()), backOrderDays: nullish(number()), content: nullish(string()) }));
const variantShape = object({
  id: string(),
  name: string(),
  sku: nullish(string()),
  priceWithTax: number(),
  currencyCode: string(),
  stockLevel: string(),
  featuredAsset: nullish(pictureShape),
  options: array(object({ code: string(), group: object({ code: string() }) })),
  customFields: variantFields,
});
export const productShape = object({
  id: string(),
  slug: string(),
  name: string(),
  description: string(),
  languageCode: string(),
  featuredAsset: nullish(pictureShape),
  assets: array(pictureShape),
  optionGroups: array(object({ id: string(), code: string(), name: string(), options: array(object({ id: string(), code: string(), name: string(), customFields: nullish(object({ color: nullish(string()) })) })) })),
  variants: array(variantShape),
  customFields: nullish(object({ kind: nullish(string()), delivery: nullish(string()), returns: nullish(string()), protection: nullish(string()) })),
});

export type VendureProduct = InferOutput<typeof productShape>;
type VendurePicture = InferOutput<typeof pictureShape>;
export type VariantFields = InferOutput<typeof variantFields>;

export const productFields = (schema: Schema): string =>
  `id slug name description languageCode featuredAsset${PICTURE} assets${PICTURE} ${schema.select('Product')}
optionGroups{id code name options{id code name ${schema.select('ProductOption')}}}
variants{id name sku priceWithTax currencyCode stockLevel featuredAsset${PICTURE} options{code group{code}} ${schema.select('ProductVariant')}}`;

/** What a product looks like depends on. */
export interface Sight {
  readonly api: string;
  /** BCP 47 of the shopper, and what was asked for in Vendure's words. */
  readonly locale: string;
  readonly language: string;
  readonly country: string | null;
  readonly precision: number;
  readonly money: ToMoney;
  readonly productUrl: ((handle: string) => string) | undefined;
}

/** Ids that count up tell the order in which things were made; Vendure's answers have none. */
export const byId = <T extends { readonly id: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));

export const pictureOf = ({ preview, width, height }: VendurePicture, { api }: Sight, alt: string): Picture => ({
  url: new URL(preview, api).href,
  alt,
  ...(width && height ? { width, height } : {}),
});

export const kindOf = (kind: string | null | undefined): Product['kind'] => (kind === 'digital' || kind === 'gift-card' ? kind : 'physical');

export const ruleOf = (fields: VariantFields): QuantityRule => ({ min: fields?.min ?? 1, max: fields?.max ?? null, step: fields?.step ?? 1 });

const LOW = 5;
const DAY = 86_400_000;

/** The words of Vendure's own strategy, of the one in examples/vendure, or a number. */
function stockOf(level: string, backOrderDays: number | null | undefined): Stock {
  if (/^-?\d+$/.test(level)) {
    const quantity = Math.max(0, Number(level));
    return { state: quantity === 0 ? 'out' : quantity > LOW ? 'in' : 'low', quantity };
  }
  if (level === 'BACK_ORDER') return { state: 'back-order', ...(backOrderDays == null ? {} : { availableOn: new Date(Date.now() + backOrderDays * DAY).toISOString().slice(0, 10) }) };
  return { state: level === 'IN_STOCK' ? 'in' : level === 'LOW_STOCK' ? 'low' : level === 'OUT_OF_STOCK' ? 'out' : 'unknown' };
}

/** "VN: two days" is for Vietnam, "*: a week" for any other country, a line without either for all. */
function saidFor(text: string | null | undefined, country: string | null): string | undefined {
  let other: string | undefined;
  for (const line of text?.split('\n') ?? []) {
    const [, where, said] = /^\s*(?:([A-Z]{2}|\*)\s*:)?\s*(.+?)\s*$/.exec(line) ?? [];
    if (where === country?.toUpperCase()) return said;
    if (where === undefined || where === '*') other ??= said;
  }
  return other;
}

/** `"500/100 milliliter"`: half a litre, priced per 100 ml. */
function unitPrice(content: string | null | undefined, price: Variant['price'], locale: string): Pick<Variant, 'unitPrice'> {
  const [, amount, per, unit] = /^(\d+)\/(\d+) (milliliter|liter|gram|kilogram|meter)$/.exec(content ?? '') ?? [];
  if (!amount || !per || !unit) return {};
  const label = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(Number(per));
  return { unitPrice: { price: { ...price, amount: Math.round((price.amount * Number(per)) / Number(amount)) }, per: label } };
}

/** `null` = it has no variant that can be named. */
export function productView(product: VendureProduct, sight: Sight): Product | null {
  const { country, locale, money } = sight;
  const kind = kindOf(product.customFields?.kind);
  const groups = byId(product.optionGroups);
  const labels = new Map(groups.flatMap(({ code, options }) => options.map((option) => [`${code}=${option.code}`, option.name] as const)));
  const variants = byId(product.variants).flatMap((variant): Variant[] => {
    const selected = groups.map(({ code }) => ({ name: code, value: variant.options.find(({ group }) => group.code === code)?.code ?? '' }));
    if (selected.some(({ value }) => value === '')) return [];
    const price = money(variant.priceWithTax, variant.currencyCode);
    const fields = variant.customFields;
    const compareAtPrice = amountIn(fields?.compareAt ?? '', variant.currencyCode, sight.precision);
    // A gift card's option is an amount: the number in its code is in one currency, the price is in the shopper's.
    if (kind === 'gift-card') for (const { name, value } of selected) labels.set(`${name}=${value}`, formatMoney(price, locale, { short: true }));
    const title = selected.map(({ name, value }) => labels.get(`${name}=${value}`) ?? value).join(' / ');
    const stock = stockOf(variant.stockLevel, fields?.backOrderDays);
    return [{
      id: variant.id,
      title,
      ...(variant.sku ? { sku: variant.sku } : {}),
      selectedOptions: selected,
      price,
      ...(compareAtPrice && compareAtPrice.amount > price.amount ? { compareAtPrice } : {}),
      ...unitPrice(fields?.content, price, locale),
      purchasable: stock.state !== 'out',
      stock,
      quantity: ruleOf(fields),
      ...(variant.featuredAsset ? { picture: pictureOf(variant.featuredAsset, sight, [product.name, title].filter(Boolean).join(', ')) } : {}),
    }];
  });
  const [first] = variants;
  if (!first) return null;
  const prices = variants.map(({ price }) => price).sort((a, b) => a.amount - b.amount);
  const pictures = [...(product.featuredAsset ? [product.featuredAsset] : []), ...product.assets.filter(({ preview }) => preview !== product.featuredAsset?.preview)];
  const description = plainText(product.description);
  const url = sight.productUrl?.(product.slug);
  const terms: { -readonly [K in keyof Product['terms']]: Product['terms'][K] } = {};
  for (const name of ['delivery', 'returns', 'protection'] as const) {
    const said = saidFor(product.customFields?.[name], country);
    if (said !== undefined) terms[name] = said;
  }
  return {
    id: product.id,
    handle: product.slug,
    title: product.name,
    ...(description ? { description } : {}),
    ...(url === undefined ? {} : { url }),
    ...(product.languageCode === sight.language ? {} : { lang: product.languageCode.replace('_', '-') }),
    kind,
    pictures: pictures.map((picture) => pictureOf(picture, sight, product.name)),
    options: groups.map(({ code, name, options }) => ({
      name: code,
      label: name,
      values: byId(options).map((option) => ({ value: option.code, label: labels.get(`${code}=${option.code}`) ?? option.name, ...(option.customFields?.color ? { color: option.customFields.color } : {}) })),
    })),
    variants,
    priceRange: { min: prices[0] ?? first.price, max: prices.at(-1) ?? first.price },
    available: variants.some(({ purchasable }) => purchasable),
    terms,
  };
}
