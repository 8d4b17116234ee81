import { addMoney } from '../money/money-arithmetic.js';
import type { Money } from '../money/money.js';
import type { Cart, CartLine } from './cart.js';
import { lineIdentity, lineKey } from './line-key.js';

/** A line as it was seen when the shopper touched it. The server may have given it another id since; the key finds it again. */
export interface LineTarget {
  readonly id: string;
  readonly key: string;
}

/** What a wish changes of what is shown. Codes, attributes and gift cards change nothing until the server says what they are worth. */
export type CartIntent =
  | { readonly type: 'add'; readonly lines: readonly CartLine[] }
  | { readonly type: 'quantity'; readonly target: LineTarget; readonly quantity: number }
  | { readonly type: 'remove'; readonly target: LineTarget }
  | { readonly type: 'note'; readonly note: string }
  | { readonly type: 'unseen' };

/** `checking`: the answer was lost, its fate is being looked up. */
export interface FoldedWish {
  readonly intent: CartIntent;
  readonly checking: boolean;
}

/** The line a target means: by id; else by key, when just one line has it. */
export function findLine(cart: Cart | null, target: LineTarget): CartLine | undefined {
  if (!cart) return undefined;
  const same = cart.lines.find((line) => line.id === target.id);
  if (same) return same;
  const alike = cart.lines.filter((line) => lineIdentity(line) === target.key);
  return alike.length === 1 ? alike[0] : undefined;
}

/** Units of a line in a cart, by its identity. */
export function unitsOf(cart: Cart | null, key: string): number {
  let units = 0;
  for (const line of cart?.lines ?? []) if (lineIdentity(line) === key) units += line.quantity;
  return units;
}

/** Pending wishes over the last settled server cart: counts are certain, money is not. `base` itself when nothing is pending. */
export function foldCart(base: Cart | null, wishes: readonly FoldedWish[]): Cart | null {
  let cart = base;
  for (const { intent, checking } of wishes) cart = foldOne(cart, intent, checking ? 'checking' : 'pending');
  return cart;
}

function foldOne(cart: Cart | null, intent: CartIntent, status: 'pending' | 'checking'): Cart | null {
  if (intent.type === 'unseen') return cart;
  if (intent.type === 'add') {
    let shown = cart;
    for (const line of intent.lines) shown = withLine(shown ?? emptyCart(line.unitPrice), line, status);
    return shown;
  }
  if (!cart) return cart;
  if (intent.type === 'note') return { ...cart, note: intent.note };
  const line = findLine(cart, intent.target);
  if (!line) return cart;
  const lines =
    intent.type === 'remove' ? cart.lines.filter((other) => other !== line) : cart.lines.map((other) => (other === line ? { ...line, quantity: intent.quantity, status } : other));
  return recount(cart, lines);
}

/** An equal line grows, gifts never merge. Of a cart that no server knows yet, the sum is all there is. */
function withLine(cart: Cart, line: CartLine, status: 'pending' | 'checking'): Cart {
  const key = lineIdentity(line);
  const guess = cart.id === '' && line.total.currency === cart.currency;
  const equal = line.recipient ? undefined : cart.lines.find((other) => lineIdentity(other) === key);
  const total = equal && guess ? addMoney(equal.total, line.total) : (equal ?? line).total;
  const shown: CartLine = { ...(equal ?? line), quantity: (equal?.quantity ?? 0) + line.quantity, total, status };
  const next = recount(cart, equal ? cart.lines.map((other) => (other === equal ? shown : other)) : [...cart.lines, shown]);
  if (!guess) return next;
  return { ...next, subtotal: { money: addMoney(cart.subtotal.money, line.total), estimated: true }, total: { money: addMoney(cart.total.money, line.total), estimated: true } };
}

function recount(cart: Cart, lines: readonly CartLine[]): Cart {
  let count = 0;
  for (const line of lines) count += line.quantity;
  return { ...cart, lines, count, subtotal: { ...cart.subtotal, estimated: true }, total: { ...cart.total, estimated: true } };
}

/** A cart that no server knows yet. */
export function emptyCart({ currency, exponent }: Money): Cart {
  const nothing = { money: { amount: 0, currency, exponent }, estimated: true };
  return { id: '', currency, lines: [], count: 0, subtotal: nothing, discounts: [], codes: [], giftCards: [], total: nothing, note: '', attributes: [] };
}

/** Two carts that say the same, whatever the order of their attributes. */
export function cartPrint(cart: Cart | null): string {
  return JSON.stringify(
    cart && [
      cart.lines.map((line) => [lineKey(line), line.quantity, line.total.amount]).sort(),
      cart.codes,
      cart.giftCards.map(({ id, used }) => [id, used.amount]),
      cart.storeCredit?.used.amount,
      cart.note,
      cart.attributes.map(({ key, value }) => [key, value]).sort(),
      cart.total.money.amount,
    ],
  );
}
