import { plainJson } from '../environment/plain-json.js';
import type { QuantityRule } from '../catalog/product.js';
import type { GiftCardOrder } from '../gift-card/gift-card.js';
import { addMoney } from '../money/money-arithmetic.js';
import type { Money } from '../money/money.js';
import { addedBy, type CartCommand } from './cart-command.js';
import type { LinePreview } from './cart-store.js';
import type { Cart, CartLine, LineInput } from './cart.js';
import { findLine, lineKey } from './line-identity.js';

/** What is shown of a delivery. */
export interface PendingCommand {
  readonly command: CartCommand;
  /** `checking` is shown as that, any other state of its delivery as pending. */
  readonly at: string;
}

/**
 * Pending commands over the last settled cart: counts are certain, money is not. `base` itself when nothing is
 * pending.
 */
export function optimisticCart(base: Cart | null, pending: readonly PendingCommand[]): Cart | null {
  // Loops, here and below: old libraries replace `reduce` of arrays by one of their own.
  let cart = base;
  for (const one of pending) cart = withCommand(cart, one);
  return cart;
}

/** Codes, attributes and gift cards change nothing that is shown until the backend says what they are worth. */
function withCommand(cart: Cart | null, { command, at }: PendingCommand): Cart | null {
  const status = at === 'checking' ? ('checking' as const) : ('pending' as const);
  if (command.type === 'set-note') return cart && { ...cart, note: command.note };
  if (!('target' in command)) return withLines(cart, addedBy(command), status);
  const line = findLine(cart, command.target);
  if (!cart || !line) return cart;
  const shown = command.type === 'remove' ? [] : [{ ...line, quantity: command.quantity, status }];
  const lines = cart.lines.flatMap((other) => (other === line ? shown : [other]));
  return recount(cart, lines);
}

/**
 * An equal line grows, and gifts never merge. The total of a cart that no backend knows yet is the sum of its lines.
 */
function withLines(known: Cart | null, added: readonly CartLine[], status: 'pending' | 'checking'): Cart | null {
  const [first] = added;
  if (!first) return known;
  let cart = known ?? emptyCart(first.unitPrice);
  const isGuess = cart.id === '';
  const lines = [...cart.lines];
  const places = new Map(lines.map((line, at): [string, number] => [lineKey(line), at]).reverse());
  for (const line of added) {
    const key = lineKey(line);
    const at = (line.recipient ? undefined : places.get(key)) ?? lines.length;
    const equal = lines[at];
    const plus = (sum: Money): Money =>
      isGuess && sum.currency === line.total.currency ? addMoney(sum, line.total) : sum;
    places.set(key, at);
    lines[at] = equal
      ? { ...equal, quantity: equal.quantity + line.quantity, total: plus(equal.total), status }
      : { ...line, status };
    // Both are the sum of the lines.
    const sum = { money: plus(cart.total.money), estimated: true };
    if (isGuess) cart = { ...cart, subtotal: sum, total: sum };
  }
  return recount(cart, lines);
}

function recount(cart: Cart, lines: readonly CartLine[]): Cart {
  let count = 0;
  for (const { quantity } of lines) count += quantity;
  return {
    ...cart,
    lines,
    count,
    subtotal: { ...cart.subtotal, estimated: true },
    total: { ...cart.total, estimated: true },
  };
}

/** A cart that no backend knows yet. */
export function emptyCart({ currency, exponent }: Money): Cart {
  const zero = { money: { amount: 0, currency, exponent }, estimated: true };
  const none = { lines: [], count: 0, discounts: [], codes: [], giftCards: [], note: '', attributes: [] };
  return { id: '', currency, subtotal: zero, total: zero, ...none };
}

const anyQuantity: QuantityRule = { min: 1, max: null, step: 1 };

/** A line that the backend has not named. Without a preview it has no title and costs nothing yet. */
export function pendingLine(
  id: string,
  line: LineInput,
  preview: LinePreview | null | undefined,
  zero: Money,
): CartLine {
  const { variantId, quantity, attributes = [] } = line;
  const known = preview ?? {
    productId: '',
    title: '',
    variantTitle: '',
    unitPrice: zero,
    rule: anyQuantity,
    kind: 'physical' as const,
  };
  // A guess, and shown as one, until the backend has multiplied.
  const amount = known.unitPrice.amount * quantity;
  return {
    ...known,
    id,
    variantId,
    quantity,
    attributes,
    status: 'pending',
    total: Number.isSafeInteger(amount) ? { ...known.unitPrice, amount } : known.unitPrice,
  };
}

/** A gift that the backend has not named: one line for each, whatever else is alike. */
export function pendingGift(
  id: string,
  { amount, recipient }: GiftCardOrder,
  preview: LinePreview | null | undefined,
): CartLine {
  const line = pendingLine(id, { variantId: '', quantity: 1 }, preview, amount);
  return { ...line, unitPrice: amount, total: amount, kind: 'gift-card', rule: { ...anyQuantity, max: 1 }, recipient };
}

/** Equal for two carts that say the same, whatever the order of their lines and attributes. */
export function cartFingerprint(cart: Cart | null): string {
  return plainJson(
    cart && [
      cart.currency,
      cart.lines.map((line) => [lineKey(line), line.quantity, line.total.amount, line.recipient]).sort(),
      cart.codes,
      cart.giftCards.map(({ id, used }) => [id, used.amount]),
      cart.storeCredit?.used.amount,
      cart.note,
      cart.attributes.map(({ key, value }) => [key, value]).sort(),
      cart.total.money.amount,
    ],
  );
}
