import {
  compareMoney,
  priceRangeOf,
  type Money,
  type Picture,
  type Product,
  type ProductOption,
  type PurchaseTerms,
  type QuantityRule,
  type Stock,
  type Variant,
} from '@vitrine/core';
import { lowStockUnits } from '../catalog/low-stock.js';
import { present } from '../http/present.js';
import { wrongEntry } from './errors.js';
import { pricesIn, type Place } from './market.js';
import { addressIn, field, fieldsIn, listIn, listOr, numberIn, oneOf, optional, textIn, type Entry } from './schema.js';

/** What a product needs beside its entry. */
export interface ProductContext {
  readonly place: Place;
  /** Another adapter's cart takes its variants. */
  readonly sellable: boolean;
}

type Prices = ReadonlyMap<string, Money>;

interface Priced {
  readonly entry: Entry;
  /** The product itself is its variant: the title is that of the product, and there is nothing to choose. */
  readonly isOnly: boolean;
  readonly prices: Prices;
  readonly before: Prices;
}

const none: Prices = new Map();

const stockStates = oneOf('in', 'low', 'out', 'back-order', 'unknown');

function stockIn(entry: Entry): Stock {
  const { value } = entry;
  if (typeof value === 'string') return { state: stockStates(entry) };
  if (typeof value === 'number') {
    const quantity = numberIn(entry);
    return { state: quantity === 0 ? 'out' : quantity > lowStockUnits ? 'in' : 'low', quantity };
  }
  const quantity = optional(entry, 'quantity', numberIn);
  const availableOn = optional(entry, 'availableOn', textIn);
  const counted = quantity === undefined ? 'unknown' : stockIn(field(entry, 'quantity')).state;
  return {
    state: optional(entry, 'state', stockStates) ?? counted,
    ...(quantity === undefined ? {} : { quantity }),
    ...(availableOn === undefined ? {} : { availableOn }),
  };
}

const pictureIn =
  (place: Place) =>
  (entry: Entry): Picture => {
    if (typeof entry.value === 'string') return { url: addressIn(entry) };
    return {
      url: addressIn(field(entry, 'url')),
      ...present({
        alt: optional(entry, 'alt', place.words)?.text,
        width: optional(entry, 'width', numberIn),
        height: optional(entry, 'height', numberIn),
      }),
    };
  };

/** Options as the product describes them, and those that its variants have beside them. */
function optionsOf(product: Entry, variants: readonly Entry[], { words }: Place): ProductOption[] {
  const described = listOr(product, 'options').map((option) => {
    const name = textIn(field(option, 'name'));
    return {
      name,
      label: optional(option, 'label', words)?.text ?? name,
      values: listOr(option, 'values').map((entry) => {
        const value = textIn(typeof entry.value === 'object' ? field(entry, 'value') : entry);
        return {
          value,
          label: optional(entry, 'label', words)?.text ?? value,
          ...present({ color: optional(entry, 'color', textIn) }),
        };
      }),
    };
  });
  const options = new Map(described.map((option) => [option.name, option]));
  for (const variant of variants)
    for (const [name, entry] of optional(variant, 'options', fieldsIn) ?? []) {
      const value = textIn(entry);
      const option = options.get(name) ?? { name, label: name, values: [] };
      if (!option.values.some((one) => one.value === value)) option.values.push({ value, label: value });
      options.set(name, option);
    }
  return [...options.values()];
}

function toVariant(
  { entry, isOnly, prices, before }: Priced,
  product: Product,
  currency: string,
  context: ProductContext,
) {
  const { place, sellable } = context;
  const chosen = new Map(
    isOnly ? [] : (optional(entry, 'options', fieldsIn) ?? []).map(([name, value]) => [name, textIn(value)] as const),
  );
  const price = prices.get(currency) ?? null;
  const compareAtPrice = before.get(currency);
  const stock = optional(entry, 'stock', stockIn) ?? { state: 'unknown' };
  const purchasable = sellable && price !== null && stock.state !== 'out';
  const selectedOptions = product.options.map(({ name }) => {
    const value = chosen.get(name);
    if (value === undefined) throw wrongEntry(field(field(entry, 'options'), name), 'one of the values of this option');
    return { name, value };
  });
  return {
    id: textIn(field(entry, 'id')),
    title: isOnly
      ? ''
      : (optional(entry, 'title', place.words)?.text ?? selectedOptions.map(({ value }) => value).join(' / ')),
    ...present({
      sku: optional(entry, 'sku', textIn),
      picture: optional(entry, 'picture', pictureIn(place)),
      measurePrice: measurePriceIn(entry, currency, place),
    }),
    selectedOptions,
    price,
    ...(price && compareAtPrice && compareMoney(compareAtPrice, price) > 0 ? { compareAtPrice } : {}),
    purchasable,
    // A back order can be added to a cart by definition; without a cart the product's own page tells when it comes.
    stock: !purchasable && stock.state === 'back-order' ? { ...stock, state: 'unknown' } : stock,
    quantity: optional(entry, 'quantity', quantityIn) ?? { min: 1, max: null, step: 1 },
  } satisfies Variant;
}

