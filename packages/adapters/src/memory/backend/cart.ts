import {
  plainJson,
  VitrineError,
  type Attribute,
  type CartWarning,
  type LineInput,
  type LinePatch,
} from '@vitrine/core';
import { ruleOf, unitsLeft, type Catalog, type SeedVariant } from './catalog.js';
import { newId } from './new-id.js';
import type { CartContext, CartRecord, LineRecord } from './state.js';
import { total } from '../../cart/total.js';
import { say, type Visit } from './visit.js';

/** Removed lines that can still be restored. */
const maxRemovedLines = 20;

const attributeKey = (attributes: readonly Attribute[]): string =>
  plainJson(attributes.map(({ key, value }) => [key, value]).sort((a, b) => (String(a) < String(b) ? -1 : 1)));

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
 * The quantity that a line gets: throws when `wanted` breaks the rule, and is capped by the stock. `current` is the
 * quantity before; other lines of the same variant use up stock, too.
 */
function allowedQuantity(
  { state, cart }: CartContext,
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
  // Nothing of the wanted units is left: an error, not a warning.
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

export function addLines(context: CartContext, inputs: readonly LineInput[], visit: Visit): CartWarning[] {
  const warnings: CartWarning[] = [];
  for (const input of inputs) {
    const variant = variantOrThrow(context.catalog, input.variantId);
    if (variant.product.kind === 'gift-card')
      throw new VitrineError('variant-unavailable', {
        where: 'memory.cart.add',
        message: 'a gift card needs its recipient: giftCard.addToCart',
      });
    const attributes = plainAttributes(input.attributes);
    const line = context.cart.lines.find((entry) => sameLine(entry, input.variantId, attributes));
    const current = line?.quantity ?? 0;
    if (!Number.isSafeInteger(input.quantity) || input.quantity < 1)
      throw new VitrineError('quantity-below-minimum', { where: 'memory.cart.add', available: 1 });
    const quantity = allowedQuantity(context, variant, current + input.quantity, current, line);
    const target: LineRecord = line ?? { id: newId('line'), variantId: variant.id, quantity, attributes };
    target.quantity = quantity;
    if (!line) context.cart.lines.push(target);
    if (quantity < current + input.quantity) warnings.push(cappedWarning(context.catalog, target, visit));
  }
  return warnings;
}

export function updateLines(context: CartContext, patches: readonly LinePatch[], visit: Visit): CartWarning[] {
  const warnings: CartWarning[] = [];
  for (const patch of patches) {
    const line = lineOrThrow(context.cart, patch.lineId);
    line.quantity = allowedQuantity(
      context,
      variantOrThrow(context.catalog, line.variantId),
      patch.quantity,
      line.quantity,
      line,
    );
    if (line.quantity < patch.quantity) warnings.push(cappedWarning(context.catalog, line, visit));
  }
  return warnings;
}

export function removeLines({ cart }: CartContext, lineIds: readonly string[]): CartWarning[] {
  for (const id of lineIds) {
    const line = lineOrThrow(cart, id);
    const index = cart.lines.indexOf(line);
    cart.lines.splice(index, 1);
    cart.removed = [...cart.removed, { line, index }].slice(-maxRemovedLines);
  }
  return [];
}

/** Puts a removed line back in its place, with its id, attributes and recipient. */
export function restoreLine(context: CartContext, lineId: string, visit: Visit): CartWarning[] {
  const { cart, catalog } = context;
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
  target.quantity = allowedQuantity(context, variantOrThrow(catalog, line.variantId), wanted, current, target);
  if (!twin) cart.lines.splice(found.index, 0, line);
  return target.quantity < wanted ? [cappedWarning(catalog, target, visit)] : [];
}
