import {
  compareMoney,
  moneyFromDecimal,
  type Money,
  type Product,
  type PurchaseTerms,
  type Stock,
  type Variant,
  priceRangeOf,
} from '@vitrine/core';
import { lowStockUnits } from '../catalog/low-stock.js';
import { parseAnswerOrNull, maybe, TEXT } from '../http/shape.js';
import type { MedusaProduct, MedusaVariant } from './schema.js';

/** What Medusa has no field for, in the metadata of a product: `{ vitrine: { kind, terms } }`. */
const metadataShape = {
  vitrine: maybe({
    kind: maybe(TEXT),
    terms: maybe({ delivery: maybe(TEXT), returns: maybe(TEXT), protection: maybe(TEXT) }),
  }),
} as const;

function detailsOf(metadata: unknown): { readonly kind: 'physical' | 'digital'; readonly terms: PurchaseTerms } {
  const details = parseAnswerOrNull(metadataShape, metadata)?.vitrine;
  return {
    kind: details?.kind === 'digital' ? 'digital' : 'physical',
    terms: Object.fromEntries(Object.entries(details?.terms ?? {}).filter(([, text]) => text)),
  };
}

function stockOf({
  manage_inventory: counted,
  allow_backorder: backOrder,
  inventory_quantity: units,
}: MedusaVariant): Stock {
  if (!counted) return { state: 'in' };
  // The publishable key has no stock location.
  if (units == null) return { state: 'unknown' };
  if (units > 0) return { state: units > lowStockUnits ? 'in' : 'low', quantity: units };
  return { state: backOrder ? 'back-order' : 'out' };
}

/** With the taxes of the shopper's country, as in the cart; `null` = it has no price in this market. */
function pricesOf({
  calculated_price: price,
}: MedusaVariant): { readonly price: Money; readonly before: Money } | null {
  const amount = price?.calculated_amount_with_tax ?? price?.calculated_amount;
  if (!price || amount == null) return null;
  return {
    price: moneyFromDecimal(amount, price.currency_code),
    before: moneyFromDecimal(price.original_amount_with_tax ?? price.original_amount ?? amount, price.currency_code),
  };
}

function toVariant(
  variant: MedusaVariant,
  product: MedusaProduct,
  hasNoChoice: boolean,
  url: (path: string | null) => string | null,
): Variant {
  const prices = pricesOf(variant);
  const stock = stockOf(variant);
  const picture = url(variant.thumbnail);
  const selectedOptions = hasNoChoice
    ? []
    : product.options.flatMap(({ id, title, values }) => {
        const chosen = variant.options.find(({ option_id: of, value }) =>
          of ? of === id : values.some((entry) => entry.value === value),
        );
        return chosen ? [{ name: title, value: chosen.value }] : [];
      });
  return {
    id: variant.id,
    title: hasNoChoice ? '' : (variant.title ?? ''),
    ...(variant.sku ? { sku: variant.sku } : {}),
    selectedOptions,
    price: prices?.price ?? null,
    ...(prices && compareMoney(prices.before, prices.price) > 0 ? { compareAtPrice: prices.before } : {}),
    purchasable: prices !== null && stock.state !== 'out',
    // A back order is purchasable by definition.
    stock: !prices && stock.state === 'back-order' ? { state: 'unknown' } : stock,
    quantity: { min: 1, max: null, step: 1 },
    ...(picture ? { picture: { url: picture } } : {}),
  };
}

/** What a product needs beside the answer. */
export interface ProductContext {
  /** The language of the shop's texts, where it is not the shopper's. */
  readonly lang?: string | undefined;
  /** The address of a file of the backend; `null` where there is none. */
  readonly url: (path: string | null) => string | null;
  /** The product's own page. */
  readonly productUrl?: ((handle: string) => string) | undefined;
}

/** `null` = it has no variants. */
export function toProduct(product: MedusaProduct, { lang, url, productUrl }: ProductContext): Product | null {
  // Every product has an option in Medusa; with one value there is nothing to choose.
  const hasNoChoice = product.variants.length === 1 && product.options.every(({ values }) => values.length < 2);
  const variants = product.variants.map((variant) => toVariant(variant, product, hasNoChoice, url));
  if (variants.length === 0) return null;
  const { kind, terms } = detailsOf(product.metadata);
  const pictures = [...new Set([product.thumbnail, ...product.images.map((image) => image.url)].map(url))].flatMap(
    (address) => (address ? [{ url: address, alt: product.title }] : []),
  );
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    ...(product.description ? { description: product.description } : {}),
    ...(productUrl ? { url: productUrl(product.handle) } : {}),
    ...(lang ? { lang } : {}),
    kind: product.is_giftcard ? 'gift-card' : kind,
    pictures,
    options: hasNoChoice
      ? []
      : product.options.map(({ title, values }) => ({
          name: title,
          label: title,
          values: values.map(({ value }) => ({ value, label: value })),
        })),
    variants,
    priceRange: priceRangeOf(variants),
    available: variants.some(({ purchasable }) => purchasable),
    terms,
  };
}
