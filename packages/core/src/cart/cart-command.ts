import type { CallOptions } from '../adapter/call-options.js';
import type { ErrorCode } from '../error/error-code.js';
import { VitrineError } from '../error/vitrine-error.js';
import type { GiftCardPort } from '../gift-card/gift-card-port.js';
import type { GiftCardOrder } from '../gift-card/gift-card.js';
import type { Money } from '../money/money.js';
import type { CartPort } from './cart-port.js';
import type { Attribute, Cart, CartLine, CartResult, LineInput, LinePatch } from './cart.js';
import { byKey, findLine, lineKey, linesLike, targetOf, unitsOf, type LineTarget } from './line-identity.js';

/**
 * A change of the cart that was asked for. Plain data: it is shown, sent, repeated and compared with what came of it.
 */
export type CartCommand =
  /**
   * `shown`: each of the lines as it looks until the backend has named it. `absolute`: by setting a quantity where the
   * line is there already; a request of the same command that is applied late changes nothing then.
   */
  | {
      readonly type: 'add';
      readonly lines: readonly LineInput[];
      readonly shown: readonly CartLine[];
      readonly absolute?: boolean;
    }
  /** `shown`: one line for each order, in the same order. */
  | { readonly type: 'add-gift-cards'; readonly orders: readonly GiftCardOrder[]; readonly shown: readonly CartLine[] }
  /** Brings a removed line back, with its attributes and recipient. */
  | { readonly type: 'restore'; readonly line: CartLine }
  | { readonly type: 'set-quantity'; readonly target: LineTarget; readonly quantity: number }
  | { readonly type: 'remove'; readonly target: LineTarget }
  | { readonly type: 'set-note'; readonly note: string }
  /** Written over what the cart has: the port replaces all attributes. `''` takes one away. */
  | { readonly type: 'set-attributes'; readonly changes: ReadonlyMap<string, string> }
  | { readonly type: 'apply-code' | 'remove-code' | 'apply-gift-card'; readonly code: string }
  | { readonly type: 'remove-gift-card'; readonly appliedId: string }
  /** `null` = as much as fits. It replaces what was applied, so sending it again does no harm. */
  | { readonly type: 'apply-credit'; readonly amount: Money | null }
  | { readonly type: 'remove-credit' };

/** The ports that change a cart. */
export interface CartPorts {
  readonly cart: CartPort;
  readonly giftCard?: GiftCardPort | undefined;
}

/** `undefined` = the adapter does not offer this. */
export type SendRequest = (ports: CartPorts, call: CallOptions) => Promise<CartResult> | undefined;

/** What a command does to one line: more units by `plus`, or `set` to a number; with both, it adds by setting. */
export interface Effect {
  readonly key: string;
  readonly plus?: number | undefined;
  readonly set?: number | undefined;
}

/** The rejection that says that the cart is already as the command wants it. */
export const fulfilledBy: { readonly [T in CartCommand['type']]?: ErrorCode } = {
  remove: 'line-not-found',
  'apply-code': 'code-already-applied',
  'apply-gift-card': 'code-already-applied',
};

/** The lines that it adds, as they are shown; `[]` = it is no add. An add makes sense in a new cart too. */
export const addedBy = (command: CartCommand): readonly CartLine[] =>
  command.type === 'restore' ? [command.line] : 'shown' in command ? command.shown : [];

/**
 * What it changes, line by line. With `base`, what its request does when it is applied late, sent on top of that cart.
 */
export function effectsOf(command: CartCommand, base?: Cart | null): readonly Effect[] {
  if ('target' in command) {
    const { key, others = 0 } = command.target;
    return [{ key, set: others + (command.type === 'remove' ? 0 : command.quantity) }];
  }
  const there = byKey(command.type === 'add' && command.absolute ? base : null);
  return [...byKey({ lines: addedBy(command) })].map(([key, { quantity }]) => {
    const units = there.get(key)?.quantity;
    return { key, plus: quantity, set: units ? units + quantity : undefined };
  });
}

