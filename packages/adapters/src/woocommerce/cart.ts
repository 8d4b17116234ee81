import { lineKey, VitrineError, type CallOptions, type Cart, type CartPort, type CartResult, type CartWarning, type LineInput } from '@vitrine/core';
import { oneAtATime } from '../http/one-at-a-time.js';
import { COMPANION } from './companion.js';
import type { CartSession } from './cart-session.js';
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

export function wooCart({ session, hasCompanion }: WooCartParts): CartPort & WooCartQueue {
  const inTurn = oneAtATime();
  /** As it was last seen: tells whether a line is new, and by which rule it was refused. */
  let last: Cart | null = null;

  async function read(where: string, options: CallOptions | undefined): Promise<Cart | null> {
    last = (await session.read(where, options))?.cart ?? null;
    return last;
  }

  async function changed(change: Parameters<CartSession['change']>[0]): Promise<Cart> {
    last = (await session.change(change)).cart;
    return last;
  }

  const lineOfInput = (cart: Cart | null, input: LineInput): Cart['lines'][number] | undefined => cart?.lines.find((line) => lineKey(line) === lineKey(input));

  async function addOne(input: LineInput, options: CallOptions | undefined): Promise<CartResult> {
    const where = 'woocommerce.cart.add';
    const wire = addInput(input.variantId);
    if (!wire) throw new VitrineError('product-not-found', { where, message: 'a variant id is a number' });
    const attributes = (input.attributes ?? []).filter(({ value }) => value !== '');
    // without the companion a shop would drop them in silence, an engraving among them
    if (attributes.length > 0 && !hasCompanion()) throw new VitrineError('unsupported', { where, message: 'attributes of a line need the companion plugin' });
    const before = lineOfInput(last, input);
    const current = before?.quantity ?? 0;
    const body = { ...wire, quantity: input.quantity, ...(attributes.length > 0 ? { vitrine_attributes: attributes.map(({ key, value }) => ({ key, value })) } : {}) };
    const cart = await changed({ where, path: '/cart/add-item', body, options, begins: true, quantity: { wanted: current + input.quantity, current, rule: before?.rule } });
    const line = lineOfInput(cart, input) ?? cart.lines.find(({ variantId }) => variantId.split(':')[0] === input.variantId.split(':')[0]);
    if (!line) throw new VitrineError('bad-response', { where, message: 'the line is not in the cart that was answered', ambiguous: true });
    return { cart, warnings: await corrected(line, input.quantity, current, options) };
  }

  /** A new line is put right in silence, with status 200: less where there is less, another quantity where the rule has it so. */
  async function corrected(line: Cart['lines'][number], asked: number, current: number, options: CallOptions | undefined): Promise<CartWarning[]> {
    const { id, title, quantity, rule } = line;
    const broken = brokenRule(rule, asked, 0);
    if (quantity === current + asked || (quantity >= asked && !broken)) return [];
    if (quantity < asked && broken?.code !== 'quantity-not-a-step') return [{ code: 'quantity-capped', lineId: id, title, quantity }];
    // More than was asked for, or a step beside it: nobody wished that. It is taken out again.
    const where = 'woocommerce.cart.add';
    await changed({ where, path: '/cart/remove-item', body: { key: id }, options });
    throw new VitrineError(broken?.code ?? 'quantity-not-a-step', { where, ...(broken ? { available: broken.available } : {}) });
  }

  /** Brings the cart back to what it was before a change of several lines that was refused half way. */
  async function takeBack(before: Cart | null, options: CallOptions | undefined): Promise<void> {
    const where = 'woocommerce.cart';
    const old = new Map((before?.lines ?? []).map((line) => [line.id, line]));
    for (const line of last?.lines ?? []) {
      const was = old.get(line.id);
      if (!was) await changed({ where, path: '/cart/remove-item', body: { key: line.id }, options });
      else if (was.quantity !== line.quantity) await changed({ where, path: '/cart/update-item', body: { key: line.id, quantity: was.quantity }, options });
    }
    const left = new Set(last?.lines.map(({ id }) => id));
    for (const line of old.values()) if (!left.has(line.id)) await addOne(line, options);
  }

  /** All or none. The Store API has no transaction: several lines go one by one, and what went in is taken back when one is refused. */
  async function all<T>(steps: readonly T[], options: CallOptions | undefined, run: (step: T) => Promise<CartResult>, check?: (cart: Cart | null) => void): Promise<CartResult> {
    const where = 'woocommerce.cart';
    const several = steps.length > 1;
    const before = several ? await read(where, options) : last;
    if (several) check?.(before);
    const warnings: CartWarning[] = [];
    let cart: Cart | null = null;
    for (const step of steps) {
      try {
        const result = await run(step);
        cart = result.cart;
        warnings.push(...result.warnings);
      } catch (thrown) {
        if (!cart) throw thrown;
        try {
          await takeBack(before, options);
        } catch {
          throw new VitrineError('conflict', { where, message: 'one line was refused, and the others could not be taken back', ambiguous: true, cause: thrown });
        }
        throw thrown;
      }
    }
    cart ??= await read(where, options);
    if (!cart) throw new VitrineError('cart-gone', { where });
    return { cart, warnings };
  }

  const known = (where: string, ids: readonly string[]) => (cart: Cart | null): void => {
    if (!cart) throw new VitrineError('cart-gone', { where });
    if (!ids.every((id) => cart.lines.some((line) => line.id === id))) throw new VitrineError('line-not-found', { where, cart });
  };

  return {
    inTurn,
    idempotency: 'none',
    get: (options) => inTurn(() => read('woocommerce.cart.get', options)),
    add: (lines, options) => inTurn(() => all(lines, options, (line) => addOne(line, options))),
    update(lines, options) {
      const where = 'woocommerce.cart.update';
      return inTurn(() => all(lines, options, async ({ lineId, quantity }) => {
        const line = last?.lines.find(({ id }) => id === lineId);
        const cart = await changed({ where, path: '/cart/update-item', body: { key: lineId, quantity }, options, quantity: { wanted: quantity, current: line?.quantity ?? 0, rule: line?.rule } });
        const now = cart.lines.find(({ id }) => id === lineId);
        return { cart, warnings: now && now.quantity < quantity ? [{ code: 'quantity-capped' as const, lineId, title: now.title, quantity: now.quantity }] : [] };
      }, known(where, lines.map(({ lineId }) => lineId))));
    },
    remove(lineIds, options) {
      const where = 'woocommerce.cart.remove';
      return inTurn(() => all(lineIds, options, async (key) => ({ cart: await changed({ where, path: '/cart/remove-item', body: { key }, options }), warnings: [] }), known(where, lineIds)));
    },
    reset: () => inTurn(async () => {
      session.forget();
      last = null;
    }),
    applyCode: (code, options) => inTurn(async () => ({
      cart: await changed({ where: 'woocommerce.cart.applyCode', path: '/cart/apply-coupon', body: { code: code.trim() }, options }),
      warnings: [],
    })),
    removeCode: (code, options) => inTurn(async () => ({
      cart: await changed({ where: 'woocommerce.cart.removeCode', path: '/cart/remove-coupon', body: { code }, options }),
      warnings: [],
    })),
    setAttributes: (attributes, options) => inTurn(async () => ({
      cart: await changed({
        where: 'woocommerce.cart.setAttributes', path: '/cart/extensions', options, begins: true,
        body: { namespace: COMPANION, data: { action: 'attributes', attributes: attributes.map(({ key, value }) => ({ key, value })) } },
      }),
      warnings: [],
    })),
  };
}
