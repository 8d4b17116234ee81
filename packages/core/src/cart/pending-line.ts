import type { QuantityRule } from '../catalog/product.js';
import type { GiftCardOrder } from '../gift-card/gift-card.js';
import type { Money } from '../money/money.js';
import type { LinePreview } from './cart-store.js';
import type { CartLine, LineInput } from './cart.js';

const ANY: QuantityRule = { min: 1, max: null, step: 1 };

/** The price of some, while the backend has not said: never more than a guess, and shown as one. */
function several(price: Money, quantity: number): Money {
  const amount = price.amount * quantity;
  return Number.isSafeInteger(amount) ? { ...price, amount } : price;
}

/** A line the server has not named. Without a preview it has no name and costs nothing yet. */
export function pendingLine(id: string, { variantId, quantity, attributes = [] }: LineInput, preview: LinePreview | null, nothing: Money): CartLine {
  const unitPrice = preview?.unitPrice ?? nothing;
  const { compareAtPrice, picture } = preview ?? {};
  return {
    id, variantId, quantity, attributes, unitPrice,
    productId: preview?.productId ?? '',
    title: preview?.title ?? '',
    variantTitle: preview?.variantTitle ?? '',
    rule: preview?.rule ?? ANY,
    kind: preview?.kind ?? 'physical',
    total: several(unitPrice, quantity),
    ...(compareAtPrice ? { compareAtPrice } : {}),
    ...(picture ? { picture } : {}),
    status: 'pending',
  };
}

/** A gift the server has not named: one line for each, whatever else is alike. */
export function pendingGift(id: string, { amount, recipient }: GiftCardOrder, preview: LinePreview | null): CartLine {
  return { ...pendingLine(id, { variantId: '', quantity: 1 }, preview, amount), unitPrice: amount, total: amount, kind: 'gift-card', rule: { min: 1, max: 1, step: 1 }, recipient };
}
