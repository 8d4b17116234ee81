import {
  lineKey,
  type CallOptions,
  type Cart,
  type CartLine,
  type CartPort,
  type CartResult,
  type CartWarning,
  type GiftCardPort,
  type LineInput,
} from '@vitrine/core';
import { attributesText, customField } from './attributes.js';
import type { CartChange } from './cart-change.js';
import type { VendureContext } from './context.js';
import { refusalOf, refused } from './refusal.js';
import { refuse } from './refuse.js';

const capped = ({ id, title, quantity }: CartLine): CartWarning => ({
  code: 'quantity-capped',
  lineId: id,
  title,
  quantity,
});

/** All that changes a cart; `buyCards` is how a gift card comes into it. */
export function vendureCart(
  { cart: session, sight }: VendureContext,
  { change, only, sideEffects }: CartChange,
  buyCards: GiftCardPort['addToCart'],
  reset: CartPort['reset'],
): Omit<Required<CartPort>, 'idempotency' | 'get' | 'changes'> {
  const { inTurn } = session;
  const custom = (type: 'Order' | 'OrderLine', name: 'note' | 'attributes', value: string | null): object =>
    customField(sight().schema, type, name, value);

  async function add(lines: readonly LineInput[], options: CallOptions | undefined): Promise<CartResult> {
    const before = session.last;
    const { result } = await change({
      options,
      begins: true,
      text: '($inputs:[AddItemInput!]!){result:addItemsToOrder(inputs:$inputs){order{...C}errorResults{...R}}}',
      variables: {
        inputs: lines.map(({ variantId, quantity, attributes }) => ({
          productVariantId: variantId,
          quantity,
          ...custom('OrderLine', 'attributes', attributesText(attributes)),
        })),
      },
      errorCodes: { ENTITY_NOT_FOUND: 'product-not-found' },
    });
    const { order, errorResults } = result as { order?: unknown; errorResults?: unknown[] };
    const cart = session.seen(order);
    const refusals = (errorResults ?? []).flatMap((value) => refusalOf(value) ?? []);
    const [first] = refusals;
    // Some stock is less than was asked for; none of it, or a broken rule, is nothing.
    if (first && refusals.length === lines.length && !refusals.some(({ available }) => available))
      throw refused(first, cart);
    const warnings = sideEffects(before, cart);
    // The refusals do not say of which line they are: what has fewer units than it should have is one.
    for (const one of first ? lines : []) {
      const find = (of: Cart | null): CartLine | undefined =>
        of?.lines.find((line) => !line.recipient && lineKey(line) === lineKey(one));
      const line = find(cart);
      const had = (before?.id === cart.id && find(before)?.quantity) || 0;
      if ((line?.quantity ?? 0) < had + one.quantity)
        warnings.push(line ? capped(line) : { code: 'quantity-capped', quantity: 0 });
    }
    return { cart, warnings };
  }

  /** One mutation for each line, in one request. */
  async function eachLine(
    ids: readonly string[],
    mutation: string,
    quantities: readonly number[] | null,
    options: CallOptions | undefined,
  ): Promise<CartResult> {
    const before = session.last;
    // Several at once are several steps: a line that is known to be gone must not stop in the middle of them.
    if (ids[1] && before && ids.some((id) => !before.lines.some((line) => line.id === id)))
      throw refuse('line-not-found');
    const data = await change({
      options,
      text: `(${ids.map((_, at) => `$l${at}:ID!${quantities ? `$q${at}:Int!` : ''}`).join('')}){${ids.map((_, at) => `r${at}:${mutation}(orderLineId:$l${at}${quantities ? ` quantity:$q${at}` : ''}){...C...R}`).join('')}}`,
      variables: Object.fromEntries(
        ids.flatMap((id, at) => [[`l${at}`, id], ...(quantities ? [[`q${at}`, quantities[at]]] : [])]),
      ),
      errorCodes: { USER_INPUT_ERROR: 'line-not-found' },
    });
    const values = ids.map((_, at) => data[`r${at}`]);
    const refusals = values.flatMap((value) => refusalOf(value) ?? []);
    // A refusal for want of stock has changed the line all the same, and comes without the cart.
    const cart = refusals[0] ? await session.read(options) : session.seen(values.at(-1));
    const refusal = refusals.find(({ code }) => code !== 'out-of-stock');
    if (refusal) throw refused(refusal, cart);
    if (!cart) throw refuse('cart-gone');
    const warnings = ids.flatMap((lineId, at): CartWarning[] => {
      const line = cart.lines.find(({ id }) => id === lineId);
      if (!quantities) return [];
      return !line
        ? [{ code: 'line-removed', lineId, quantity: 0 }]
        : line.quantity < (quantities[at] ?? 0)
          ? [capped(line)]
          : [];
    });
    return { cart, warnings: [...sideEffects(before, cart), ...warnings] };
  }

  const setField = (
    name: 'note' | 'attributes',
    value: string | null,
    options: CallOptions | undefined,
  ): Promise<CartResult> =>
    inTurn(
      () =>
        only({
          options,
          text: '($input:UpdateOrderInput!){result:setOrderCustomFields(input:$input){...C...R}}',
          variables: { input: custom('Order', name, value) },
        }),
      options,
    );

  return {
    reset,
    add: (lines, options) => inTurn(() => add(lines, options), options),
    // Vendure keeps nothing of a removed line: it is bought again.
    restore: ({ variantId, quantity, attributes, recipient, unitPrice }, options) =>
      recipient
        ? buyCards([{ amount: unitPrice, recipient }], options)
        : inTurn(() => add([{ variantId, quantity, attributes }], options), options),
    update: (patches, options) =>
      inTurn(
        () =>
          eachLine(
            patches.map(({ lineId }) => lineId),
            'adjustOrderLine',
            patches.map(({ quantity }) => quantity),
            options,
          ),
        options,
      ),
    remove: (lineIds, options) => inTurn(() => eachLine(lineIds, 'removeOrderLine', null, options), options),
    applyCode: (code, options) =>
      inTurn(async () => {
        const bare = code.trim();
        // Vendure takes the same code again, and says nothing.
        const cart = await session.read(options);
        if (cart?.codes.some((one) => one.code.toUpperCase() === bare.toUpperCase()))
          throw refuse('code-already-applied', { cart });
        return only({
          options,
          text: '($code:String!){result:applyCouponCode(couponCode:$code){...C...R}}',
          variables: { code: bare },
        });
      }, options),
    removeCode: (code, options) =>
      inTurn(
        () =>
          only({
            options,
            text: '($code:String!){result:removeCouponCode(couponCode:$code){...C}}',
            variables: { code },
          }),
        options,
      ),
    setNote: (note, options) => setField('note', note, options),
    setAttributes: (attributes, options) => setField('attributes', attributesText(attributes), options),
  };
}
