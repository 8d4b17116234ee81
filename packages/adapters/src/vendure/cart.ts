import { VitrineError, lineKey, type Attribute, type CallOptions, type Cart, type CartLine, type CartPort, type CartResult, type CartWarning, type LineInput } from '@vitrine/core';
import { array, object, unknown } from 'valibot';
import { answerOf } from '../http/answer-of.js';
import { attributesText } from './cart-view.js';
import { refusalOf, type CartSession } from './cart-session.js';
import type { Schema } from './schema.js';

const addedShape = object({ order: unknown(), errorResults: array(unknown()) });

const capped = ({ id, title, quantity }: CartLine): CartWarning => ({ code: 'quantity-capped', lineId: id, title, quantity });

const lineNotFound = (where: string): VitrineError => new VitrineError('line-not-found', { where: `vendure.${where}` });

/** Lines that were there and are not, though nobody asked for it: the session was too old, or an order was paid elsewhere. */
function vanished(before: Cart | null, now: Cart): CartWarning[] {
  return before && before.id !== now.id ? before.lines.map(({ id, title }) => ({ code: 'line-removed', lineId: id, title, quantity: 0 })) : [];
}

export function vendureCart(session: CartSession, schema: () => Schema, dropSession: (options: CallOptions | undefined) => Promise<void>): CartPort {
  const { inTurn, change, seen } = session;

  /** The cart of the one result that matters, or its refusal. */
  function result(value: unknown, where: string): CartResult {
    const before = session.last;
    const refused = refusalOf(value, where);
    if (refused) throw new VitrineError(refused.code, { where, ...(refused.available === undefined ? {} : { available: refused.available }) });
    const cart = seen(value, where, true);
    return { cart, warnings: [...vanished(before, cart), ...session.repriced(before, cart)] };
  }

  function input({ variantId, quantity, attributes }: LineInput): object {
    const text = attributesText(attributes);
    const field = schema().field('lineAttributes');
    if (text !== null && field === null) throw new VitrineError('unsupported', { where: 'vendure.cart.add', message: 'the shop has no field for attributes of lines' });
    return { productVariantId: variantId, quantity, ...(text === null || field === null ? {} : { customFields: { [field]: text } }) };
  }

  async function add(lines: readonly LineInput[], options: CallOptions | undefined): Promise<CartResult> {
    const where = 'cart.add';
    const before = session.last;
    const data = await change({
      where, options, begins: true,
      declares: '$inputs:[AddItemInput!]!',
      mutation: 'result:addItemsToOrder(inputs:$inputs){order{...cart} errorResults{...refusal}}',
      variables: { inputs: lines.map(input) },
      meaning: { ENTITY_NOT_FOUND: 'product-not-found' },
    });
    const { order, errorResults } = answerOf(addedShape, data['result'], `vendure.${where}`, true);
    const cart = seen(order, `vendure.${where}`, true);
    const refusals = errorResults.flatMap((value) => refusalOf(value, `vendure.${where}`) ?? []);
    const [first] = refusals;
    // Some stock is less than was asked for; none of it, or a broken rule, is nothing.
    if (first && refusals.length === lines.length && !refusals.some(({ available }) => available)) {
      throw new VitrineError(first.code, { where: `vendure.${where}`, cart, ...(first.available === undefined ? {} : { available: first.available }) });
    }
    const warnings = [...vanished(before, cart), ...session.repriced(before, cart)];
    if (!first) return { cart, warnings };
    // The refusals do not say of which line they are: what has fewer units than it should have is one.
    for (const one of lines) {
      const key = lineKey(one);
      const units = (of: Cart | null): number => of?.lines.find((line) => !line.recipient && lineKey(line) === key)?.quantity ?? 0;
      const line = cart.lines.find((other) => !other.recipient && lineKey(other) === key);
      if (units(cart) >= (before?.id === cart.id ? units(before) : 0) + one.quantity) continue;
      warnings.push(line ? capped(line) : { code: 'quantity-capped', quantity: 0 });
    }
    return { cart, warnings };
  }

  /** One mutation for each line, in one request. */
  async function eachLine(where: string, lineIds: readonly string[], mutation: (index: number) => string, more: { readonly declares: (index: number) => string; readonly variables: Readonly<Record<string, unknown>> }, options: CallOptions | undefined): Promise<CartResult> {
    const before = session.last;
    // Several at once are several steps: a line that is known to be gone must not stop in the middle of them.
    if (lineIds.length > 1 && before && lineIds.some((id) => !before.lines.some((line) => line.id === id))) throw lineNotFound(where);
    const data = await change({
      where, options,
      declares: lineIds.map((_, index) => `$l${index}:ID!${more.declares(index)}`).join(' '),
      mutation: lineIds.map((_, index) => `r${index}:${mutation(index)}{...cart ...refusal}`).join(' '),
      variables: { ...Object.fromEntries(lineIds.map((id, index) => [`l${index}`, id])), ...more.variables },
      meaning: { USER_INPUT_ERROR: 'line-not-found' },
    });
    const values = lineIds.map((_, index) => data[`r${index}`]);
    const refused = values.flatMap((value) => refusalOf(value, `vendure.${where}`) ?? []);
    if (refused.length === 0) return result(values.at(-1), `vendure.${where}`);
    // A refusal for want of stock has changed the line all the same, and comes without the cart.
    const cart = await session.read(options);
    const [first] = refused;
    if (!cart || !first || refused.some(({ code }) => code !== 'out-of-stock')) throw new VitrineError(first?.code ?? 'cart-gone', { where: `vendure.${where}`, ...(cart ? { cart } : {}) });
    return { cart, warnings: session.repriced(before, cart) };
  }

  const setField = (name: 'note' | 'attributes', where: string, value: string | null, options: CallOptions | undefined): Promise<CartResult> =>
    inTurn(async () => {
      const field = schema().field(name);
      if (field === null) throw new VitrineError('unsupported', { where: `vendure.${where}` });
      const data = await change({ where, options, declares: '$input:UpdateOrderInput!', mutation: 'result:setOrderCustomFields(input:$input){...cart ...refusal}', variables: { input: { customFields: { [field]: value } } } });
      return result(data['result'], `vendure.${where}`);
    });

  return {
    idempotency: 'none',
    get: (options) => inTurn(() => session.read(options)),
    add: (lines, options) => inTurn(() => add(lines, options)),
    update: (patches, options) =>
      inTurn(async () => {
        const variables = Object.fromEntries(patches.map(({ quantity }, index) => [`q${index}`, quantity]));
        const answer = await eachLine('cart.update', patches.map(({ lineId }) => lineId), (index) => `adjustOrderLine(orderLineId:$l${index} quantity:$q${index})`, { declares: (index) => `$q${index}:Int!`, variables }, options);
        const { cart } = answer;
        const warnings = patches.flatMap(({ lineId, quantity }): CartWarning[] => {
          const line = cart.lines.find(({ id }) => id === lineId);
          return !line ? [{ code: 'line-removed', lineId, quantity: 0 }] : line.quantity < quantity ? [capped(line)] : [];
        });
        return { cart, warnings: [...answer.warnings, ...warnings] };
      }),
    remove: (lineIds, options) => inTurn(() => eachLine('cart.remove', lineIds, (index) => `removeOrderLine(orderLineId:$l${index})`, { declares: () => '', variables: {} }, options)),
    reset: (options) => inTurn(() => dropSession(options)),
    applyCode: (code, options) =>
      inTurn(async () => {
        const where = 'cart.applyCode';
        const bare = code.trim();
        const before = await session.read(options);
        if (before?.codes.some((one) => one.code.toUpperCase() === bare.toUpperCase())) throw new VitrineError('code-already-applied', { where: `vendure.${where}`, cart: before });
        const data = await change({ where, options, declares: '$code:String!', mutation: 'result:applyCouponCode(couponCode:$code){...cart ...refusal}', variables: { code: bare } });
        return result(data['result'], `vendure.${where}`);
      }),
    removeCode: (code, options) =>
      inTurn(async () => {
        const where = 'cart.removeCode';
        const data = await change({ where, options, declares: '$code:String!', mutation: 'result:removeCouponCode(couponCode:$code){...cart}', variables: { code } });
        if (!data['result']) throw new VitrineError('cart-gone', { where: `vendure.${where}` });
        return result(data['result'], `vendure.${where}`);
      }),
    setNote: (note, options) => setField('note', 'cart.setNote', note, options),
    setAttributes: (attributes: readonly Attribute[], options) => setField('attributes', 'cart.setAttributes', attributesText(attributes), options),
  };
}
