import {
  addressOf,
  entriesOf,
  fieldOf,
  listOf,
  needed,
  numberOf,
  objectOf,
  oneOf,
  readable,
  textOf,
  wholeOf,
} from '../adapter/read-answer.js';
import { priceRangeOf } from './price-range.js';
import { readMoney } from '../adapter/read-money.js';
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

const stockStates: readonly Stock['state'][] = ['in', 'low', 'out', 'back-order', 'unknown'];

export const readKind = (value: unknown): Product['kind'] =>
  oneOf(value, ['physical', 'digital', 'gift-card'], 'physical');

/** What a batch answers: a product that cannot be read is missing, and the others are not. */
export const readProducts = (answer: unknown): readonly (Product | null)[] =>
  needed(entriesOf(answer), 'the list').map((entry) => readable(entry, readProduct) ?? null);

export const readFeatured = (answer: unknown): readonly Product[] => listOf(answer, readProduct);

/** Throws `bad-response` when there is no id or no variant: then there is nothing to show. */
export function readProduct(value: unknown): Product {
  const id = needed(textOf(fieldOf(value, 'id')), 'id');
  const handle = textOf(fieldOf(value, 'handle')) ?? '';
  const variants = listOf(fieldOf(value, 'variants'), readVariant);
  needed(variants[0], 'variants');
  const range = fieldOf(value, 'priceRange');
  const [min, max] = [readable(fieldOf(range, 'min'), readMoney), readable(fieldOf(range, 'max'), readMoney)];
  const available = fieldOf(value, 'available');
  return objectOf<Product>({
    id,
    handle,
    title: textOf(fieldOf(value, 'title')) ?? handle,
    description: textOf(fieldOf(value, 'description')),
    vendor: textOf(fieldOf(value, 'vendor')),
    url: addressOf(fieldOf(value, 'url')),
    lang: textOf(fieldOf(value, 'lang')),
    kind: readKind(fieldOf(value, 'kind')),
    pictures: listOf(fieldOf(value, 'pictures'), readPicture),
    options: listOf(fieldOf(value, 'options'), readOption),
    variants,
    priceRange: min && max ? { min, max } : priceRangeOf(variants),
    available: typeof available === 'boolean' ? available : variants.some(({ purchasable }) => purchasable),
    terms: readTerms(fieldOf(value, 'terms')),
  });
}

function readVariant(value: unknown): Variant {
  const measure = fieldOf(value, 'measurePrice');
  const measurePrice = readable(fieldOf(measure, 'price'), readMoney);
  const per = textOf(fieldOf(measure, 'per'));
  const price = readable(fieldOf(value, 'price'), readMoney) ?? null;
  return objectOf<Variant>({
    id: needed(textOf(fieldOf(value, 'id')), 'id'),
    title: textOf(fieldOf(value, 'title')) ?? '',
    sku: textOf(fieldOf(value, 'sku')),
    selectedOptions: listOf(fieldOf(value, 'selectedOptions'), readSelectedOption),
    price,
    compareAtPrice: readable(fieldOf(value, 'compareAtPrice'), readMoney),
    measurePrice: measurePrice && per !== undefined ? { price: measurePrice, per } : undefined,
    purchasable: price !== null && fieldOf(value, 'purchasable') === true,
    stock: readStock(fieldOf(value, 'stock')),
    quantity: readQuantityRule(fieldOf(value, 'quantity')),
    picture: readable(fieldOf(value, 'picture'), readPicture),
  });
}

const readStock = (value: unknown): Stock =>
  objectOf<Stock>({
    state: oneOf(fieldOf(value, 'state'), stockStates, 'unknown'),
    quantity: numberOf(fieldOf(value, 'quantity')),
    availableOn: textOf(fieldOf(value, 'availableOn')),
  });

export const readQuantityRule = (value: unknown): QuantityRule => ({
  min: wholeOf(fieldOf(value, 'min'), 1) ?? 1,
  max: wholeOf(fieldOf(value, 'max')) ?? null,
  step: wholeOf(fieldOf(value, 'step'), 1) ?? 1,
});

export const readPicture = (value: unknown): Picture =>
  objectOf<Picture>({
    url: needed(addressOf(fieldOf(value, 'url')), 'url'),
    alt: textOf(fieldOf(value, 'alt')),
    width: numberOf(fieldOf(value, 'width')),
    height: numberOf(fieldOf(value, 'height')),
  });

const readSelectedOption = (value: unknown): SelectedOption => ({
  name: needed(textOf(fieldOf(value, 'name')), 'name'),
  value: needed(textOf(fieldOf(value, 'value')), 'value'),
});

function readOption(option: unknown): ProductOption {
  const name = needed(textOf(fieldOf(option, 'name')), 'name');
  return {
    name,
    label: textOf(fieldOf(option, 'label')) ?? name,
    values: listOf(fieldOf(option, 'values'), (entry) => {
      const value = needed(textOf(fieldOf(entry, 'value')), 'value');
      const label = textOf(fieldOf(entry, 'label')) ?? value;
      return objectOf<OptionValue>({ value, label, color: textOf(fieldOf(entry, 'color')) });
    }),
  };
}

const readTerms = (value: unknown): PurchaseTerms =>
  objectOf<PurchaseTerms>({
    delivery: textOf(fieldOf(value, 'delivery')),
    returns: textOf(fieldOf(value, 'returns')),
    protection: textOf(fieldOf(value, 'protection')),
  });

export const readProductRef = (value: unknown): ProductRef =>
  objectOf<ProductRef>({
    id: textOf(fieldOf(value, 'id')),
    handle: textOf(fieldOf(value, 'handle')),
    sku: textOf(fieldOf(value, 'sku')),
    variantId: textOf(fieldOf(value, 'variantId')),
    gtin: textOf(fieldOf(value, 'gtin')),
  });