/** The requests to make, one after the other, on top of `base`, the last cart known. */
export function requestsFor(command: CartCommand, base: Cart | null): readonly SendRequest[] {
  switch (command.type) {
    case 'add':
      return command.absolute ? setOrAdd(command.lines, base) : [({ cart }, call) => cart.add(command.lines, call)];
    case 'restore': {
      const { line } = command;
      const orders = line.recipient && [{ amount: line.unitPrice, recipient: line.recipient }];
      return [
        ({ cart, giftCard }, call) =>
          cart.restore?.(line, call) ?? (orders ? giftCard?.addToCart(orders, call) : cart.add([inputOf(line)], call)),
      ];
    }
    case 'add-gift-cards':
      return [({ giftCard }, call) => giftCard?.addToCart(command.orders, call)];
    default:
      return [changeOf(command, base)[0]];
  }
}

/** Of a command that adds no line: its request on top of `base`, and whether a cart shows that it was applied. */
type Change = readonly [send: SendRequest, isDone: (now: Cart | null) => boolean];

function changeOf(
  command: Exclude<CartCommand, { type: 'add' | 'restore' | 'add-gift-cards' }>,
  base: Cart | null,
): Change {
  switch (command.type) {
    case 'set-quantity':
      return [
        ({ cart }, call) => cart.update([{ lineId: idOf(base, command.target), quantity: command.quantity }], call),
        (now) => findLine(now, command.target)?.quantity === command.quantity,
      ];
    case 'remove':
      return [
        ({ cart }, call) => cart.remove([idOf(base, command.target)], call),
        (now) => isRemoved(command.target, base, now),
      ];
    case 'set-note':
      return [({ cart }, call) => cart.setNote?.(command.note, call), (now) => now?.note === command.note];
    case 'set-attributes':
      return [
        ({ cart }, call) => cart.setAttributes?.(merged(command.changes, base), call),
        (now) => now !== null && sortedPairs(merged(command.changes, now)) === sortedPairs(now.attributes),
      ];
    case 'apply-code':
      return [({ cart }, call) => cart.applyCode?.(command.code, call), (now) => hasCode(now, command.code)];
    case 'remove-code':
      return [({ cart }, call) => cart.removeCode?.(command.code, call), (now) => !hasCode(now, command.code)];
    case 'apply-gift-card':
      return [
        ({ giftCard }, call) => giftCard?.apply?.(command.code, call),
        (now) => cardsLike(now, command) > cardsLike(base, command),
      ];
    case 'remove-gift-card':
      return [
        ({ giftCard }, call) => giftCard?.remove?.(command.appliedId, call),
        (now) => !now?.giftCards.some(({ id }) => id === command.appliedId),
      ];
    case 'apply-credit':
      return [
        ({ giftCard }, call) => giftCard?.applyCredit?.(command.amount, call),
        (now) => hasCredit(now, command.amount),
      ];
    case 'remove-credit':
      return [({ giftCard }, call) => giftCard?.removeCredit?.(call), (now) => !now?.storeCredit];
  }
}

/**
 * After an answer was lost: what is still to be done on top of `now`; `null` = the cart shows that it was applied.
 * `before` is the cart before the first request, the only measure of what became of it.
 */
export function remaining(command: CartCommand, before: Cart | null, now: Cart | null): CartCommand | null {
  switch (command.type) {
    case 'add':
      return stillToAdd(command.shown, before, now);
    case 'restore': {
      const { line } = command;
      if (!line.recipient) return stillToAdd([line], before, now);
      return unitsOf(now, lineKey(line)) >= unitsOf(before, lineKey(line)) + line.quantity ? null : command;
    }
    case 'add-gift-cards': {
      const isMissing = missingGifts(command.shown, before, now);
      const orders = command.orders.filter((_order, at) => isMissing[at]);
      return orders.length > 0
        ? { ...command, orders, shown: command.shown.filter((_line, at) => isMissing[at]) }
        : null;
    }
    default:
      return changeOf(command, before)[1](now) ? null : command;
  }
}

