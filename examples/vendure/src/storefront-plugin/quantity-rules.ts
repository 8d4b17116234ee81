import {
  idsAreEqual,
  type Order,
  type OrderInterceptor,
  type OrderLine,
  type ProductVariant,
  type RequestContext,
  type WillAddItemToOrderInput,
  type WillAdjustOrderLineInput,
} from '@vendure/core';

interface Fields {
  readonly vitrineMin?: number | null;
  readonly vitrineStep?: number | null;
  readonly vitrineMax?: number | null;
  readonly vitrineAttributes?: string | null;
  readonly vitrineGift?: string | null;
}

const fieldsOf = (entity: { customFields?: unknown } | undefined): Fields => (entity?.customFields ?? {}) as Fields;

/**
 * The name of the rule that a line of so many units breaks. The words are Vitrine's error codes: its adapter reads
 * them.
 */
export function brokenRule(variant: ProductVariant, quantity: number): string | undefined {
  const { vitrineMin, vitrineStep, vitrineMax } = fieldsOf(variant);
  const min = vitrineMin ?? 1;
  if (quantity < min) return 'quantity-below-minimum';
  if (vitrineMax != null && quantity > vitrineMax) return 'quantity-above-maximum';
  return (quantity - min) % (vitrineStep ?? 1) === 0 ? undefined : 'quantity-not-a-step';
}

const sameLine = (line: OrderLine, added: Fields): boolean =>
  (fieldsOf(line).vitrineAttributes ?? null) === (added.vitrineAttributes ?? null) &&
  (fieldsOf(line).vitrineGift ?? null) === (added.vitrineGift ?? null);

/** Rejects quantities that a variant is not sold in, from the adapter, a hand-written query or the dashboard. */
export class QuantityRules implements OrderInterceptor {
  willAddItemToOrder(
    _ctx: RequestContext,
    order: Order,
    { productVariant, quantity, customFields }: WillAddItemToOrderInput,
  ): string | undefined {
    const there = order.lines.find(
      (line) => idsAreEqual(line.productVariantId, productVariant.id) && sameLine(line, (customFields ?? {}) as Fields),
    );
    return brokenRule(productVariant, quantity + (there?.quantity ?? 0));
  }

  willAdjustOrderLine(
    _ctx: RequestContext,
    _order: Order,
    { orderLine, quantity }: WillAdjustOrderLineInput,
  ): string | undefined {
    if (quantity === 0) return undefined;
    if (fieldsOf(orderLine).vitrineGift != null && quantity !== 1) return 'quantity-above-maximum';
    return brokenRule(orderLine.productVariant, quantity);
  }
}
