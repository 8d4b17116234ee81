import type { Source } from '../analytics/analytics-port.js';
import { inputOf, type CartCommand } from '../cart/cart-command.js';
import type { Cart, CartResult } from '../cart/cart.js';
import { currentId, type LineTarget } from '../cart/line-identity.js';
import type { ShopEvent } from './shop-event.js';

/** What reactions and the page are notified of when a command has settled. */
export function eventOf(
  command: CartCommand,
  source: Source | null,
  before: Cart | null,
  result: CartResult,
  waitedMs: number,
): ShopEvent | null {
  const added = { type: 'lines-added', source, before, result, waitedMs } as const;
  const changed = (target: LineTarget) => ({
    source,
    lineId: currentId(before, target),
    before: before ?? result.cart,
    result,
  });
  switch (command.type) {
    case 'add':
      return { ...added, lines: command.lines, giftCards: false };
    case 'add-gift-cards': {
      const old = new Set(before?.lines.map((line) => line.id));
      return { ...added, lines: result.cart.lines.filter((line) => !old.has(line.id)).map(inputOf), giftCards: true };
    }
    case 'restore':
      return { ...added, lines: [inputOf(command.line)], giftCards: command.line.kind === 'gift-card', restored: true };
    case 'set-quantity':
      return { type: 'quantity-set', ...changed(command.target) };
    case 'remove':
      return { type: 'line-removed', ...changed(command.target) };
    case 'apply-code':
      return { type: 'code-applied', source, result };
    default:
      return null;
  }
}
