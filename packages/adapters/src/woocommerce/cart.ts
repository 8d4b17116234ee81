import { lineKey, VitrineError, type CallOptions, type Cart, type CartLine, type CartPort, type CartResult, type CartWarning, type LineInput } from '@vitrine/core';
import { cappedWarnings } from '../cart/capped-warnings.js';
import { oneAtATime } from '../http/one-at-a-time.js';
import { COMPANION } from './companion.js';
import type { CartChange, CartPath, CartSession } from './cart-session.js';
import { brokenRule } from './refusal.js';
import { addInput } from './variation.js';

export interface WooCartParts {
  readonly session: CartSession;
  /** Whether the shop's companion keeps attributes. */
  readonly hasCompanion: () => boolean;
}

/** For the ports that change the cart besides its own. */
export interface WooCartQueue {
  /** One change after the other: the session of a Woo cart is read, changed and written as a whole, and the last one wins. */
  readonly inTurn: ReturnType<typeof oneAtATime>;
}

const where = 'woocommerce.cart';

export function wooCart({ session, hasCompanion }: WooCartParts): CartPort & WooCartQueue {
  const inTurn = oneAtATime();
  /** As it was last seen: tells whether a line is new, and by which rule it was refused. */
  let last: Cart | null = null;

  async function read(options: CallOptions | undefined): Promise<Cart | null> {
    last = (await session.read(options))?.cart ?? null;
    return last;
  }

  async function changed(...change: Parameters<CartSession['change']>): Promise<Cart> {
    last = (await session.change(...change)).cart;
    return last;
  }

  const lineOf = (cart: Cart | null, input: LineInput): CartLine | undefined => cart?.lines.find((line) => lineKey(line) === lineKey(input));

  async function addOne(input: LineInput, options: CallOptions | undefined): Promise<CartResult> {
    const wire = addInput(input.variantId);
    if (!wire) throw new VitrineError('product-not-found', { where });
    const attributes = input.attributes?.filter(({ value }) => value !== '') ?? [];
    // without the companion a shop would drop them in silence, an engraving among them
    if (attributes[0] && !hasCompanion()) throw new VitrineError('unsupported', { where, message: 'needs the companion plugin' });
    const before = lineOf(last, input);
    const current = before?.quantity ?? 0;
    const wanted = current + input.quantity;
    const body = { ...wire, quantity: input.quantity, ...(attributes[0] ? { vitrine_attributes: attributes } : {}) };
    const cart = await changed('add-item', body, options, { begins: true, quantity: { wanted, current, rule: before?.rule } });
    const line = lineOf(cart, input);
    // A new line is put right in silence, with status 200.
    const broken = line && brokenRule(line.rule, input.quantity, 0);
    if (!line || line.quantity === wanted || (line.quantity >= input.quantity && !broken)) return { cart, warnings: [] };
    if (broken?.code === 'quantity-above-maximum') return { cart, warnings: cappedWarnings(cart, new Map([[line.id, input.quantity]])) };
    // More than was asked for, or a step beside it: nobody wished that. It is taken out again.
    await changed('remove-item', { key: line.id }, options);
    throw new VitrineError(broken?.code ?? 'quantity-not-a-step', { where, ...broken });
  }

  /** One by one: the Store API has no transaction. When one is refused, what those before it have put in is taken out again. */
  async function inOrder<T>(steps: readonly T[], options: CallOptions | undefined, run: (step: T) => Promise<CartResult>, keyOf?: (step: T) => string): Promise<CartResult> {
    if (steps.length > 1) await read(options);
    const before = new Map(last?.lines.map(({ id, quantity }) => [id, quantity]));
    // one alone is refused by the shop itself
    if (keyOf && steps[1] && !steps.every((step) => before.has(keyOf(step)))) throw new VitrineError('line-not-found', { where });
    const warnings: CartWarning[] = [];
    let cart: Cart | undefined;
    try {
      for (const step of steps) {
        const result = await run(step);
        cart = result.cart;
        warnings.push(...result.warnings);
      }
    } catch (thrown) {
      for (const { id: key, quantity: now } of cart?.lines ?? []) {
        const quantity = before.get(key);
        if (quantity !== now) await changed(quantity ? 'update-item' : 'remove-item', { key, quantity }, options);
      }
      throw thrown;
    }
    if (!cart) throw new VitrineError('cart-gone', { where });
    return { cart, warnings };
  }

  const simple = (path: CartPath, body: object, options: CallOptions | undefined, change?: CartChange): Promise<CartResult> =>
    inTurn(async () => ({ cart: await changed(path, body, options, change), warnings: [] }));

  return {
    inTurn,
    idempotency: 'none',
    get: (options) => inTurn(() => read(options)),
    add: (lines, options) => inTurn(() => inOrder(lines, options, (line) => addOne(line, options))),
    update: (lines, options) => inTurn(() => inOrder(lines, options, async ({ lineId: key, quantity }) => {
      const line = last?.lines.find(({ id }) => id === key);
      const cart = await changed('update-item', { key, quantity }, options, { quantity: { wanted: quantity, current: line?.quantity ?? 0, rule: line?.rule } });
      return { cart, warnings: cappedWarnings(cart, new Map([[key, quantity]])) };
    }, ({ lineId }) => lineId)),
    remove: (lineIds, options) => inTurn(() => inOrder(lineIds, options, async (key) => ({ cart: await changed('remove-item', { key }, options), warnings: [] }), (key) => key)),
    reset: () => inTurn(async () => {
      session.forget();
      last = null;
    }),
    applyCode: (code, options) => simple('apply-coupon', { code: code.trim() }, options),
    removeCode: (code, options) => simple('remove-coupon', { code }, options),
    setAttributes: (attributes, options) => simple('extensions', { namespace: COMPANION, data: { action: 'attributes', attributes } }, options, { begins: true }),
  };
}