/** Price per litre, metre or kilogram, where the file has one in this currency. */
function measurePriceIn(variant: Entry, currency: string, place: Place): Variant['measurePrice'] {
  return optional(variant, 'measurePrice', (entry) => {
    const price = pricesIn(field(entry, 'price'), place).get(currency);
    return price && { price, per: place.words(field(entry, 'per')).text };
  });
}

function quantityIn(entry: Entry): QuantityRule {
  const whole = (of: Entry): number => {
    if (!Number.isSafeInteger(of.value) || numberIn(of) < 1) throw wrongEntry(of, 'a whole number from 1');
    return numberIn(of);
  };
  return {
    min: optional(entry, 'min', whole) ?? 1,
    max: optional(entry, 'max', whole) ?? null,
    step: optional(entry, 'step', whole) ?? 1,
  };
}

const termsIn =
  ({ words }: Place) =>
  (entry: Entry): PurchaseTerms =>
    present({
      delivery: optional(entry, 'delivery', words)?.text,
      returns: optional(entry, 'returns', words)?.text,
      protection: optional(entry, 'protection', words)?.text,
    });

/** The variants of a product; one without `variants` is its only variant itself. */
export const variantsIn = (product: Entry): readonly Entry[] => {
  const variants = optional(product, 'variants', listIn);
  if (variants?.length === 0) throw wrongEntry(field(product, 'variants'), 'a list with at least one variant');
  return variants ?? [product];
};

/** Throws `bad-response` with the place of the first thing that is not as it should be. */
export function toProduct(entry: Entry, context: ProductContext): Product {
  const { place } = context;
  const { words } = place;
  const id = textIn(field(entry, 'id'));
  const title = words(field(entry, 'title'));
  const entries = variantsIn(entry);
  const own = (of: Entry, name: string): Prices | undefined => optional(of, name, (prices) => pricesIn(prices, place));
  const inherited = (of: Entry, name: string): Prices => own(of, name) ?? own(entry, name) ?? none;
  const priced = entries.map((one) => ({
    entry: one,
    isOnly: one === entry,
    prices: inherited(one, 'price'),
    // A compare-at price belongs to the price beside it: it says nothing about a variant with a price of its own.
    before: field(one, 'price').value == null ? inherited(one, 'compareAtPrice') : (own(one, 'compareAtPrice') ?? none),
  }));
  // One product has prices in one currency: the shopper's, else the file's own.
  const isPaidIn = (code: string | undefined): boolean => priced.some(({ prices }) => prices.has(code ?? ''));
  const currency = (isPaidIn(place.wanted) ? place.wanted : place.currency) ?? '';
  const hasChoice = entries[0] !== entry;
  const language = place.market.locale.split('-')[0];
  const product: Product = {
    id,
    handle: optional(entry, 'handle', textIn) ?? id,
    title: title.text,
    ...present({
      description: optional(entry, 'description', words)?.text,
      vendor: optional(entry, 'vendor', textIn),
      url: optional(entry, 'url', addressIn),
      lang: title.lang?.split('-')[0] === language ? undefined : title.lang,
    }),
    kind: optional(entry, 'kind', oneOf('physical', 'digital', 'gift-card')) ?? 'physical',
    pictures: listOr(entry, 'pictures').map(pictureIn(place)),
    options: hasChoice ? optionsOf(entry, entries, place) : [],
    variants: [],
    priceRange: null,
    available: false,
    terms: optional(entry, 'terms', termsIn(place)) ?? {},
  };
  const variants = priced.map((one) => toVariant(one, product, currency, context));
  return {
    ...product,
    variants,
    priceRange: priceRangeOf(variants),
    available: variants.some(({ purchasable }) => purchasable),
  };
}
