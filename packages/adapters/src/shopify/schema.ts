/**
 * Every document that is sent to the Storefront API, and the shapes of the answers. A test checks each document against
 * the published schema, and so is everything that a whole run of the conformance kit sends.
 */
import {
  FLAG,
  maybe,
  NUMBER,
  selection,
  TEXT,
  type Answer,
  type Fields,
  type Maybe,
  type Operation,
} from '../http/shape.js';

const MONEY = { amount: TEXT, currencyCode: TEXT } as const;
const PICTURE = maybe({ url: TEXT, altText: maybe(TEXT), width: maybe(NUMBER), height: maybe(NUMBER) });
const RULE = { minimum: NUMBER, maximum: maybe(NUMBER), increment: NUMBER } as const;
const ATTRIBUTES = [{ key: TEXT, value: maybe(TEXT) }] as const;

const VARIANT = {
  id: TEXT,
  title: TEXT,
  sku: maybe(TEXT),
  availableForSale: FLAG,
  currentlyNotInStock: FLAG,
  // Needs the scope `unauthenticated_read_product_inventory`, which a token may lack.
  quantityAvailable: maybe(NUMBER),
  requiresShipping: FLAG,
  price: MONEY,
  compareAtPrice: maybe(MONEY),
  unitPrice: maybe(MONEY),
  unitPriceMeasurement: maybe({ referenceValue: NUMBER, referenceUnit: maybe(TEXT) }),
  selectedOptions: [{ name: TEXT, value: TEXT }],
  quantityRule: RULE,
  image: PICTURE,
} as const;

export const VARIANTS = { pageInfo: { hasNextPage: FLAG, endCursor: maybe(TEXT) }, nodes: [VARIANT] } as const;

export const PRODUCT = {
  id: TEXT,
  handle: TEXT,
  title: TEXT,
  description: TEXT,
  vendor: TEXT,
  onlineStoreUrl: maybe(TEXT),
  isGiftCard: FLAG,
  requiresSellingPlan: FLAG,
  options: [{ name: TEXT, optionValues: [{ name: TEXT, swatch: maybe({ color: maybe(TEXT) }) }] }],
  'media(first:20)': { nodes: [{ '...on MediaImage': { image: PICTURE } }] },
  'metafields(identifiers:$metafields)': [maybe({ type: TEXT, value: TEXT })],
  'variants(first:250)': VARIANTS,
} as const;

const DISCOUNTS = [
  {
    discountedAmount: MONEY,
    '...on CartCodeDiscountAllocation': { code: maybe(TEXT) },
    '...on CartAutomaticDiscountAllocation': { title: maybe(TEXT) },
    '...on CartCustomDiscountAllocation': { title: maybe(TEXT) },
  },
] as const;

export const LINE = {
  id: TEXT,
  quantity: NUMBER,
  attributes: ATTRIBUTES,
  cost: { amountPerQuantity: MONEY, compareAtAmountPerQuantity: maybe(MONEY), totalAmount: MONEY },
  discountAllocations: DISCOUNTS,
  merchandise: {
    '...on ProductVariant': {
      id: TEXT,
      title: TEXT,
      requiresShipping: FLAG,
      image: PICTURE,
      quantityRule: RULE,
      product: { id: TEXT, title: TEXT, onlineStoreUrl: maybe(TEXT), isGiftCard: FLAG },
    },
  },
} as const;

export const CART = {
  id: TEXT,
  checkoutUrl: TEXT,
  note: maybe(TEXT),
  attributes: ATTRIBUTES,
  cost: { subtotalAmount: MONEY, totalAmount: MONEY },
  discountCodes: [{ code: TEXT, applicable: FLAG }],
  discountAllocations: DISCOUNTS,
  appliedGiftCards: [{ id: TEXT, lastCharacters: TEXT, balance: MONEY, presentmentAmountUsed: MONEY }],
  'lines(first:250)': { nodes: [LINE] },
} as const;

/** Prices, texts and the range of products are those of a country and a language. */
const head = (kind: string, variables: string): string =>
  `${kind}($country:CountryCode,$language:LanguageCode,${variables})@inContext(country:$country,language:$language)`;
