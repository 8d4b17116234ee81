import type { CallOptions } from '../adapter/call-options.js';
import { VitrineError, type ErrorCode } from '../error/vitrine-error.js';
import type { GiftCardPort } from '../gift-card/gift-card-port.js';
import type { GiftCardOrder } from '../gift-card/gift-card.js';
import { cartPrint, findLine, unitsOf, type CartIntent, type LineTarget } from './cart-fold.js';
import type { CartPort } from './cart-port.js';
import type { Attribute, Cart, CartLine, CartResult, LineInput, LinePatch } from './cart.js';
import { lineKey } from './line-key.js';

/** The ports that change a cart. */
export interface CartPorts {
  readonly cart: CartPort;
  readonly giftCard: GiftCardPort | undefined;
}

export type Send = (ports: CartPorts, call: CallOptions) => Promise<CartResult>;

/** A wish of the shopper: how to show it, how to send it, and how to finish it when an answer was lost. */
export interface CartPlan {
  readonly intent: CartIntent;
  /** How to send it on top of `base`, the last cart known. Throws when that cart says it cannot be. */
  send(base: Cart | null): Send;
  /** Its answer was lost: `null` = what is there `now` shows that it was applied; else how to make up what is missing since `before`. */
  complete(before: Cart | null, now: Cart | null): Send | null;
  /** This refusal means that the wish has come true already. */
  readonly fulfilledBy?: ErrorCode;
  /** Replaces a whole that it read before: the base must be fresh. */
  readonly rewrites?: boolean;
  /** Makes sense in a new cart, when the old one is gone. */
  readonly survivesCart?: boolean;
  /** Line keys it changes, for what lands late. */
  readonly touches: readonly { readonly key: string; readonly plus?: number; readonly set?: number }[];
}

const unsupported = (where: string): VitrineError => new VitrineError('unsupported', { where, message: 'the adapter does not offer this' });

/** Adds what is missing of `lines`: a line that is there is set to an absolute quantity, an add is never repeated blindly. */
function topUp(wanted: ReadonlyMap<string, { readonly line: LineInput; readonly units: number }>, now: Cart | null): Send | null {
  const patches: LinePatch[] = [];
  const fresh: LineInput[] = [];
  for (const [key, { line, units }] of wanted) {
    const there = unitsOf(now, key);
    if (there >= units) continue;
    const hit = now?.lines.find((other) => lineKey(other) === key);
    if (hit) patches.push({ lineId: hit.id, quantity: hit.quantity + units - there });
    else fresh.push({ ...line, quantity: units });
  }
  if (patches.length + fresh.length === 0) return null;
  return async ({ cart }, call) => {
    const updated = patches.length > 0 ? await cart.update(patches, call) : null;
    if (fresh.length === 0 && updated) return updated;
    const added = await cart.add(fresh, call);
    return updated ? { cart: added.cart, warnings: [...updated.warnings, ...added.warnings] } : added;
  };
}

export function addPlan(lines: readonly LineInput[], shown: readonly CartLine[]): CartPlan {
  const units = new Map<string, { line: LineInput; units: number }>();
  for (const line of lines) {
    const key = lineKey(line);
    units.set(key, { line, units: (units.get(key)?.units ?? 0) + line.quantity });
  }
  return {
    intent: { type: 'add', lines: shown },
    send: () => ({ cart }, call) => cart.add(lines, call),
    complete(before, now) {
      const wanted = new Map<string, { line: LineInput; units: number }>();
      for (const [key, one] of units) wanted.set(key, { line: one.line, units: unitsOf(before, key) + one.units });
      return topUp(wanted, now);
    },
    survivesCart: true,
    touches: [...units].map(([key, one]) => ({ key, plus: one.units })),
  };
}

export function quantityPlan(target: LineTarget, quantity: number): CartPlan {
  const send = (base: Cart | null): Send => {
    const line = findLine(base, target);
    if (!line) throw new VitrineError('line-not-found', { where: 'cart.setQuantity' });
    return ({ cart }, call) => cart.update([{ lineId: line.id, quantity }], call);
  };
  return {
    intent: { type: 'quantity', target, quantity },
    send,
    complete: (_before, now) => (findLine(now, target)?.quantity === quantity ? null : send(now)),
    touches: [{ key: target.key, set: quantity }],
  };
}

export function removePlan(target: LineTarget): CartPlan {
  const send = (base: Cart | null): Send => {
    const line = findLine(base, target);
    if (!line) throw new VitrineError('line-not-found', { where: 'cart.remove' });
    return ({ cart }, call) => cart.remove([line.id], call);
  };
  return {
    intent: { type: 'remove', target },
    send,
    complete: (_before, now) => (findLine(now, target) ? send(now) : null),
    fulfilledBy: 'line-not-found',
    touches: [{ key: target.key, set: 0 }],
  };
}

