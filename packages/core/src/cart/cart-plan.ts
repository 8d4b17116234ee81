import type { CallOptions } from '../adapter/call-options.js';
import type { ErrorCode } from '../error/error-code.js';
import { VitrineError } from '../error/vitrine-error.js';
import type { GiftCardPort } from '../gift-card/gift-card-port.js';
import type { GiftCardOrder } from '../gift-card/gift-card.js';
import type { Money } from '../money/money.js';
import { cartPrint, findLine, unitsOf, type CartIntent, type LineTarget } from './cart-fold.js';
import type { CartPort } from './cart-port.js';
import type { Attribute, Cart, CartLine, CartResult, LineInput, LinePatch } from './cart.js';
import { giftIdentity, lineIdentity, lineKey } from './line-key.js';

/** The ports that change a cart. */
export interface CartPorts {
  readonly cart: CartPort;
  readonly giftCard: GiftCardPort | undefined;
}

/** One request. */
export type Send = (ports: CartPorts, call: CallOptions) => Promise<CartResult>;

/** A wish of the shopper: how to show it, how to send it, and how to finish it when an answer was lost. */
export interface CartPlan {
  readonly intent: CartIntent;
  /** The requests to make, one after the other, on top of `base`, the last cart known. Throws when that cart says it cannot be. */
  send(base: Cart | null): readonly Send[];
  /** Its answer was lost: `null` = what is there `now` shows that it was applied; else what is still to be done, on top of `now`. */
  rest(before: Cart | null, now: Cart | null): CartPlan | null;
  /** This refusal means that the wish has come true already. */
  readonly fulfilledBy?: ErrorCode;
  /** Replaces a whole that it read before: the base must be fresh. */
  readonly rewrites?: boolean;
  /** Makes sense in a new cart, when the old one is gone. */
  readonly survivesCart?: boolean;
  /** What it changes. */
  readonly touches: readonly Touch[];
  /** What it does when it lands late, having been sent on top of `base`; absent = what it `touches`. */
  lands?(base: Cart | null): readonly Touch[];
}

/** Units of a line: more by `plus`, or `set` to a number. */
export interface Touch {
  readonly key: string;
  readonly plus?: number;
  readonly set?: number;
}

const unsupported = (where: string): VitrineError => new VitrineError('unsupported', { where, message: 'the adapter does not offer this' });

type Units = ReadonlyMap<string, { readonly line: LineInput; readonly units: number }>;

function unitsByKey(lines: readonly LineInput[]): Units {
  const wanted = new Map<string, { line: LineInput; units: number }>();
  for (const line of lines) {
    const key = lineKey(line);
    wanted.set(key, { line, units: (wanted.get(key)?.units ?? 0) + line.quantity });
  }
  return wanted;
}

/** What `now` lacks of what was wanted on top of `before`. */
function missing(wanted: Units, before: Cart | null, now: Cart | null): LineInput[] {
  return [...wanted].flatMap(([key, { line, units }]) => {
    const quantity = unitsOf(before, key) + units - unitsOf(now, key);
    return quantity > 0 ? [{ ...line, quantity: Math.min(quantity, units) }] : [];
  });
}