const query = <const S extends Fields>(variables: string, shape: S): Operation<S> => ({
  shape,
  text: head('query', variables) + selection(shape),
});

const METAFIELDS = '$metafields:[HasMetafieldsIdentifier!]!,';

/** What a reference names: a product by its id or handle, or one of its variants by id. */
export type ReferenceKind = 'id' | 'handle' | 'variant';

type FieldName = `p${number}`;

/** One aliased field (`p0`, `p1`, ...) for each reference: the API has no query for a list of handles. */
export function productsQuery(
  references: readonly (readonly [FieldName, ReferenceKind, ...unknown[]])[],
): Operation<{ [field: FieldName]: Maybe<typeof PRODUCT> | Maybe<{ product: typeof PRODUCT }> }> {
  const variables = references.map(([field, kind]) => `$${field}:${kind === 'handle' ? 'String' : 'ID'}!`).join();
  const fields = references.map(([field, kind]) =>
    kind === 'variant'
      ? `${field}:node(id:$${field}){...on ProductVariant{product{...P}}}`
      : `${field}:product(${kind}:$${field}){...P}`,
  );
  return {
    shape: Object.fromEntries(
      references.map(([field, kind]) => [field, kind === 'variant' ? maybe({ product: PRODUCT }) : maybe(PRODUCT)]),
    ),
    // A fragment, since the selection would be sent once for each reference otherwise.
    text: `${head('query', METAFIELDS + variables)}{${fields.join(' ')}}fragment P on Product${selection(PRODUCT)}`,
  };
}

/** The variants of a product after the first 250. */
export const VARIANTS_QUERY = query('$id:ID!,$after:String', {
  'product(id:$id)': { 'variants(first:250,after:$after)': VARIANTS },
});
export const BEST_SELLING_QUERY = query(`${METAFIELDS}$first:Int`, {
  'products(first:$first,sortKey:BEST_SELLING)': { nodes: [PRODUCT] },
});
export const COLLECTION_QUERY = query(`${METAFIELDS}$first:Int,$handle:String`, {
  'collection(handle:$handle)': maybe({ 'products(first:$first)': { nodes: [PRODUCT] } }),
});

/** The cart, and the currency of the country in the query. */
export const CART_QUERY = query('$id:ID!', {
  localization: { country: { currency: { isoCode: TEXT } } },
  'cart(id:$id)': maybe(CART),
});

const CHANGE = {
  cart: maybe(CART),
  userErrors: [{ code: maybe(TEXT), field: maybe([TEXT]) }],
  warnings: [{ code: TEXT, target: TEXT }],
} as const;

/** A change of the cart: rejected (`userErrors`), applied, or applied differently (`warnings`). */
export type Change = Operation<{ readonly result: typeof CHANGE }>;
export type ChangeAnswer = Answer<typeof CHANGE>;

const mutation = (name: string, variables: string, given: string): Change => ({
  shape: { result: CHANGE },
  text: `${head('mutation', variables)}{result:cart${name}(${given})${selection(CHANGE)}}`,
});
const change = (name: string, type: string, given: string): Change =>
  mutation(name, `$id:ID!,$${given}:${type}`, `cartId:$id,${given}:$${given}`);

export const CREATE_CART = mutation('Create', '$input:CartInput!', 'input:$input');
export const ADD_LINES = change('LinesAdd', '[CartLineInput!]!', 'lines');
export const UPDATE_LINES = change('LinesUpdate', '[CartLineUpdateInput!]!', 'lines');
export const REMOVE_LINES = change('LinesRemove', '[ID!]!', 'lineIds');
export const SET_NOTE = change('NoteUpdate', 'String!', 'note');
export const SET_ATTRIBUTES = change('AttributesUpdate', '[AttributeInput!]!', 'attributes');
export const SET_CODES = change('DiscountCodesUpdate', '[String!]!', 'discountCodes');
export const ADD_GIFT_CARD = change('GiftCardCodesAdd', '[String!]!', 'giftCardCodes');
export const REMOVE_GIFT_CARD = change('GiftCardCodesRemove', '[ID!]!', 'appliedGiftCardIds');
export const MOVE_CART = change('BuyerIdentityUpdate', 'CartBuyerIdentityInput!', 'buyerIdentity');