/** With attributes and recipient: by the port's own `restore`, else added again from what is known. */
export function restorePlan(line: CartLine): CartPlan {
  const key = lineKey(line);
  const again: LineInput = { variantId: line.variantId, quantity: line.quantity, attributes: line.attributes };
  const restore: Send = ({ cart, giftCard }, call) => {
    if (cart.restore) return cart.restore(line, call);
    if (!line.recipient) return cart.add([again], call);
    if (!giftCard) throw unsupported('cart.undoRemove');
    return giftCard.addToCart([{ amount: line.unitPrice, recipient: line.recipient }], call);
  };
  return {
    intent: { type: 'add', lines: [line] },
    send: () => restore,
    complete(before, now) {
      const units = unitsOf(before, key) + line.quantity;
      if (line.recipient) return unitsOf(now, key) >= units ? null : restore;
      return topUp(new Map([[key, { line: again, units }]]), now);
    },
    survivesCart: true,
    touches: [{ key, plus: line.quantity }],
  };
}

export function giftCardPlan(orders: readonly GiftCardOrder[], shown: readonly CartLine[]): CartPlan {
  const send: Send = ({ giftCard }, call) => {
    if (!giftCard) throw unsupported('giftCard.addToCart');
    return giftCard.addToCart(orders, call);
  };
  const cards = (cart: Cart | null, { amount, recipient }: GiftCardOrder): number =>
    cart?.lines.filter((line) => line.recipient?.email === recipient.email && line.recipient.message === recipient.message && line.unitPrice.amount === amount.amount).length ?? 0;
  return {
    intent: { type: 'add', lines: shown },
    send: () => send,
    // all orders or none: one that is there speaks for the others
    complete: (before, now) => (orders.every((order) => cards(now, order) > cards(before, order)) ? null : send),
    survivesCart: true,
    touches: shown.map((line) => ({ key: lineKey(line), plus: 1 })),
  };
}

const sameCode = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

export function applyCodePlan(code: string): CartPlan {
  const send: Send = ({ cart }, call) => {
    if (!cart.applyCode) throw unsupported('cart.applyCode');
    return cart.applyCode(code, call);
  };
  return {
    intent: { type: 'unseen' },
    send: () => send,
    complete: (_before, now) => (now?.codes.some((one) => sameCode(one.code, code)) ? null : send),
    fulfilledBy: 'code-already-applied',
    touches: [],
  };
}

export function removeCodePlan(code: string): CartPlan {
  const send: Send = ({ cart }, call) => {
    if (!cart.removeCode) throw unsupported('cart.removeCode');
    return cart.removeCode(code, call);
  };
  return {
    intent: { type: 'unseen' },
    send: () => send,
    complete: (_before, now) => (now?.codes.some((one) => sameCode(one.code, code)) ? send : null),
    touches: [],
  };
}

export function notePlan(note: string): CartPlan {
  const send: Send = ({ cart }, call) => {
    if (!cart.setNote) throw unsupported('cart.setNote');
    return cart.setNote(note, call);
  };
  return { intent: { type: 'note', note }, send: () => send, complete: (_before, now) => (now?.note === note ? null : send), touches: [] };
}

/** Written over what the cart has: the port replaces all attributes. `''` takes one away. */
export function attributesPlan(changes: ReadonlyMap<string, string>): CartPlan {
  const merged = (base: Cart | null): Attribute[] => {
    const attributes = (base?.attributes ?? []).filter(({ key }) => !changes.has(key));
    for (const [key, value] of changes) if (value !== '') attributes.push({ key, value });
    return attributes;
  };
  const send = (base: Cart | null): Send => {
    const attributes = merged(base);
    return ({ cart }, call) => {
      if (!cart.setAttributes) throw unsupported('cart.setAttributes');
      return cart.setAttributes(attributes, call);
    };
  };
  return {
    intent: { type: 'unseen' },
    send,
    complete: (_before, now) => (now && cartPrint({ ...now, attributes: merged(now) }) === cartPrint(now) ? null : send(now)),
    rewrites: true,
    touches: [],
  };
}

export function applyGiftCardPlan(code: string): CartPlan {
  const send: Send = ({ giftCard }, call) => {
    if (!giftCard?.apply) throw unsupported('giftCard.apply');
    return giftCard.apply(code, call);
  };
  const last = (cart: Cart | null): number => cart?.giftCards.filter((card) => card.last !== '' && code.trim().toLowerCase().endsWith(card.last.toLowerCase())).length ?? 0;
  return {
    intent: { type: 'unseen' },
    send: () => send,
    complete: (before, now) => (last(now) > last(before) ? null : send),
    fulfilledBy: 'code-already-applied',
    touches: [],
  };
}

export function removeGiftCardPlan(appliedId: string): CartPlan {
  const send: Send = ({ giftCard }, call) => {
    if (!giftCard?.remove) throw unsupported('giftCard.remove');
    return giftCard.remove(appliedId, call);
  };
  return {
    intent: { type: 'unseen' },
    send: () => send,
    complete: (_before, now) => (now?.giftCards.some((card) => card.id === appliedId) ? send : null),
    touches: [],
  };
}
