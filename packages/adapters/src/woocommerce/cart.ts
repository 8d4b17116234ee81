import {
  lineKey,
  VitrineError,
  type CallOptions,
  type Cart,
  type CartLine,
  type CartPort,
  type CartResult,
  type CartWarning,
  type LineInput,
} from '@vitrine/core';
import { cappedWarnings } from '../cart/capped-warnings.js';
import { COMPANION } from './companion.js';
import type { CartSession } from './cart-session.js';
import { brokenRule } from './refusal.js';
import { addInput } from './variation.js';

export interface WooCartParts {
  readonly session: CartSession;
  /** Whether the shop's companion keeps attributes. */
  readonly hasCompanion: () => boolean;
}

const where = 'woocommerce.cart';

const quantitiesIn = (cart: Cart | undefined): Map<string, number> =>
  new Map(cart?.lines.map(({ id, quantity }) => [id, quantity]));

/** The same, of a change that is half done: whoever reads the cart sees how far it came. */
function unsure(thrown: unknown): VitrineError {
  const { code, retryAfter = 0 } = thrown as VitrineError;
  return new VitrineError(code, { where, ambiguous: true, retryAfter, cause: thrown });
}

export function wooCart({ session, hasCompanion }: WooCartParts): CartPort {
  const changed = async (...change: Parameters<CartSession['change']>): Promise<CartResult> => ({
    cart: (await session.change(...change)).cart,
    warnings: [],
  });

  const lineOf = (cart: Cart | null, input: LineInput): CartLine | undefined =>
    cart?.lines.find((line) => lineKey(line) === lineKey(input));

  /** The way back is gone to its end, also when nobody waits for it any more. What goes wrong on it leaves in the shop what nobody wished. */
  async function setBack(key: string, quantity?: number): Promise<void> {
    try {
      await changed(quantity ? 'update-item' : 'remove-item', { key, quantity }, undefined);
    } catch (thrown) {
      throw unsure(thrown);
    }
  }

  async function addOne(input: LineInput, options: CallOptions | undefined): Promise<CartResult> {
    const wire = addInput(input.variantId);
    if (!wire) throw new VitrineError('product-not-found', { where });
    // what a new line is, and what one that was there already, only the cart before can tell
    const known = await session.current(options);
    const attributes = input.attributes?.filter(({ value }) => value !== '') ?? [];
    // without the companion a shop would drop them in silence, an engraving among them
    if (attributes[0] && !hasCompanion())
      throw new VitrineError('unsupported', { where, message: 'needs the companion plugin' });
    const before = lineOf(known, input);
    const current = before?.quantity ?? 0;
    const body = { ...wire, quantity: input.quantity, ...(attributes[0] ? { vitrine_attributes: attributes } : {}) };
    const { cart } = await changed('add-item', body, options, {
      begins: true,
      quantity: { wanted: current + input.quantity, current, rule: before?.rule },
    });
    const line = lineOf(cart, input);
    const capped = (wanted: number): CartResult => ({
      cart,
      warnings: cappedWarnings(cart, new Map(line && [[line.id, wanted]])),
    });
    // A line that was there is refused by the shop itself; a new one is put right in silence, with status 200.
    if (!line || (before && cart.id === known?.id)) return capped(current + input.quantity);
    const broken = brokenRule(line.rule, input.quantity, 0);
    const { min, step } = line.rule;
    // more than a line can be put right to: somebody else has added meanwhile
    const others = line.quantity >= Math.max(min, input.quantity) + step;
    if (line.quantity === input.quantity || others || !broken || broken.code === 'quantity-above-maximum')
      return capped(input.quantity);
    // More than was asked for, or a step beside it: nobody wished that. It is taken out again.
    await setBack(line.id);
    throw new VitrineError(broken.code, { where, ...broken });
  }

  /** One by one: the Store API has no transaction. When one is refused, what those before it have put in is taken out again. */
  async function oneByOne<T>(
    steps: readonly T[],
    options: CallOptions | undefined,
    run: (step: T) => Promise<CartResult>,
    keyOf?: (step: T) => string,
  ): Promise<CartResult> {
    // one alone is refused by the shop itself
    const before = steps[1] ? (await session.read(options))?.cart : undefined;
    const was = quantitiesIn(before);
    if (keyOf && steps[1] && !steps.every((step) => was.has(keyOf(step))))
      throw new VitrineError('line-not-found', { where });
    const warnings: CartWarning[] = [];
    let cart: Cart | undefined;
    try {
      for (const step of steps) {
        const result = await run(step);
        cart = result.cart;
        warnings.push(...result.warnings);
      }
    } catch (thrown) {
      if (!cart) throw thrown;
      const { ambiguous, code } = thrown as VitrineError;
      const now = quantitiesIn(cart);
      // a new cart has the keys of the old one
      if (before?.id !== cart.id) was.clear();
      // what may still go through, or has no way back: the Store API makes a new line of one that was taken out
      if (ambiguous || code === 'rate-limited' || [...was.keys()].some((key) => !now.has(key))) throw unsure(thrown);
      for (const [key, quantity] of now) if (was.get(key) !== quantity) await setBack(key, was.get(key));
      throw thrown;
    }
    if (!cart) throw new VitrineError('cart-gone', { where });
    return { cart, warnings };
  }

  return {
    idempotency: 'none',
    get: async (options) => (await session.read(options))?.cart ?? null,
    add: (lines, options) => oneByOne(lines, options, (line) => addOne(line, options)),
    update: (lines, options) =>
      oneByOne(
        lines,
        options,
        async ({ lineId: key, quantity }) => {
          const line = session.last()?.lines.find(({ id }) => id === key);
          const { cart } = await changed('update-item', { key, quantity }, options, {
            quantity: { wanted: quantity, current: line?.quantity ?? 0, rule: line?.rule },
          });
          return { cart, warnings: cappedWarnings(cart, new Map([[key, quantity]])) };
        },
        ({ lineId }) => lineId,
      ),
    remove: (lineIds, options) =>
      oneByOne(
        lineIds,
        options,
        (key) => changed('remove-item', { key }, options),
        (key) => key,
      ),
    reset: async () => session.forget(),
    async applyCode(given, options) {
      const code = given.trim();
      const known = await session.current(options);
      // without the companion the shop says it in a sentence, in its own language; it keeps codes in small letters
      if (known?.codes.some((one) => one.code.toLowerCase() === code.toLowerCase()))
        throw new VitrineError('code-already-applied', { where, cart: known });
      return changed('apply-coupon', { code }, options);
    },
    removeCode: (code, options) => changed('remove-coupon', { code }, options),
    setAttributes: (attributes, options) =>
      changed('extensions', { namespace: COMPANION, data: { action: 'attributes', attributes } }, options, {
        begins: true,
      }),
  };
}
