import type { GiftRecipient } from '../gift-card/gift-card.js';
import type { Money } from '../money/money.js';
import type { Attribute, CartLine } from './cart.js';

/** What tells one line from another: the variant, the attributes in any order, and on a gift card who gets it. */
export interface LineIdentity {
  readonly variantId: string;
  readonly attributes?: readonly Attribute[];
  readonly recipient?: GiftRecipient;
}

/** Equal for lines that a backend would merge. An attribute without a value counts as absent. JSON, so that no separator can be forged. */
export function lineKey({ variantId, attributes = [], recipient }: LineIdentity): string {
  const pairs: [string, string][] = [];
  for (const { key, value } of attributes) if (value !== '') pairs.push([key, value]);
  pairs.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
  return JSON.stringify(recipient ? [variantId, pairs, recipientKey(recipient)] : [variantId, pairs]);
}

function recipientKey({ name, email, sender, message, designId, sendOn }: GiftRecipient): readonly (string | null)[] {
  return [name, email, sender, message, designId, sendOn?.date ?? null];
}

/** Tells whether a line is the one that was wished for: as `lineKey`, but a gift is who gets it and how much, whatever the backend made of the rest. */
export function lineIdentity(line: CartLine): string {
  return line.recipient ? giftIdentity(line.recipient, line.unitPrice) : lineKey(line);
}

export function giftIdentity({ email }: GiftRecipient, { amount, currency }: Money): string {
  return `gift ${email.trim().toLowerCase()} ${amount} ${currency}`;
}
