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
import { attributesText, customFieldInput } from './attributes.js';
import type { CartChange, CartChangeParts } from './cart-change.js';
import { backendError, errorIn, resultError } from './errors.js';

const cappedWarning = ({ id, title, quantity }: CartLine): CartWarning => ({
  code: 'quantity-capped',
  lineId: id,
  title,
  quantity,
});

/** The methods that change the cart. `buyGiftCards` adds gift cards, which `restore` needs. */
export function createCart(
  { session, context }: CartChangeParts,
  { change, single, sideEffects }: CartChange,
  buyGiftCards: GiftCardPort['addToCart'],
  reset: CartPort['reset'],
): Omit<Required<CartPort>, 'idempotency' | 'get' | 'changes'> {
  const { inTurn } = session;
  const customField = (type: 'Order' | 'OrderLine', name: 'note' | 'attributes', value: string | null): object =>
    customFieldInput(context().schema, type, name, value);

  async function add(lines: readonly LineInput[], options: CallOptions | undefined): Promise<CartResult> {
    const before = session.last;
    const { result } = await change({
      options,
      beginsCart: true,
      text: '($inputs:[AddItemInput!]!){result:addItemsToOrder(inputs:$inputs){order{...C}errorResults{...R}}}',
      variables: {
        inputs: lines.map(({ variantId, quantity, attributes }) => ({
          productVariantId: variantId,
          quantity,
          ...customField('OrderLine', 'attributes', attributesText(attributes)),
        })),
      },
      errorCodes: { ENTITY_NOT_FOUND: 'product-not-found' },
    });
    const { order, errorResults } = result as { order?: unknown; errorResults?: unknown[] };
    const cart = session.adopt(order);
    const errors = (errorResults ?? []).flatMap((value) => errorIn(value) ?? []);
    const [first] = errors;
    // With some units available the line is capped, which is a warning; nothing was added when every line has an error
    // and no units.
    if (first && errors.length === lines.length && !errors.some(({ available }) => available))
      throw resultError(first, cart);
    const warnings = sideEffects(before, cart);
    // The errors do not name their line: it is one with fewer units than it should have.
    for (const input of first ? lines : []) {
      const findIn = (of: Cart | null): CartLine | undefined =>
        of?.lines.find((line) => !line.recipient && lineKey(line) === lineKey(input));
      const line = findIn(cart);
      const had = (before?.id === cart.id && findIn(before)?.quantity) || 0;
      if ((line?.quantity ?? 0) < had + input.quantity)
        warnings.push(line ? cappedWarning(line) : { code: 'quantity-capped', quantity: 0 });
    }
    return { cart, warnings };
  }

  /** One request with a mutation for each line. */
  async function eachLine(
    ids: readonly string[],
    mutation: string,
    quantities: readonly number[] | null,
    options: CallOptions | undefined,
  ): Promise<CartResult> {
    const before = session.last;
    // The mutations run one by one: a line that is known to be gone must not stop them half way.
    if (ids[1] && before && ids.some((id) => !before.lines.some((line) => line.id === id)))
      throw backendError('line-not-found');
    const variables = ids.map((_, at) => `$l${at}:ID!${quantities ? `$q${at}:Int!` : ''}`).join('');
    const mutations = ids.map(
      (_, at) => `r${at}:${mutation}(orderLineId:$l${at}${quantities ? ` quantity:$q${at}` : ''}){...C...R}`,
    );
    const data = await change({
      options,
      text: `(${variables}){${mutations.join('')}}`,
      variables: Object.fromEntries(
        ids.flatMap((id, at) => [[`l${at}`, id], ...(quantities ? [[`q${at}`, quantities[at]]] : [])]),
      ),
      errorCodes: { USER_INPUT_ERROR: 'line-not-found' },
    });
    const values = ids.map((_, at) => data[`r${at}`]);
    const errors = values.flatMap((value) => errorIn(value) ?? []);
    // With too little stock Vendure changes the line all the same, and answers without the order.
    const cart = errors[0] ? await session.read(options) : session.adopt(values.at(-1));
    const error = errors.find(({ code }) => code !== 'out-of-stock');
    if (error) throw resultError(error, cart);
    if (!cart) throw backendError('cart-gone');
    const warnings = ids.flatMap((lineId, at): CartWarning[] => {
      const line = cart.lines.find(({ id }) => id === lineId);
      if (!quantities) return [];
      return !line
        ? [{ code: 'line-removed', lineId, quantity: 0 }]
        : line.quantity < (quantities[at] ?? 0)
          ? [cappedWarning(line)]
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
        single({
          options,
          text: '($input:UpdateOrderInput!){result:setOrderCustomFields(input:$input){...C...R}}',
          variables: { input: customField('Order', name, value) },
        }),
      options,
    );

  return {
    reset,
    add: (lines, options) => inTurn(() => add(lines, options), options),
    // Vendure keeps nothing of a removed line: it is added again.
    restore: ({ variantId, quantity, attributes, recipient, unitPrice }, options) =>
      recipient
        ? buyGiftCards([{ amount: unitPrice, recipient }], options)
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
        const trimmed = code.trim();
        // Vendure accepts the same code again without an error.
        const cart = await session.read(options);
        if (cart?.codes.some((applied) => applied.code.toUpperCase() === trimmed.toUpperCase()))
          throw backendError('code-already-applied', { cart });
        return single({
          options,
          text: '($code:String!){result:applyCouponCode(couponCode:$code){...C...R}}',
          variables: { code: trimmed },
        });
      }, options),
    removeCode: (code, options) =>
      inTurn(
        () =>
          single({
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