/**
 * Of gifts to one person, as many have arrived as there are more lines than before: those first whose message and day
 * are seen.
 */
function missingGifts(gifts: readonly CartLine[], before: Cart | null, now: Cart | null): readonly boolean[] {
  const keys = gifts.map(lineKey);
  const isSeen = gifts.map((line) => {
    const gift = targetOf(null, line);
    return linesLike(now, gift).length > linesLike(before, gift).length;
  });
  const isMissing = gifts.map(() => true);
  for (const key of new Set(keys)) {
    const alike = keys.flatMap((other, at) => (other === key ? at : []));
    const bestFirst = alike.sort((a, b) => Number(isSeen[b]) - Number(isSeen[a]));
    for (const at of bestFirst.slice(0, Math.max(0, unitsOf(now, key) - unitsOf(before, key)))) isMissing[at] = false;
  }
  return isMissing;
}

/** Gone by its id, and not there under another one: of gifts that look alike there is one fewer. */
function isRemoved(target: LineTarget, before: Cart | null, now: Cart | null): boolean {
  if (now?.lines.some(({ id }) => id === target.id)) return false;
  const left = linesLike(now, target).length;
  return left === 0 || (target.recipient !== undefined && left < linesLike(before, target).length);
}

export const inputOf = ({ variantId, quantity, attributes }: CartLine): LineInput => ({
  variantId,
  quantity,
  attributes,
});

function idOf(base: Cart | null, target: LineTarget): string {
  const line = findLine(base, target);
  if (line) return line.id;
  throw new VitrineError('line-not-found', { where: 'cart' });
}

function merged(changes: ReadonlyMap<string, string>, base: Cart | null): readonly Attribute[] {
  const kept = (base?.attributes ?? []).filter(({ key }) => !changes.has(key));
  return [...kept, ...[...changes].map(([key, value]) => ({ key, value })).filter(({ value }) => value !== '')];
}

const sortedPairs = (attributes: readonly Attribute[]): string => lineKey({ variantId: '', attributes });
const normalized = (code: string): string => code.trim().toLowerCase();
const hasCode = (cart: Cart | null, code: string): boolean =>
  !!cart?.codes.some((one) => normalized(one.code) === normalized(code));
const cardsLike = (cart: Cart | null, { code }: { readonly code: string }): number =>
  cart?.giftCards.filter(({ last }) => last !== '' && normalized(code).endsWith(last.toLowerCase())).length ?? 0;
const hasCredit = (cart: Cart | null, amount: Money | null): boolean =>
  !!cart?.storeCredit && (!amount || cart.storeCredit.used.amount === amount.amount);

/** What `now` lacks of what was added to `before`, and what is still shown of it. */
function stillToAdd(added: readonly CartLine[], before: Cart | null, now: Cart | null): CartCommand | null {
  const had = byKey(before);
  const has = byKey(now);
  const shown = [...byKey({ lines: added })].flatMap(([key, line]) => {
    const arrived = (has.get(key)?.quantity ?? 0) - (had.get(key)?.quantity ?? 0);
    const quantity = line.quantity - Math.max(0, arrived);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
  return shown.length > 0 ? { type: 'add', lines: shown.map(inputOf), shown, absolute: true } : null;
}

function setOrAdd(lines: readonly LineInput[], base: Cart | null): readonly SendRequest[] {
  const patches: LinePatch[] = [];
  const fresh: LineInput[] = [];
  const known = new Map(base?.lines.map((line) => [lineKey(line), line]));
  for (const [key, line] of byKey({ lines })) {
    const there = known.get(key);
    if (there) patches.push({ lineId: there.id, quantity: there.quantity + line.quantity });
    else fresh.push(line);
  }
  const requests: SendRequest[] = [];
  if (patches.length > 0) requests.push(({ cart }, call) => cart.update(patches, call));
  if (fresh.length > 0) requests.push(({ cart }, call) => cart.add(fresh, call));
  return requests;
}
