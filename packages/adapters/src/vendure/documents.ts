import { maybe, NUMBER, TEXT, type Answer, type Maybe } from '../http/shape.js';
import type { Custom } from './custom-fields.js';
import type { Schema } from './schema.js';

// What is asked of the Shop API, and what is expected of its answers.

const PICTURE = maybe({ preview: TEXT, width: maybe(NUMBER), height: maybe(NUMBER) });

const productShape = (schema: Schema) =>
  ({
    id: TEXT,
    slug: TEXT,
    name: TEXT,
    description: TEXT,
    languageCode: TEXT,
    featuredAsset: PICTURE,
    assets: [PICTURE],
    ...schema.custom('Product'),
    optionGroups: [
      {
        id: TEXT,
        code: TEXT,
        name: TEXT,
        options: [{ id: TEXT, code: TEXT, name: TEXT, ...schema.custom('ProductOption') }],
      },
    ],
    variants: [
      {
        id: TEXT,
        sku: TEXT,
        priceWithTax: NUMBER,
        currencyCode: TEXT,
        stockLevel: TEXT,
        featuredAsset: PICTURE,
        options: [{ code: TEXT, group: { code: TEXT } }],
        ...schema.custom('ProductVariant'),
      },
    ],
  }) as const;

const GIFT = {
  name: TEXT,
  email: TEXT,
  sender: TEXT,
  message: TEXT,
  designId: TEXT,
  sendDate: maybe(TEXT),
  sendZone: maybe(TEXT),
  sendOffset: maybe(NUMBER),
} as const;
const TENDERS = {
  appliedGiftCards: [{ id: TEXT, last: TEXT, used: NUMBER, remaining: NUMBER }],
  appliedStoreCredit: maybe({ used: NUMBER, remaining: NUMBER }),
} as const;

/** The tenders and gifts are a plugin's, as the custom fields are the shop's. */
const orderShape = (schema: Schema) =>
  ({
    id: TEXT,
    currencyCode: TEXT,
    totalQuantity: NUMBER,
    subTotalWithTax: NUMBER,
    couponCodes: [TEXT],
    discounts: [{ type: TEXT, description: TEXT, amountWithTax: NUMBER, adjustmentSource: TEXT }],
    promotions: [{ id: TEXT, couponCode: maybe(TEXT) }],
    ...schema.custom('Order'),
    ...(schema.has('Order.appliedGiftCards') ? TENDERS : ({} as typeof TENDERS)),
    lines: [
      {
        id: TEXT,
        quantity: NUMBER,
        unitPriceWithTax: NUMBER,
        discountedUnitPriceWithTax: NUMBER,
        discountedLinePriceWithTax: NUMBER,
        ...schema.custom('OrderLine'),
        ...(schema.has('OrderLine.giftCard')
          ? { giftCard: maybe(GIFT) }
          : ({} as { readonly giftCard: Maybe<typeof GIFT> })),
        productVariant: {
          id: TEXT,
          options: [{ name: TEXT, group: { id: TEXT } }],
          featuredAsset: PICTURE,
          ...schema.custom('ProductVariant'),
          product: { id: TEXT, slug: TEXT, name: TEXT, featuredAsset: PICTURE, ...schema.custom('Product') },
        },
      },
    ],
  }) as const;

export const documents = (schema: Schema) => ({ product: productShape(schema), order: orderShape(schema) });

export type Documents = ReturnType<typeof documents>;
export type VendureProduct = Answer<Documents['product']>;
export type VendureOrder = Answer<Documents['order']>;
export type VendureLine = VendureOrder['lines'][number];
export type VendurePicture = Answer<typeof PICTURE>;
export type VariantFields = Answer<Maybe<Custom['ProductVariant']>>;
