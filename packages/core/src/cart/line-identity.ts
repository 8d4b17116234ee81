import { plainJson } from '../environment/plain-json.js';
import type { GiftRecipient } from '../gift-card/gift-card.js';
import type { Money } from '../money/money.js';
import type { Attribute, Cart, CartLine } from './cart.js';

/**
 * What tells one line from another: the variant and the attributes in any order; of a gift card, who gets it and how
 * much.
 */
export interface LineIdentity {
  readonly variantId: string;
  readonly attributes?: readonly Attribute[];
  readonly recipient?: GiftRecipient;
  readonly unitPrice?: Money;
}

/**
 * Equal for lines that a backend would merge. An attribute without a value counts as absent. JSON, so that no
 * separator can be forged. A gift is who gets it and how much: a backend may change the rest (its variant, its
 * attributes).
 */
export function lineKey({ variantId, attributes = [], recipient, unitPrice }: LineIdentity): string {
  if (recipient) return giftKey(recipient, unitPrice);
  const pairs = attributes.filter(({ value }) => value !== '').map(({ key, value }) => [key, value] as const);
  pairs.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
  return plainJson([variantId, pairs]);
}

/** Begins with a word, where the key of any other line begins with `[`. */
export function giftKey({ email }: GiftRecipient, price?: Money): string {
  return `gift ${email.trim().toLowerCase()} ${price?.amount ?? ''} ${price?.currency ?? ''}`;
}

/**
 * A line as it was seen when the shopper changed it. The backend may have given it another id since; the key finds it
 * again.
 */
export interface LineTarget {
  readonly id: string;
  readonly key: string;
}

/** The line that a target means: by id; else by key, when just one line has it. */
export function findLine(cart: Cart | null, target: LineTarget): CartLine | undefined {
  const lines = cart?.lines ?? [];
  const same = lines.find((line) => line.id === target.id);
  if (same) return same;
  const alike = lines.filter((line) => lineKey(line) === target.key);
  return alike.length === 1 ? alike[0] : undefined;
}

/** Units of a line in a cart, by its key. */
export function unitsOf(cart: Cart | null, key: string): number {
  let units = 0;
  for (const line of cart?.lines ?? []) if (lineKey(line) === key) units += line.quantity;
  return units;
}
