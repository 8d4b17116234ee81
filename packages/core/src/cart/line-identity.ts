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
  // Begins with a word, where the key of any other line begins with `[`.
  if (recipient)
    return `gift ${recipient.email.trim().toLowerCase()} ${unitPrice?.amount ?? ''} ${unitPrice?.currency ?? ''}`;
  const pairs = attributes.filter(({ value }) => value !== '').map(({ key, value }) => [key, value] as const);
  pairs.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
  return plainJson([variantId, pairs]);
}

/**
 * A line as it was seen when the shopper changed it. The backend may have given it another id since; the key finds it
 * again.
 */
export interface LineTarget {
  readonly id: string;
  readonly key: string;
  /** Of a gift: who gets it. Two gifts of one key differ in their message, their day, ... */
  readonly recipient?: GiftRecipient | undefined;
  /** Units of other lines with the same key, when the target was chosen. */
  readonly others?: number | undefined;
}

export function targetOf(cart: Cart | null, line: CartLine): LineTarget {
  const { id, recipient } = line;
  const key = lineKey(line);
  return { id, key, recipient, others: recipient && unitsOf(cart, key) - line.quantity };
}

/** The line that a target means: by id; else by key, when just one line has it. */
export function findLine(cart: Cart | null, target: LineTarget): CartLine | undefined {
  const same = cart?.lines.find((line) => line.id === target.id);
  if (same) return same;
  const [first, ...more] = linesLike(cart, target);
  return more.length === 0 ? first : undefined;
}

/** The id of the line that a target means, or the one that it had. */
export const currentId = (cart: Cart | null, target: LineTarget): string => findLine(cart, target)?.id ?? target.id;

/** The lines that a target may mean when its id is not known any more. */
export const linesLike = (cart: Cart | null, { key, recipient }: Omit<LineTarget, 'id'>): readonly CartLine[] =>
  (cart?.lines ?? []).filter((line) => lineKey(line) === key && mayBeSameGift(line.recipient, recipient));

/** A backend may drop a field of a gift: only what both have can tell them apart. */
function mayBeSameGift(one: GiftRecipient | undefined, other: GiftRecipient | undefined): boolean {
  if (!one || !other) return true;
  const others = textsOf(other);
  return textsOf(one).every((text, at) => text === '' || others[at] === '' || text === others[at]);
}

/** Backends clean texts of line ends, control characters and double spaces. */
const textsOf = ({ message, name, sender, designId, sendOn }: GiftRecipient): readonly string[] =>
  [message, name, sender, designId, sendOn?.date].map((text = '') => text.replace(/[\s\p{C}]+/gu, ' ').trim());

/** The lines of each key as one, with the units of all. One pass: a cart may have thousands of lines. */
export function byKey<T extends LineIdentity & { readonly quantity: number }>(
  cart: { readonly lines: readonly T[] } | null | undefined,
): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const line of cart?.lines ?? []) {
    const key = lineKey(line);
    found.set(key, { ...line, quantity: (found.get(key)?.quantity ?? 0) + line.quantity });
  }
  return found;
}

/** Units of a line in a cart, by its key. */
export const unitsOf = (cart: Cart | null, key: string): number => byKey(cart).get(key)?.quantity ?? 0;
