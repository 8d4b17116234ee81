import { maybe, NUMBER, TEXT, type Answer, type Maybe } from '../http/shape.js';
import type { CustomFields } from './custom-fields.js';
import type { ShopSchema } from './discovery.js';

// The parts of products and orders that are read from the Shop API, by what the shop's schema has.

const PICTURE = maybe({ preview: TEXT, width: maybe(NUMBER), height: maybe(NUMBER) });

const productShape = (schema: ShopSchema) =>
  ({
    id: TEXT,
    slug: TEXT,
    name: TEXT,
    description: TEXT,
    languageCode: TEXT,
    featuredAsset: PICTURE,
    assets: [PICTURE],
    ...schema.customFields('Product'),
    optionGroups: [
      {
        id: TEXT,
        code: TEXT,
        name: TEXT,
        options: [{ id: TEXT, code: TEXT, name: TEXT, ...schema.customFields('ProductOption') }],
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
        ...schema.customFields('ProductVariant'),
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

/** Gift cards and store credit are a plugin's, custom fields are the shop's: each may be absent. */
const orderShape = (schema: ShopSchema) =>
  ({
    id: TEXT,
    currencyCode: TEXT,
    totalQuantity: NUMBER,
    subTotalWithTax: NUMBER,
    couponCodes: [TEXT],
    discounts: [{ type: TEXT, description: TEXT, amountWithTax: NUMBER, adjustmentSource: TEXT }],
    promotions: [{ id: TEXT, couponCode: maybe(TEXT) }],
    ...schema.customFields('Order'),
    ...(schema.has('Order.appliedGiftCards') ? TENDERS : ({} as typeof TENDERS)),
    lines: [
      {
        id: TEXT,
        quantity: NUMBER,
        unitPriceWithTax: NUMBER,
        discountedUnitPriceWithTax: NUMBER,
        discountedLinePriceWithTax: NUMBER,
        ...schema.customFields('OrderLine'),
        ...(schema.has('OrderLine.giftCard')
          ? { giftCard: maybe(GIFT) }
          : ({} as { readonly giftCard: Maybe<typeof GIFT> })),
        productVariant: {
          id: TEXT,
          options: [{ name: TEXT, group: { id: TEXT } }],
          featuredAsset: PICTURE,
          ...schema.customFields('ProductVariant'),
          product: { id: TEXT, slug: TEXT, name: TEXT, featuredAsset: PICTURE, ...schema.customFields('Product') },
        },
      },
    ],
  }) as const;

export const createShapes = (schema: ShopSchema) => ({ product: productShape(schema), order: orderShape(schema) });

export type Shapes = ReturnType<typeof createShapes>;
export type VendureProduct = Answer<Shapes['product']>;
export type VendureOrder = Answer<Shapes['order']>;
export type VendureLine = VendureOrder['lines'][number];
export type VendurePicture = Answer<typeof PICTURE>;
export type VariantFields = Answer<Maybe<CustomFields['ProductVariant']>>;
