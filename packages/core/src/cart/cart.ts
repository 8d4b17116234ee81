import type { Picture, QuantityRule } from '../catalog/product.js';
import type { ErrorCode } from '../error/error-code.js';
import type { GiftRecipient } from '../gift-card/gift-card.js';
import type { Money } from '../money/money.js';

/** A note on a line or on the cart. Keys that begin with `_` are for machines and never shown. Order has no meaning. */
export interface Attribute {
  readonly key: string;
  readonly value: string;
}

export interface CartLine {
  readonly id: string;
  readonly variantId: string;
  readonly productId: string;
  readonly title: string;
  /** `"Moss / 350 ml"`; `''` = the product has one variant. */
  readonly variantTitle: string;
  readonly quantity: number;
  readonly rule: QuantityRule;
  /** Price of one, and of all after discounts. */
  readonly unitPrice: Money;
  readonly compareAtPrice?: Money;
  readonly total: Money;
  readonly picture?: Picture;
  readonly url?: string;
  readonly kind: 'physical' | 'digital' | 'gift-card';
  readonly attributes: readonly Attribute[];
  /** On a gift-card line: who gets it. */
  readonly recipient?: GiftRecipient;
  /**
   * Set by the cart store: a command is on its way (`pending`), or what became of it is being checked. Adapters leave
   * it out.
   */
  readonly status?: 'pending' | 'checking';
}

export interface Discount {
  readonly title: string;
  readonly amount: Money;
  /** The code it came from; absent = automatic. */
  readonly code?: string;
}

export interface DiscountCode {
  readonly code: string;
  /** Whether it takes effect on this cart. */
  readonly applicable: boolean;
}

/** A gift card that pays part of the cart. Never its code, only the last characters. */
export interface AppliedGiftCard {
  readonly id: string;
  readonly last: string;
  readonly used: Money;
  readonly remaining: Money;
}

/** Money that the checkout may still change (taxes, shipping). */
export interface Estimate {
  readonly money: Money;
  readonly estimated: boolean;
}

/** What the backend says is in the cart. */
export interface Cart {
  /** Opaque. Never in a URL of ours, an event or a log. */
  readonly id: string;
  readonly currency: string;
  readonly lines: readonly CartLine[];
  /** Units, over all lines. */
  readonly count: number;
  readonly subtotal: Estimate;
  readonly discounts: readonly Discount[];
  readonly codes: readonly DiscountCode[];
  readonly giftCards: readonly AppliedGiftCard[];
  /** Store credit that pays part of the cart; absent = none. */
  readonly storeCredit?: { readonly used: Money; readonly remaining: Money };
  /** What is left to pay. */
  readonly total: Estimate;
  /** How far it is to free shipping; absent where the backend has no such rule. `remaining.amount` 0 = reached. */
  readonly freeShipping?: { readonly threshold: Money; readonly remaining: Money };
  readonly note: string;
  readonly attributes: readonly Attribute[];
}

/** Applied, but not as asked; or changed by a request that was applied late. */
export interface CartWarning {
  /**
   * `quantity-capped`: fewer units than were asked for, because there are no more. `price-changed`: the line costs
   * something else than before. `code-removed`: a discount code does not hold any more. `line-removed`: the line is no
   * longer available. `added-twice`: more units than were asked for, because a request was applied twice or late.
   * `changed-elsewhere`: another number than the shopper was shown last, because an earlier request, perhaps of another
   * tab, was applied after it.
   */
  readonly code:
    'quantity-capped' | 'price-changed' | 'code-removed' | 'line-removed' | 'added-twice' | 'changed-elsewhere';
  /** Absent when the line has gone. */
  readonly lineId?: string;
  readonly title?: string;
  /** Units of the line now, after the change; with `quantity-capped`, `added-twice` and `changed-elsewhere`. */
  readonly quantity?: number;
  /**
   * Units that there should be, with `added-twice` and `changed-elsewhere`. `CartStore.correct` sets the line right.
   */
  readonly expected?: number;
  /** The line, for adding it again when it has gone; absent for a gift card. */
  readonly variantId?: string;
  readonly attributes?: readonly Attribute[];
}

export interface CartResult {
  readonly cart: Cart;
  /** `[]` = applied exactly as asked. */
  readonly warnings: readonly CartWarning[];
}

export interface LineInput {
  readonly variantId: string;
  /** Whole units, at least 1. */
  readonly quantity: number;
  readonly attributes?: readonly Attribute[];
}

export interface LinePatch {
  readonly lineId: string;
  /** The new quantity, absolute; at least 1 (0 is a removal: `remove`). */
  readonly quantity: number;
}

/** A rejection that belongs to one line, kept beside it until the shopper acts on it. */
export interface LineIssue {
  readonly lineId: string;
  readonly code: ErrorCode;
  readonly available?: number | undefined;
}

/**
 * Emitted once per settled change. `origin` is who made it: this page's store, another tab, other code of the page,
 * the backend.
 */
export interface CartChange {
  readonly origin: 'self' | 'tab' | 'page' | 'server';
  readonly cart: Cart | null;
}