/** What is still to be shown of the lines of a wish, of which so much is owed. */
function stillShown(shown: readonly CartLine[], owed: readonly LineInput[]): CartLine[] {
  const left = new Map(owed.map((line) => [lineKey(line), line.quantity]));
  return shown.flatMap((line) => {
    const key = lineIdentity(line);
    const units = left.get(key) ?? 0;
    const quantity = Math.min(line.quantity, units);
    left.set(key, units - quantity);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
}

/** Adds with absolute quantities where the line is there: if the lost request lands in between, it changes nothing. */
function topUp(wanted: Units, base: Cart | null): Send[] {
  const patches: LinePatch[] = [];
  const fresh: LineInput[] = [];
  for (const [key, { line, units }] of wanted) {
    const there = base?.lines.find((other) => lineIdentity(other) === key);
    if (there) patches.push({ lineId: there.id, quantity: there.quantity + units });
    else fresh.push({ ...line, quantity: units });
  }
  const sends: Send[] = [];
  if (patches.length > 0) sends.push(({ cart }, call) => cart.update(patches, call));
  if (fresh.length > 0) sends.push(({ cart }, call) => cart.add(fresh, call));
  return sends;
}

export function addPlan(lines: readonly LineInput[], shown: readonly CartLine[], absolute = false): CartPlan {
  const wanted = unitsByKey(lines);
  return {
    intent: { type: 'add', lines: shown },
    send: (base) => (absolute ? topUp(wanted, base) : [({ cart }, call) => cart.add(lines, call)]),
    rest(before, now) {
      const owed = missing(wanted, before, now);
      return owed.length > 0 ? addPlan(owed, stillShown(shown, owed), true) : null;
    },
    survivesCart: true,
    touches: [...wanted].map(([key, { units }]) => ({ key, plus: units })),
    lands: (base) => [...wanted].map(([key, { units }]) => (absolute && unitsOf(base, key) > 0 ? { key, set: unitsOf(base, key) + units } : { key, plus: units })),
  };
}

export function quantityPlan(target: LineTarget, quantity: number): CartPlan {
  const send = (base: Cart | null): Send[] => {
    const line = findLine(base, target);
    if (!line) throw new VitrineError('line-not-found', { where: 'cart.setQuantity' });
    return [({ cart }, call) => cart.update([{ lineId: line.id, quantity }], call)];
  };
  const plan: CartPlan = {
    intent: { type: 'quantity', target, quantity },
    send,
    rest: (_before, now) => (findLine(now, target)?.quantity === quantity ? null : plan),
    touches: [{ key: target.key, set: quantity }],
  };
  return plan;
}

export function removePlan(target: LineTarget): CartPlan {
  const send = (base: Cart | null): Send[] => {
    const line = findLine(base, target);
    if (!line) throw new VitrineError('line-not-found', { where: 'cart.remove' });
    return [({ cart }, call) => cart.remove([line.id], call)];
  };
  const plan: CartPlan = {
    intent: { type: 'remove', target },
    send,
    rest: (_before, now) => (findLine(now, target) ? plan : null),
    fulfilledBy: 'line-not-found',
    touches: [{ key: target.key, set: 0 }],
  };
  return plan;
}

/** With attributes and recipient: by the port's own `restore`, else added again from what is known. */
export function restorePlan(line: CartLine): CartPlan {
  const key = lineIdentity(line);
  const again: LineInput = { variantId: line.variantId, quantity: line.quantity, attributes: line.attributes };
  const restore: Send = ({ cart, giftCard }, call) => {
    if (cart.restore) return cart.restore(line, call);
    if (!line.recipient) return cart.add([again], call);
    if (!giftCard) throw unsupported('cart.undoRemove');
    return giftCard.addToCart([{ amount: line.unitPrice, recipient: line.recipient }], call);
  };
  const plan: CartPlan = {
    intent: { type: 'add', lines: [line] },
    send: () => [restore],
    rest(before, now) {
      if (line.recipient) return unitsOf(now, key) >= unitsOf(before, key) + line.quantity ? null : plan;
      const owed = missing(unitsByKey([again]), before, now);
      return owed.length > 0 ? addPlan(owed, stillShown([line], owed), true) : null;
    },
    survivesCart: true,
    touches: [{ key, plus: line.quantity }],
  };
  return plan;
}

export function giftCardPlan(orders: readonly GiftCardOrder[], shown: readonly CartLine[]): CartPlan {
  const send: Send = ({ giftCard }, call) => {
    if (!giftCard) throw unsupported('giftCard.addToCart');
    return giftCard.addToCart(orders, call);
  };
  const keys = orders.map(({ recipient, amount }) => giftIdentity(recipient, amount));
  const units = new Map<string, number>();
  for (const key of keys) units.set(key, (units.get(key) ?? 0) + 1);
  return {
    intent: { type: 'add', lines: shown },
    send: () => [send],
    rest(before, now) {
      const there = new Map([...units.keys()].map((key) => [key, unitsOf(now, key) - unitsOf(before, key)]));
      const isOwed = keys.map((key) => {
        const one = there.get(key) ?? 0;
        there.set(key, one - 1);
        return one <= 0;
      });
      const owed = orders.filter((_order, at) => isOwed[at]);
      return owed.length > 0 ? giftCardPlan(owed, shown.filter((_line, at) => isOwed[at])) : null;
    },
    survivesCart: true,
    touches: [...units].map(([key, plus]) => ({ key, plus })),
  };
}

const sameCode = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

export function applyCodePlan(code: string): CartPlan {
  const send: Send = ({ cart }, call) => {
    if (!cart.applyCode) throw unsupported('cart.applyCode');
    return cart.applyCode(code, call);
  };
  const plan: CartPlan = {
    intent: { type: 'unseen' },
    send: () => [send],
    rest: (_before, now) => (now?.codes.some((one) => sameCode(one.code, code)) ? null : plan),
    fulfilledBy: 'code-already-applied',
    touches: [],
  };
  return plan;
}

export function removeCodePlan(code: string): CartPlan {
  const send: Send = ({ cart }, call) => {
    if (!cart.removeCode) throw unsupported('cart.removeCode');
    return cart.removeCode(code, call);
  };
  const plan: CartPlan = {
    intent: { type: 'unseen' },
    send: () => [send],
    rest: (_before, now) => (now?.codes.some((one) => sameCode(one.code, code)) ? plan : null),
    touches: [],
  };
  return plan;
}

export function notePlan(note: string): CartPlan {
  const send: Send = ({ cart }, call) => {
    if (!cart.setNote) throw unsupported('cart.setNote');
    return cart.setNote(note, call);
  };
  const plan: CartPlan = { intent: { type: 'note', note }, send: () => [send], rest: (_before, now) => (now?.note === note ? null : plan), touches: [] };
  return plan;
}

/** Written over what the cart has: the port replaces all attributes. `''` takes one away. */
export function attributesPlan(changes: ReadonlyMap<string, string>): CartPlan {
  const merged = (base: Cart | null): Attribute[] => {
    const attributes = (base?.attributes ?? []).filter(({ key }) => !changes.has(key));
    for (const [key, value] of changes) if (value !== '') attributes.push({ key, value });
    return attributes;
  };
  const send = (base: Cart | null): Send[] => {
    const attributes = merged(base);
    return [({ cart }, call) => {
      if (!cart.setAttributes) throw unsupported('cart.setAttributes');
      return cart.setAttributes(attributes, call);
    }];
  };
  const plan: CartPlan = {
    intent: { type: 'unseen' },
    send,
    rest: (_before, now) => (now && cartPrint({ ...now, attributes: merged(now) }) === cartPrint(now) ? null : plan),
    rewrites: true,
    touches: [],
  };
  return plan;
}

export function applyGiftCardPlan(code: string): CartPlan {
  const send: Send = ({ giftCard }, call) => {
    if (!giftCard?.apply) throw unsupported('giftCard.apply');
    return giftCard.apply(code, call);
  };
  const last = (cart: Cart | null): number => cart?.giftCards.filter((card) => card.last !== '' && code.trim().toLowerCase().endsWith(card.last.toLowerCase())).length ?? 0;
  const plan: CartPlan = {
    intent: { type: 'unseen' },
    send: () => [send],
    rest: (before, now) => (last(now) > last(before) ? null : plan),
    fulfilledBy: 'code-already-applied',
    touches: [],
  };
  return plan;
}

export function removeGiftCardPlan(appliedId: string): CartPlan {
  const send: Send = ({ giftCard }, call) => {
    if (!giftCard?.remove) throw unsupported('giftCard.remove');
    return giftCard.remove(appliedId, call);
  };
  const plan: CartPlan = {
    intent: { type: 'unseen' },
    send: () => [send],
    rest: (_before, now) => (now?.giftCards.some((card) => card.id === appliedId) ? plan : null),
    touches: [],
  };
  return plan;
}

/** `null` = as much as fits. It replaces what was applied, so to send it again does no harm. */
export function creditPlan(amount: Money | null): CartPlan {
  const send: Send = ({ giftCard }, call) => {
    if (!giftCard?.applyCredit) throw unsupported('giftCard.applyCredit');
    return giftCard.applyCredit(amount, call);
  };
  const plan: CartPlan = {
    intent: { type: 'unseen' },
    send: () => [send],
    rest: (_before, now) => (now?.storeCredit && (amount === null || now.storeCredit.used.amount === amount.amount) ? null : plan),
    touches: [],
  };
  return plan;
}

export function removeCreditPlan(): CartPlan {
  const send: Send = ({ giftCard }, call) => {
    if (!giftCard?.removeCredit) throw unsupported('giftCard.removeCredit');
    return giftCard.removeCredit(call);
  };
  const plan: CartPlan = { intent: { type: 'unseen' }, send: () => [send], rest: (_before, now) => (now?.storeCredit ? plan : null), touches: [] };
  return plan;
}
