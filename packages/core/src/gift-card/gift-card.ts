import type { ProductRef } from '../catalog/product.js';
import type { Money } from '../money/money.js';

/** A design of a gift card. It is data, so a new one needs no release. */
export interface GiftCardDesign {
  readonly id: string;
  /** `birthday`, `wedding`, `eid`, ...; groups the gallery. */
  readonly occasion: string;
  readonly title: string;
  /** Image with the aspect ratio 8:5; may be animated. */
  readonly image: string;
  /** The same without animation, for shoppers who prefer reduced motion. */
  readonly still: string;
  /** Color of the text over it, and of the background while it loads: `#rrggbb`. */
  readonly ink: string;
  readonly paper: string;
  /** Where text may be placed, as ratios of the card. */
  readonly textArea: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

/** What can be bought, as the backend says: amounts, limits of the fields, dates. */
export interface GiftCardConfig {
  readonly product: ProductRef;
  /** Fixed amounts to choose from; `[]` = free amount only. */
  readonly amounts: readonly Money[];
  /** A free amount between `min` and `max` in multiples of `step` from `min`; absent = fixed amounts only. */
  readonly custom?: { readonly min: Money; readonly max: Money; readonly step: Money };
  /** Characters. */
  readonly messageMaxLength: number;
  readonly nameMaxLength: number;
  /** Latest date, in days from today; absent = it can only be sent at once. */
  readonly scheduleMaxDays?: number;
  /** Recipients in one order. */
  readonly maxRecipients: number;
  /** Page with the terms; the consent links to it. */
  readonly termsUrl?: string;
}

export interface GiftRecipient {
  readonly name: string;
  readonly email: string;
  readonly sender: string;
  readonly message: string;
  readonly designId: string;
  /** Absent = it is sent at once. */
  readonly sendOn?: SendDate;
}

/** A day in the sender's time zone. `offset` is minutes east of UTC on that day, for a backend that knows no zones. */
export interface SendDate {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** IANA name, `Asia/Dhaka`. */
  readonly zone: string;
  readonly offset: number;
}

/** One gift: one card, one cart line, never merged with another. */
export interface GiftCardOrder {
  readonly amount: Money;
  readonly recipient: GiftRecipient;
}

/**
 * How a recipient identifies the card: by its code, or by the claim token in the message. Both are kept in memory only.
 */
export type GiftClaim = { readonly code: string } | { readonly token: string };

/** The balance of a card. */
export interface GiftCardBalance {
  /** The last characters of its code, at most four. */
  readonly last: string;
  readonly balance: Money;
  /** ISO date of its last day; absent = it does not expire. */
  readonly expiresOn?: string;
}

/** Money of the signed-in shopper at the shop. */
export interface StoreCredit {
  readonly balance: Money;
}
