import type { AppliedGiftCard, Cart, CartLine, Discount, Money } from '@vitrine/core';

export interface OrderAddress {
  readonly name: string;
  readonly email: string;
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
}

/** What the checkout page shows before payment: nothing is estimated any more. */
export interface Quote {
  readonly cart: Cart;
  readonly shipping: Money;
  readonly total: Money;
}

export interface Order {
  /** The order number that the shopper sees: `KC-1042`. */
  readonly name: string;
  /** ISO date and time. */
  readonly placedAt: string;
  readonly address: OrderAddress;
  readonly currency: string;
  readonly lines: readonly CartLine[];
  readonly subtotal: Money;
  readonly discounts: readonly Discount[];
  readonly giftCards: readonly AppliedGiftCard[];
  /** Absent = none was used. */
  readonly storeCredit?: Money;
  readonly shipping: Money;
  readonly total: Money;
  readonly note: string;
}
