import {
  addressOf,
  countOf,
  entriesOf,
  flagOf,
  isTrue,
  listOf,
  needed,
  numberOf,
  oneOf,
  readable,
  recordOf,
  someOf,
  tagOf,
  textOf,
  wholeOf,
} from '../adapter/read-answer.js';
import { readMoney } from '../adapter/read-money.js';
import { priceRangeOf } from './price-range.js';
import type {
  OptionValue,
  Picture,
  Product,
  ProductOption,
  ProductRef,
  PurchaseTerms,
  QuantityRule,
  SelectedOption,
  Stock,
  Variant,
} from './product.js';

export const kindOf = oneOf<Product['kind']>('physical', 'digital', 'gift-card');

export const readPicture = recordOf<Picture>({ url: [addressOf], alt: textOf, width: numberOf, height: numberOf });

export const readQuantityRule = recordOf<QuantityRule>({ min: [countOf, 1], max: [wholeOf, null], step: [countOf, 1] });

const readVariant = recordOf<Variant>({
  id: [textOf],
  title: [textOf, ''],
  sku: textOf,
  selectedOptions: [listOf(recordOf<SelectedOption>({ name: [textOf], value: [textOf] }))],
  price: [readMoney, null],
  compareAtPrice: readMoney,
  measurePrice: recordOf<NonNullable<Variant['measurePrice']>>({ price: [readMoney], per: [textOf] }),
  purchasable: [isTrue],
  stock: [
    recordOf<Stock>({
      state: [oneOf<Stock['state']>('in', 'low', 'out', 'back-order', 'unknown'), 'unknown'],
      quantity: numberOf,
      availableOn: textOf,
    }),
  ],
  quantity: [readQuantityRule],
  picture: readPicture,
});

/** Without a price it cannot be added, whatever the backend says. */
const readPricedVariant = (value: unknown, base?: string): Variant => {
  const variant = readVariant(value, base);
  return variant.price ? variant : { ...variant, purchasable: false };
};

const readOptionValue = recordOf<OptionValue>({ value: [textOf], label: [textOf, ''], color: textOf });
const readLabelled =
  <T extends { readonly label: string }>(read: (value: unknown) => T, name: (of: T) => string) =>
  (value: unknown): T => {
    const found = read(value);
    return { ...found, label: found.label || name(found) };
  };

const readOption = recordOf<ProductOption>({
  name: [textOf],
  label: [textOf, ''],
  values: [listOf(readLabelled(readOptionValue, ({ value }) => value))],
});

const readEnds = recordOf<NonNullable<Product['priceRange']>>({ min: [readMoney], max: [readMoney] });

/** Of two currencies it is none. */
function readPriceRange(value: unknown): Product['priceRange'] | undefined {
  const { min, max } = readEnds(value);
  return min.currency === max.currency ? priceRangeOf([{ price: min }, { price: max }]) : undefined;
}

const readFields = recordOf<Omit<Product, 'available'> & { readonly available?: boolean }>({
  id: [textOf],
  handle: [textOf, ''],
  title: [textOf, ''],
  description: textOf,
  vendor: textOf,
  url: addressOf,
  lang: tagOf,
  kind: [kindOf, 'physical'],
  pictures: [listOf(readPicture)],
  options: [listOf(readLabelled(readOption, ({ name }) => name))],
  variants: [someOf(readPricedVariant)],
  priceRange: [readPriceRange, null],
  available: flagOf,
  terms: [recordOf<PurchaseTerms>({ delivery: textOf, returns: textOf, protection: textOf })],
});

/** Throws `bad-response` when there is no id or no variant: then there is nothing to show. */
export function readProduct(value: unknown, base?: string): Product {
  const product = readFields(value, base);
  const { title, handle, variants } = product;
  return {
    ...product,
    title: title || handle,
    priceRange: product.priceRange ?? priceRangeOf(variants),
    available: product.available ?? variants.some(({ purchasable }) => purchasable),
  };
}

/** What a batch answers: a product that cannot be read is missing, and the others are not. */
export const readProducts = (answer: unknown, base?: string): readonly (Product | null)[] =>
  needed(entriesOf(answer), 'the list').map((entry) => readable(entry, readProduct, base) ?? null);

export const readFeatured = listOf(readProduct);

export const readProductRef = recordOf<ProductRef>({
  id: textOf,
  handle: textOf,
  sku: textOf,
  variantId: textOf,
  gtin: textOf,
});
