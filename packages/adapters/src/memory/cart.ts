import {
  VitrineError,
  type Attribute,
  type Cart,
  type CartLine,
  type CartWarning,
  type LineInput,
  type LinePatch,
  type Money,
} from '@vitrine/core';
import {
  comparePrice,
  lineProduct,
  ruleOf,
  unitsLeft,
  variantPicture,
  variantPrice,
  variantTitle,
  type Catalog,
  type SeedVariant,
} from './catalog.js';
import { discountsOf } from './discount.js';
import { newId } from './new-id.js';
import type { CartScene, CartRecord, LineRecord } from './state.js';
import { total } from './total.js';
import { priced, say, withAmount, type Visit } from './visit.js';
import { creditOf, findCard } from './wallet.js';

const KEEP_REMOVED = 20;

const zero = (catalog: Catalog, currency: string): Money =>
  withAmount(priced(catalog.seed, catalog.seed.freeShipping, currency), 0);

const attributeKey = (attributes: readonly Attribute[]): string =>
  JSON.stringify(attributes.map(({ key, value }) => [key, value]).sort((a, b) => (String(a) < String(b) ? -1 : 1)));

const sameLine = (line: LineRecord, variantId: string, attributes: readonly Attribute[]): boolean =>
  line.recipient === undefined &&
  line.variantId === variantId &&
  attributeKey(line.attributes) === attributeKey(attributes);

export const plainAttributes = (attributes: readonly Attribute[] | undefined): Attribute[] =>
  (attributes ?? []).map(({ key, value }) => ({ key: String(key), value: String(value) }));

function variantOrThrow(catalog: Catalog, variantId: string): SeedVariant {
  const variant = catalog.variants.get(variantId);
  if (!variant)
    throw new VitrineError('product-not-found', { where: 'memory.cart', message: `no variant ${variantId}` });
  return variant;
}

export function lineOrThrow(cart: CartRecord, lineId: string): LineRecord {
  const line = cart.lines.find((entry) => entry.id === lineId);
  if (!line) throw new VitrineError('line-not-found', { where: 'memory.cart' });
  return line;
}

/**
 * The quantity a line gets when `wanted` is asked for: the rule refuses, the stock caps. `current` is what the line has;
 * other lines of the same variant use up stock too.
 */
function allowed(
  { state, cart }: CartScene,
  variant: SeedVariant,
  wanted: number,
  current: number,
  line: LineRecord | undefined,
): number {
  const rule = line?.recipient ? { min: 1, max: 1, step: 1 } : ruleOf(variant.product);
  const where = 'memory.cart';
  if (!Number.isSafeInteger(wanted) || wanted < rule.min)
    throw new VitrineError('quantity-below-minimum', { where, available: rule.min });
  if (rule.max !== null && wanted > rule.max)
    throw new VitrineError('quantity-above-maximum', { where, available: Math.max(0, rule.max - current) });
  if ((wanted - rule.min) % rule.step !== 0)
    throw new VitrineError('quantity-not-a-step', { where, available: rule.step });
  const left = unitsLeft(variant, state.sold);
  if (left === null) return wanted;
  const elsewhere = total(cart.lines, (other) =>
    other !== line && other.variantId === variant.id ? other.quantity : 0,
  );
  const room = left - elsewhere;
  if (wanted <= room) return wanted;
  const capped = room < rule.min ? 0 : rule.min + Math.floor((room - rule.min) / rule.step) * rule.step;
  // Nothing of what was asked can be had: a refusal, not a warning.
  if (capped === 0 || (capped <= current && wanted > current))
    throw new VitrineError('out-of-stock', { where, available: Math.max(0, room - current) });
  return capped;
}

const cappedWarning = (catalog: Catalog, line: LineRecord, visit: Visit): CartWarning => {
  const title = catalog.variants.get(line.variantId)?.product.title;
  return {
    code: 'quantity-capped',
    lineId: line.id,
    ...(title ? { title: say(title, visit) } : {}),
    quantity: line.quantity,
  };
};

