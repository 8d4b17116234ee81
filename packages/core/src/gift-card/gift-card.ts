import type { ProductRef } from '../catalog/product.js';
import type { Money } from '../money/money.js';

/** A look of a gift card. Data: a new one needs no release. */
export interface GiftCardDesign {
  readonly id: string;
  /** `birthday`, `wedding`, `eid`, ...; groups the gallery. */
  readonly occasion: string;
  readonly title: string;
  /** May move. Shown as an image, 8:5. */
  readonly image: string;
  /** The same, at rest: shown to those who ask for reduced motion. */
  readonly still: string;
  /** Colour of text over it, and the ground while it loads: `#rrggbb`. */
  readonly ink: string;
  readonly paper: string;
  /** Where text may lie, as ratios of the card. */
  readonly textArea: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

/** What may be bought, from the backend: amounts per currency, limits of the fields, dates. */
export interface GiftCardConfig {
  readonly product: ProductRef;
  /** Amount chips; `[]` = free amount only. */
  readonly amounts: readonly Money[];
  /** A free amount between `min` and `max` in multiples of `step` from `min`; absent = chips only. */
  readonly custom?: { readonly min: Money; readonly max: Money; readonly step: Money };
  /** Characters. */
  readonly messageMaxLength: number;
  readonly nameMaxLength: number;
  /** Latest date, in days from today; absent = sent at once only. */
  readonly scheduleMaxDays?: number;
  /** Recipients in one go. */
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
  /** Absent = now. */
  readonly sendOn?: SendDate;
}

/** A day in the giver's zone. `offset` is minutes east of UTC on that day, so that a backend without zones can keep it. */
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

/** How a receiver names the card: by the code printed on it, or by the claim token of the message it came with. Both live in memory only. */
export type GiftClaim = { readonly code: string } | { readonly token: string };

/** What is on a card. */
export interface GiftCardBalance {
  /** The last characters of its code, four at most. */
  readonly last: string;
  readonly balance: Money;
  /** ISO date of its last day; absent = it does not expire. */
  readonly expiresOn?: string;
}

/** Money the shop owes who is signed in. */
export interface StoreCredit {
  readonly balance: Money;
}
