import type { Cart, CartLine, Money } from '@vitrine/core';
import { comparePrice, productId, ruleOf, variantPrice, type Catalog, type SeedVariant } from './catalog.js';
import { discountsOf } from './discount.js';
import { variantPicture, variantTitle } from './product-mapper.js';
import type { CartContext, CartRecord, LineRecord } from './state.js';
import { total } from '../../cart/total.js';
import { priced, say, withAmount, type Visit } from './visit.js';
import { creditOf, findCard } from './wallet.js';

const zero = (catalog: Catalog, currency: string): Money =>
  withAmount(priced(catalog.seed, catalog.seed.freeShipping, currency), 0);

/** Without lines of products that are no longer in the seed: one of them must not make the whole cart unreadable. */
const soldLines = (catalog: Catalog, cart: CartRecord): { line: LineRecord; variant: SeedVariant }[] =>
  cart.lines.flatMap((line) => {
    const variant = catalog.variants.get(line.variantId);
    return variant ? [{ line, variant }] : [];
  });

function toLine(catalog: Catalog, line: LineRecord, variant: SeedVariant, currency: string, visit: Visit): CartLine {
  const { seed } = catalog;
  const unitPrice =
    line.amount === undefined
      ? variantPrice(seed, variant, currency)
      : withAmount(zero(catalog, currency), line.amount);
  const compareAtPrice = comparePrice(seed, variant, currency);
  const url = visit.productUrl?.(variant.product.handle);
  const picture = variantPicture(seed, variant, visit);
  return {
    id: line.id,
    variantId: line.variantId,
    productId: productId(variant.product),
    title: say(variant.product.title, visit),
    variantTitle: line.amount === undefined ? variantTitle(seed, variant, visit) : '',
    quantity: line.quantity,
    rule: line.recipient ? { min: 1, max: 1, step: 1 } : ruleOf(variant.product),
    unitPrice,
    ...(compareAtPrice === undefined ? {} : { compareAtPrice }),
    total: withAmount(unitPrice, unitPrice.amount * line.quantity),
    picture,
    ...(url === undefined ? {} : { url }),
    kind: variant.product.kind,
    attributes: line.attributes.map(({ key, value }) => ({ key, value })),
    ...(line.recipient === undefined ? {} : { recipient: line.recipient }),
  };
}

/** Texts are in the visitor's language, money is always in the first currency of the cart. */
export function toCart({ catalog, state, cart }: CartContext, visit: Visit): Cart {
  const { currency } = cart;
  const { seed } = catalog;
  const nothing = zero(catalog, currency);
  const shown = soldLines(catalog, cart).map(({ line, variant }) => toLine(catalog, line, variant, currency, visit));
  const sum = (list: readonly CartLine[]): number => total(list, (line) => line.total.amount);
  const subtotal = sum(shown);
  const physical = shown.filter((line) => line.kind === 'physical');
  const { discounts, codes, freeShipping } = discountsOf(
    seed,
    cart,
    { currency, goods: sum(shown.filter((line) => line.kind !== 'gift-card')), physical: physical.length > 0 },
    visit,
  );
  let left = subtotal - total(discounts, ({ amount }) => amount.amount);
  const giftCards = cart.giftCards.flatMap(({ id, hash }) => {
    const card = findCard(catalog, state, hash, currency);
    if (!card) return [];
    const balance = card.left.amount;
    const used = Math.min(balance, left);
    left -= used;
    return [{ id, last: card.last, used: withAmount(nothing, used), remaining: withAmount(nothing, balance - used) }];
  });
  let storeCredit: Cart['storeCredit'];
  if (cart.credit) {
    const { email, amount } = cart.credit;
    const balance = creditOf(catalog, state, email, currency).amount;
    const used = Math.max(0, Math.min(balance, left, amount ?? left));
    left -= used;
    storeCredit = { used: withAmount(nothing, used), remaining: withAmount(nothing, balance - used) };
  }
  const threshold = priced(seed, seed.freeShipping, currency);
  const missing = freeShipping ? 0 : Math.max(0, threshold.amount - sum(physical));
  return {
    id: cart.id,
    currency,
    lines: shown,
    count: total(shown, ({ quantity }) => quantity),
    subtotal: { money: withAmount(nothing, subtotal), estimated: false },
    discounts,
    codes,
    giftCards,
    ...(storeCredit ? { storeCredit } : {}),
    total: { money: withAmount(nothing, left), estimated: physical.length > 0 },
    ...(physical.length > 0 ? { freeShipping: { threshold, remaining: withAmount(threshold, missing) } } : {}),
    note: cart.note,
    attributes: cart.attributes.map(({ key, value }) => ({ key, value })),
  };
}
