import { plainJson } from '../environment/plain-json.js';
import type { Money } from '../money/money.js';
import type { Cart, CartLine, CartWarning } from './cart.js';
import { lineKey } from './line-identity.js';

/**
 * Warnings of the lines whose unit price is not what the shopper was shown last. A price that falls with more units, or
 * rises with fewer, follows from the quantity, and a code may change prices: neither is warned of. Another currency
 * always is.
 */
export function priceChanges(before: Cart | null, now: Cart | null): CartWarning[] {
  const sameCodes = plainJson(before?.codes) === plainJson(now?.codes);
  const warnings: CartWarning[] = [];
  const known = new Map<string, CartLine | null>();
  for (const line of before?.lines ?? []) {
    known.set(line.id, line);
    // By its key only a line that is alone with it.
    known.set(lineKey(line), known.has(lineKey(line)) ? null : line);
  }
  for (const line of now?.lines ?? []) {
    const old = known.get(line.id) ?? known.get(lineKey(line));
    if (!old || lineKey(old) !== lineKey(line)) continue;
    const isOtherCurrency = old.unitPrice.currency !== line.unitPrice.currency;
    if (isOtherCurrency || (sameCodes && isRepriced(old, line)))
      warnings.push({ code: 'price-changed', lineId: line.id, title: line.title });
  }
  return warnings;
}

function isRepriced(old: CartLine, line: CartLine): boolean {
  const change = valueOf(line.unitPrice) - valueOf(old.unitPrice);
  // The exponent may have changed: a difference below any minor unit is none.
  if (Math.abs(change) < 1e-9 * (1 + valueOf(old.unitPrice))) return false;
  return change * (line.quantity - old.quantity) >= 0;
}

/** For comparison only. */
const valueOf = ({ amount, exponent }: Money): number => amount / 10 ** exponent;
