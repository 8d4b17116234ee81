import { maybe, NUMBER, TEXT, type Maybe } from '../http/shape.js';

/** What Vendure has no place for, by type: custom fields of examples/vendure, each of which a shop may lack or call by another name. */
export const CUSTOM = {
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

export type Custom = typeof CUSTOM;

/** `{ customFields }` with what the shop has of a type; what it lacks is absent in the answer. */
export type CustomOf<T extends keyof Custom> = { readonly customFields: Maybe<Custom[T]> };
