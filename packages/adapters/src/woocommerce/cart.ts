import {
  lineKey,
  type CallOptions,
  type Cart,
  type CartLine,
  type CartPort,
  type CartResult,
  type CartWarning,
  type LineInput,
  type VitrineError,
} from '@vitrine/core';
import { brokenRule } from '../cart/broken-rule.js';
import { cappedWarnings } from '../cart/capped-warnings.js';
import { asAmbiguous } from '../http/backend-errors.js';
import { companionNamespace } from './companion.js';
import { backendError } from './errors.js';
import type { Session } from './session.js';
import { variantInput } from './variation.js';

const quantitiesIn = (cart: Cart | undefined): Map<string, number> =>
  new Map(cart?.lines.map(({ id, quantity }) => [id, quantity]));

/** `hasCompanion`: whether the shop's companion plugin keeps attributes. */
export function createCart(session: Session, hasCompanion: () => boolean): CartPort {
  const change = async (...call: Parameters<Session['change']>): Promise<CartResult> => ({
    cart: (await session.change(...call)).cart,
    warnings: [],
  });

  const lineOf = (cart: Cart | null, input: LineInput): CartLine | undefined =>
    cart?.lines.find((line) => lineKey(line) === lineKey(input));

  /**
   * Takes back what was applied, without the caller's signal: it runs to its end even when nobody waits any more. When
   * it fails, the shop has what nobody asked for, and the error is ambiguous.
   */
  async function setBack(key: string, quantity?: number): Promise<void> {
    try {
      await change(quantity ? 'update-item' : 'remove-item', { key, quantity }, undefined);
    } catch (thrown) {
      throw asAmbiguous('woocommerce', thrown as VitrineError);
    }
  }

  async function addOne(input: LineInput, options: CallOptions | undefined): Promise<CartResult> {
    const variant = variantInput(input.variantId);
    if (!variant) throw backendError('product-not-found');
    // Only the cart before tells a new line from one that has grown.
    const known = await session.current(options);
    const attributes = input.attributes?.filter(({ value }) => value !== '') ?? [];
    // Without the companion a shop would drop attributes in silence, an engraving among them.
    if (attributes[0] && !hasCompanion()) throw backendError('unsupported', { message: 'needs the companion plugin' });
    const before = lineOf(known, input);
    const current = before?.quantity ?? 0;
    const body = { ...variant, quantity: input.quantity, ...(attributes[0] ? { vitrine_attributes: attributes } : {}) };
    const { cart } = await change('add-item', body, options, {
      beginsCart: true,
      quantity: { wanted: current + input.quantity, current, rule: before?.rule },
    });
    const line = lineOf(cart, input);
    const resultFor = (wanted: number): CartResult => ({
      cart,
      warnings: cappedWarnings(cart, new Map(line && [[line.id, wanted]])),
    });
    // The shop rejects a wrong quantity of an existing line; a new line it corrects in silence, with status 200.
    if (!line || (before && cart.id === known?.id)) return resultFor(current + input.quantity);
    const broken = brokenRule(line.rule, input.quantity, 0);
    const { min, step } = line.rule;
    // More units than a correction can explain: another tab or device has added some.
    const othersAdded = line.quantity >= Math.max(min, input.quantity) + step;
    if (line.quantity === input.quantity || othersAdded || !broken || broken.code === 'quantity-above-maximum')
      return resultFor(input.quantity);
    // Corrected to a quantity that nobody asked for: the line is taken out again.
    await setBack(line.id);
    throw backendError(broken.code, { ...broken });
  }

  /**
   * The Store API has no transaction: the steps are sent one by one, and when one is rejected, those before it are
   * taken back.
   */
  async function oneByOne<T>(
    steps: readonly T[],
    options: CallOptions | undefined,
    run: (step: T) => Promise<CartResult>,
    keyOf?: (step: T) => string,
  ): Promise<CartResult> {
    // A single step has nothing to take back.
    const before = steps[1] ? (await session.read(options))?.cart : undefined;
    const was = quantitiesIn(before);
    if (keyOf && steps[1] && !steps.every((step) => was.has(keyOf(step)))) throw backendError('line-not-found');
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
      const error = thrown as VitrineError;
      const now = quantitiesIn(cart);
      // Lines of a new cart have the keys of the old one.
      if (before?.id !== cart.id) was.clear();
      // What may still be applied cannot be taken back, nor can a removal: the Store API would make a new line.
      const cannotSetBack = [...was.keys()].some((key) => !now.has(key));
      if (error.ambiguous || error.code === 'rate-limited' || cannotSetBack) throw asAmbiguous('woocommerce', error);
      for (const [key, quantity] of now) if (was.get(key) !== quantity) await setBack(key, was.get(key));
      throw thrown;
    }
    if (!cart) throw backendError('cart-gone');
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
          const { cart } = await change('update-item', { key, quantity }, options, {
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
        (key) => change('remove-item', { key }, options),
        (key) => key,
      ),
    reset: async () => session.forget(),
    async applyCode(given, options) {
      const code = given.trim();
      const known = await session.current(options);
      // Without the companion the shop answers only in a sentence of its language. It stores codes in lower case.
      if (known?.codes.some((applied) => applied.code.toLowerCase() === code.toLowerCase()))
        throw backendError('code-already-applied', { cart: known });
      return change('apply-coupon', { code }, options);
    },
    removeCode: (code, options) => change('remove-coupon', { code }, options),
    setAttributes: (attributes, options) =>
      change('extensions', { namespace: companionNamespace, data: { action: 'attributes', attributes } }, options, {
        beginsCart: true,
      }),
  };
}
