import { maybe, NUMBER, TEXT, type Maybe } from '../http/shape.js';

/**
 * What Vendure has no field for, by type: the custom fields of examples/vendure. A shop may lack each of them, or name
 * it otherwise.
 */
export const customFields = {
  Product: { kind: maybe(TEXT), delivery: maybe(TEXT), returns: maybe(TEXT), protection: maybe(TEXT) },
  ProductVariant: {
    min: maybe(NUMBER),
    step: maybe(NUMBER),
    max: maybe(NUMBER),
    compareAt: maybe(TEXT),
    backOrderDays: maybe(NUMBER),
    content: maybe(TEXT),
  },
  ProductOption: { color: maybe(TEXT) },
  Order: { note: maybe(TEXT), attributes: maybe(TEXT) },
  OrderLine: { attributes: maybe(TEXT) },
} as const;

export type CustomFields = typeof customFields;

/** `{ customFields }` with the fields that the shop has of a type; those it lacks are absent in the answer. */
export type CustomFieldsOf<T extends keyof CustomFields> = { readonly customFields: Maybe<CustomFields[T]> };
