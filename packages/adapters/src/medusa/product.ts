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
import type { MedusaProduct, MedusaVariant } from './answers.js';

/** A shop may say in the metadata of a product what Medusa has no field for: `{ vitrine: { kind, terms } }`. */
const factsShape = {
  vitrine: maybe({
    kind: maybe(TEXT),
    terms: maybe({ delivery: maybe(TEXT), returns: maybe(TEXT), protection: maybe(TEXT) }),
  }),
} as const;

function factsOf(metadata: unknown): { readonly kind: 'physical' | 'digital'; readonly terms: PurchaseTerms } {
  const facts = parseAnswerOrNull(factsShape, metadata)?.vitrine;
  return {
    kind: facts?.kind === 'digital' ? 'digital' : 'physical',
    terms: Object.fromEntries(Object.entries(facts?.terms ?? {}).filter(([, words]) => words)),
  };
}

function stockOf({
  manage_inventory: counted,
  allow_backorder: backOrder,
  inventory_quantity: units,
}: MedusaVariant): Stock {
  if (!counted) return { state: 'in' };
  // Where the key sells from no stock location, Medusa does not say.
  if (units == null) return { state: 'unknown' };
  if (units > 0) return { state: units > lowStockUnits ? 'in' : 'low', quantity: units };
  return { state: backOrder ? 'back-order' : 'out' };
}

function variantOf(
  variant: MedusaVariant,
  product: MedusaProduct,
  plain: boolean,
  where: (path: string | null) => string | null,
): Variant[] {
  const { calculated_price: price } = variant;
  // With the taxes of the shopper's country, as in the cart. Without a price in this market it is not sold here.
  const amount = price?.calculated_amount_with_tax ?? price?.calculated_amount;
  if (!price || amount == null) return [];
  const money = moneyFromDecimal(amount, price.currency_code);
  const before = moneyFromDecimal(
    price.original_amount_with_tax ?? price.original_amount ?? amount,
    price.currency_code,
  );
  const stock = stockOf(variant);
  const picture = where(variant.thumbnail);
  const selectedOptions = plain
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
      title: plain ? '' : (variant.title ?? ''),
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

/** `null` = nothing of it is sold in this market. `lang` is the language of the shop's words. */
export function productOf(
  product: MedusaProduct,
  lang: string | undefined,
  where: (path: string | null) => string | null,
): Product | null {
  // Medusa gives every product an option: one with one value is no choice.
  const plain = product.variants.length === 1 && product.options.every(({ values }) => values.length < 2);
  const variants = product.variants.flatMap((variant) => variantOf(variant, product, plain, where));
  const prices = variants.map(({ price }) => price).sort(compareMoney);
  const [min] = prices;
  const max = prices.at(-1);
  if (!min || !max) return null;
  const { kind, terms } = factsOf(product.metadata);
  const pictures = [...new Set([product.thumbnail, ...product.images.map(({ url }) => url)].map(where))].flatMap(
    (url) => (url ? [{ url, alt: product.title }] : []),
  );
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    ...(product.description ? { description: product.description } : {}),
    ...(lang ? { lang } : {}),
    kind: product.is_giftcard ? 'gift-card' : kind,
    pictures,
    options: plain
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
