import type { Attribute, CartWarning, GiftCardOrder, LineInput, LinePatch, Money } from '@vitrine/core';
import { addLines, plainAttributes, removeLines, restoreLine, updateLines } from './cart.js';
import { toCart } from './cart-mapper.js';
import { applyCode, removeCode } from './discount.js';
import { addGiftCards, applyCredit, applyGiftCard, removeCredit, removeGiftCard } from './gift-card.js';
import type { CartContext } from './state.js';
import { total } from '../../cart/total.js';
import type { Visit } from './visit.js';

/** A change of a cart, as data that a request carries. */
export type CartCommand =
  | { readonly type: 'add'; readonly lines: readonly LineInput[] }
  | { readonly type: 'update'; readonly lines: readonly LinePatch[] }
  | { readonly type: 'remove'; readonly lineIds: readonly string[] }
  | { readonly type: 'restore'; readonly lineId: string }
  | { readonly type: 'applyCode' | 'removeCode' | 'applyGiftCard'; readonly code: string }
  | { readonly type: 'removeGiftCard'; readonly id: string }
  | { readonly type: 'applyCredit'; readonly amount: Money | null }
  | { readonly type: 'removeCredit' }
  | { readonly type: 'setNote'; readonly note: string }
  | { readonly type: 'setAttributes'; readonly attributes: readonly Attribute[] }
  | { readonly type: 'addGiftCards'; readonly orders: readonly GiftCardOrder[] };

/** Commands that are pointless without a cart. */
export const needsCart: ReadonlySet<CartCommand['type']> = new Set<CartCommand['type']>([
  'update',
  'remove',
  'restore',
  'removeCode',
  'removeGiftCard',
  'applyCredit',
  'removeCredit',
]);

/** Changes the cart in place, or throws. `now` in milliseconds since 1970. */
export function applyCommand(context: CartContext, command: CartCommand, visit: Visit, now: number): CartWarning[] {
  const { cart } = context;
  switch (command.type) {
    case 'add':
      return addLines(context, command.lines, visit);
    case 'update':
      return updateLines(context, command.lines, visit);
    case 'remove':
      return removeLines(context, command.lineIds);
    case 'restore':
      return restoreLine(context, command.lineId, visit);
    case 'applyCode': {
      const { lines } = toCart(context, visit);
      const goods = total(lines, (line) => (line.kind === 'gift-card' ? 0 : line.total.amount));
      return applyCode(context, command.code, { goods, physical: lines.some((line) => line.kind === 'physical') });
    }
    case 'removeCode':
      return removeCode(context, command.code);
    case 'applyGiftCard':
      return applyGiftCard(context, command.code);
    case 'removeGiftCard':
      return removeGiftCard(context, command.id);
    case 'applyCredit':
      return applyCredit(context, command.amount, visit);
    case 'removeCredit':
      return removeCredit(context);
    case 'addGiftCards':
      return addGiftCards(context, command.orders, visit, now);
    case 'setNote':
      cart.note = String(command.note);
      return [];
    case 'setAttributes':
      cart.attributes = plainAttributes(command.attributes);
      return [];
  }
}