export function addLines(scene: CartScene, inputs: readonly LineInput[], visit: Visit): CartWarning[] {
  const warnings: CartWarning[] = [];
  for (const input of inputs) {
    const variant = variantOrThrow(scene.catalog, input.variantId);
    if (variant.product.kind === 'gift-card')
      throw new VitrineError('variant-unavailable', {
        where: 'memory.cart.add',
        message: 'a gift card needs its recipient: giftCard.addToCart',
      });
    const attributes = plainAttributes(input.attributes);
    const line = scene.cart.lines.find((entry) => sameLine(entry, input.variantId, attributes));
    const current = line?.quantity ?? 0;
    if (!Number.isSafeInteger(input.quantity) || input.quantity < 1)
      throw new VitrineError('quantity-below-minimum', { where: 'memory.cart.add', available: 1 });
    const quantity = allowed(scene, variant, current + input.quantity, current, line);
    const target: LineRecord = line ?? { id: newId('line'), variantId: variant.id, quantity, attributes };
    target.quantity = quantity;
    if (!line) scene.cart.lines.push(target);
    if (quantity < current + input.quantity) warnings.push(cappedWarning(scene.catalog, target, visit));
  }
  return warnings;
}

export function updateLines(scene: CartScene, patches: readonly LinePatch[], visit: Visit): CartWarning[] {
  const warnings: CartWarning[] = [];
  for (const patch of patches) {
    const line = lineOrThrow(scene.cart, patch.lineId);
    line.quantity = allowed(scene, variantOrThrow(scene.catalog, line.variantId), patch.quantity, line.quantity, line);
    if (line.quantity < patch.quantity) warnings.push(cappedWarning(scene.catalog, line, visit));
  }
  return warnings;
}

export function removeLines({ cart }: CartScene, lineIds: readonly string[]): CartWarning[] {
  for (const id of lineIds) {
    const line = lineOrThrow(cart, id);
    const index = cart.lines.indexOf(line);
    cart.lines.splice(index, 1);
    cart.removed = [...cart.removed, { line, index }].slice(-KEEP_REMOVED);
  }
  return [];
}

/** Puts a removed line back where it was, with its id, attributes and recipient. What was never here cannot come back. */
export function restoreLine(scene: CartScene, lineId: string, visit: Visit): CartWarning[] {
  const { cart, catalog } = scene;
  const found = cart.removed.find((entry) => entry.line.id === lineId);
  if (!found) throw new VitrineError('line-not-found', { where: 'memory.cart.restore' });
  cart.removed = cart.removed.filter((entry) => entry !== found);
  const { line } = found;
  const twin = line.recipient
    ? undefined
    : cart.lines.find((entry) => sameLine(entry, line.variantId, line.attributes));
  const target = twin ?? line;
  const current = twin?.quantity ?? 0;
  const wanted = current + line.quantity;
  target.quantity = allowed(scene, variantOrThrow(catalog, line.variantId), wanted, current, target);
  if (!twin) cart.lines.splice(found.index, 0, line);
  return target.quantity < wanted ? [cappedWarning(catalog, target, visit)] : [];
}

/** Lines of products that are no longer sold are gone: one of them must not spoil the whole cart. */
const livingLines = (catalog: Catalog, cart: CartRecord): { line: LineRecord; variant: SeedVariant }[] =>
  cart.lines.flatMap((line) => {
    const variant = catalog.variants.get(line.variantId);
    return variant ? [{ line, variant }] : [];
  });

function lineView(catalog: Catalog, line: LineRecord, variant: SeedVariant, currency: string, visit: Visit): CartLine {
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
    productId: lineProduct(variant).id,
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

/** The cart as this visitor sees it: words by locale, money always in the currency the cart was begun with. */
export function cartView({ catalog, state, cart }: CartScene, visit: Visit): Cart {
  const { currency } = cart;
  const { seed } = catalog;
  const nothing = zero(catalog, currency);
  const shown = livingLines(catalog, cart).map(({ line, variant }) =>
    lineView(catalog, line, variant, currency, visit),
  );
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
