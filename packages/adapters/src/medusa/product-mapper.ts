import {
  compareMoney,
  moneyFromDecimal,
  type Product,
  type PurchaseTerms,
  type Stock,
  type Variant,
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

function toVariant(
  variant: MedusaVariant,
  product: MedusaProduct,
  hasNoChoice: boolean,
  url: (path: string | null) => string | null,
): Variant[] {
  const { calculated_price: price } = variant;
  // With the taxes of the shopper's country, as in the cart. A variant without a price in this market is not sold.
  const amount = price?.calculated_amount_with_tax ?? price?.calculated_amount;
  if (!price || amount == null) return [];
  const money = moneyFromDecimal(amount, price.currency_code);
  const before = moneyFromDecimal(
    price.original_amount_with_tax ?? price.original_amount ?? amount,
    price.currency_code,
  );
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
  return [
    {
      id: variant.id,
      title: hasNoChoice ? '' : (variant.title ?? ''),
      ...(variant.sku ? { sku: variant.sku } : {}),
      selectedOptions,
      price: money,
      ...(compareMoney(before, money) > 0 ? { compareAtPrice: before } : {}),
      purchasable: stock.state !== 'out',
      stock,
      quantity: { min: 1, max: null, step: 1 },
      ...(picture ? { picture: { url: picture } } : {}),
    },
  ];
}

/** `null` = nothing of it is sold in this market. `lang` is the language of the shop's texts. */
export function toProduct(
  product: MedusaProduct,
  lang: string | undefined,
  url: (path: string | null) => string | null,
): Product | null {
  // Every product has an option in Medusa; with one value there is nothing to choose.
  const hasNoChoice = product.variants.length === 1 && product.options.every(({ values }) => values.length < 2);
  const variants = product.variants.flatMap((variant) => toVariant(variant, product, hasNoChoice, url));
  const prices = variants.map(({ price }) => price).sort(compareMoney);
  const [min] = prices;
  const max = prices.at(-1);
  if (!min || !max) return null;
  const { kind, terms } = detailsOf(product.metadata);
  const pictures = [...new Set([product.thumbnail, ...product.images.map((image) => image.url)].map(url))].flatMap(
    (address) => (address ? [{ url: address, alt: product.title }] : []),
  );
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    ...(product.description ? { description: product.description } : {}),
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
    priceRange: { min, max },
    available: variants.some(({ purchasable }) => purchasable),
    terms,
  };
}
