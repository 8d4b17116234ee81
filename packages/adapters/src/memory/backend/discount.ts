import { VitrineError, type CartWarning, type Discount, type DiscountCode } from '@vitrine/core';
import type { Seed, SeedDiscount } from './seed/seed.js';
import type { CartRecord, CartContext } from './state.js';
import { priced, say, withAmount, type Visit } from './visit.js';

/** What a discount looks at. `goods` is what may be reduced, in minor units: everything but gift cards. */
interface Basket {
  readonly currency: string;
  readonly goods: number;
  readonly physical: boolean;
}

const written = (code: string): string => code.replace(/\s+/g, '').toUpperCase();

function applies(seed: Seed, discount: SeedDiscount, basket: Basket): boolean {
  if (discount.effect === 'free-shipping') return basket.physical;
  return (
    basket.goods > 0 &&
    (discount.minimum === undefined || basket.goods >= priced(seed, discount.minimum, basket.currency).amount)
  );
}

function reduction(seed: Seed, { effect }: SeedDiscount, left: number, currency: string): number {
  if (effect === 'free-shipping') return 0;
  // Half a minor unit rounds up, in integers.
  const amount =
    'percent' in effect ? Math.floor((left * effect.percent + 50) / 100) : priced(seed, effect.fixed, currency).amount;
  return Math.min(amount, left);
}

/** The codes of a cart and what they take off, in the order they were entered. */
export function discountsOf(
  seed: Seed,
  cart: CartRecord,
  basket: Basket,
  visit: Visit,
): { discounts: Discount[]; codes: DiscountCode[]; freeShipping: boolean } {
  const discounts: Discount[] = [];
  const codes: DiscountCode[] = [];
  let left = basket.goods;
  let freeShipping = false;
  for (const code of cart.codes) {
    const discount = seed.discounts.find((entry) => entry.code === code && !entry.expired);
    if (!discount) continue;
    const applicable = applies(seed, discount, basket);
    codes.push({ code, applicable });
    if (!applicable) continue;
    if (discount.effect === 'free-shipping') {
      freeShipping = true;
      continue;
    }
    const amount = reduction(seed, discount, left, basket.currency);
    left -= amount;
    discounts.push({
      title: say(discount.title, visit),
      amount: withAmount(priced(seed, seed.freeShipping, basket.currency), amount),
      code,
    });
  }
  return { discounts, codes, freeShipping };
}

export function applyCode(
  { catalog, cart }: CartContext,
  code: string,
  basket: Omit<Basket, 'currency'>,
): CartWarning[] {
  const where = 'memory.cart.applyCode';
  const discount = catalog.seed.discounts.find((entry) => entry.code === written(code));
  if (!discount) throw new VitrineError('code-invalid', { where });
  if (discount.expired) throw new VitrineError('code-expired', { where });
  if (cart.codes.includes(discount.code)) throw new VitrineError('code-already-applied', { where });
  if (!applies(catalog.seed, discount, { ...basket, currency: cart.currency }))
    throw new VitrineError('code-not-applicable', { where });
  cart.codes.push(discount.code);
  return [];
}

/** A code that is not there is already removed. */
export function removeCode({ cart }: CartContext, code: string): CartWarning[] {
  cart.codes = cart.codes.filter((entry) => entry !== written(code));
  return [];
}
