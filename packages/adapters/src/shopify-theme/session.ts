import {
  compareMoney,
  moneyFromDecimal,
  type CallOptions,
  type Cart,
  type CartResult,
  type VitrineError,
} from '@vitrine/core';
import { cappedWarnings } from '../cart/capped-warnings.js';
import { abortable } from '../http/abortable.js';
import { asAmbiguous } from '../http/backend-errors.js';
import { parseAnswer } from '../http/shape.js';
import { errorCodeOf } from '../shopify-shared/error-codes.js';
import { toCart } from './cart-mapper.js';
import type { Catalog } from './catalog.js';
import type { Client } from './client.js';
import { backendError } from './errors.js';
import { shopUrl, type ActionOptions, type ThemeActions, type ThemePage } from './page.js';
import { ACTION_CART, ACTION_RESULT, CART } from './schema.js';

/** A cart after a change, with the codes of Shopify's warnings. */
export interface ChangeResult extends CartResult {
  readonly codes: string;
}

/**
 * The cart of the page. It is changed by the standard actions, so that the theme notices, and read through the Ajax
 * API, because the actions do not answer with its contents.
 */
export interface Session {
  /** `null` = there is no cart, or nothing is in it. */
  read(options?: CallOptions): Promise<Cart | null>;
  /** The cart as it was last read; `null` = it was never read. */
  last(): Cart | null;
  update(payload: object, options?: CallOptions, wanted?: ReadonlyMap<string, number>): Promise<ChangeResult>;
  /** Units by line id; 0 removes a line. */
  setQuantities(quantities: ReadonlyMap<string, number>, options?: CallOptions): Promise<ChangeResult>;
  /** Empties the cart. */
  clear(options?: CallOptions): Promise<void>;
  /** Travels with the events of our own changes, so that they are not taken for changes of the page. */
  readonly mark: object;
}

export function createSession(page: ThemePage, client: Client, catalog: Catalog): Session {
  const mark = {};
  let generation = 0;
  let last: Cart | null = null;

  async function act(name: 'getCart' | 'updateCart', payload: object, { signal }: CallOptions = {}): Promise<unknown> {
    if (signal?.aborted) throw backendError('aborted');
    const actions = page.Shopify?.actions as ThemeActions;
    const actionOptions: ActionOptions = { ...(signal ? { signal } : {}), event: { detail: { vitrine: mark } } };
    // A rejection may be the network or the theme's own code: whether the change was applied is unknown.
    const result = (async () => actions[name](payload, actionOptions))().catch(() =>
      Promise.reject(backendError(signal?.aborted ? 'aborted' : 'network', { ambiguous: name === 'updateCart' })),
    );
    // The theme's own code may ignore the signal.
    return abortable(result, signal, true);
  }

  async function read(options?: CallOptions): Promise<Cart | null> {
    const found = await client.get('cart.js', CART, options);
    if (!found) return null;
    const cart = (last = toCart(...found, generation, shopUrl(page, '')));
    for (const { handle, variant_id: variant, product_id: product } of found[0].items)
      catalog.learnHandle(handle, `gid://shopify/ProductVariant/${variant}`, `gid://shopify/Product/${product}`);
    return cart.lines.length + cart.codes.length + cart.attributes.length > 0 || cart.note ? cart : null;
  }

  /** The cart, also when it is empty. */
  const existing = async (options?: CallOptions): Promise<Cart> => {
    const found = await client.get('cart.js', CART, options);
    if (!found) throw backendError('cart-gone');
    return (last = toCart(...found, generation, shopUrl(page, '')));
  };

  /** The cart after a change. When it cannot be read, the result of the change is unknown. */
  const afterChange = (options?: CallOptions): Promise<Cart> =>
    existing(options).catch((thrown: VitrineError) => Promise.reject(asAmbiguous('shopify-theme', thrown)));

  async function update(
    payload: object,
    options?: CallOptions,
    wanted: ReadonlyMap<string, number> = new Map(),
  ): Promise<ChangeResult> {
    const answer = await act('updateCart', payload, options);
    const { userErrors, warnings } = parseAnswer(ACTION_RESULT, answer, 'shopify-theme', true);
    const [error] = userErrors ?? [];
    if (error) {
      const message = `${error.code} ${error.field?.join('.')}`;
      throw backendError(errorCodeOf(message) ?? 'unknown', { message });
    }
    const cart = await afterChange(options);
    return { cart, warnings: cappedWarnings(cart, wanted), codes: (warnings ?? []).map(({ code }) => code).join() };
  }

  /**
   * The actions' id of a line that the Ajax API knows by its key: of the only line with the same units and total;
   * `null` when several look the same.
   */
  async function actionLineId(key: string, cart: Cart, options?: CallOptions): Promise<string | null> {
    const answer = Object((Object(await act('getCart', {}, options)) as { cart?: unknown }).cart) as {
      readonly lines?: { readonly nodes?: unknown };
    };
    // Documented as a list, and seen as a connection with `nodes`.
    const lines =
      parseAnswer(ACTION_CART, answer.lines ? { lines: answer.lines.nodes ?? answer.lines } : null, 'shopify-theme')
        ?.lines ?? [];
    const line = cart.lines.find(({ id }) => id === key);
    if (!line) return null;
    const ids = lines.flatMap(({ id, quantity, cost: { totalAmount } }) =>
      quantity === line.quantity &&
      totalAmount.currencyCode === cart.currency &&
      compareMoney(moneyFromDecimal(totalAmount.amount, totalAmount.currencyCode), line.total) === 0
        ? id
        : [],
    );
    return ids.length === 1 ? (ids[0] as string) : null;
  }

  async function setQuantities(quantities: ReadonlyMap<string, number>, options?: CallOptions): Promise<ChangeResult> {
    const before = await existing(options);
    const keys = [...quantities.keys()];
    if (keys.some((key) => !before.lines.some(({ id }) => id === key))) throw backendError('line-not-found');
    const wanted = new Map([...quantities].filter(([, quantity]) => quantity > 0));
    const ids = await Promise.all(keys.map((key) => actionLineId(key, before, options)));
    if (ids.every(Boolean)) {
      const lines = [...quantities.values()].map((quantity, at) => ({ id: ids[at], quantity }));
      return update({ lines }, options, wanted);
    }
    // Two lines look the same to the actions. The Ajax API can tell them apart; the theme is notified by the event that
    // the action would have dispatched.
    const work = (async (): Promise<void> => {
      for (const [key, quantity] of quantities) {
        const { status } = await client.setQuantity(key, quantity, options);
        // The lines before this one are changed already.
        if (status > 399)
          throw backendError(status === 422 ? 'out-of-stock' : 'line-not-found', {
            message: `status ${status}`,
            ambiguous: key !== keys[0],
          });
      }
    })();
    notifyTheme(
      [...quantities].map(([id, quantity]) => ({ id, quantity })),
      work.then(() => act('getCart', {}, options)),
    );
    await work;
    const cart = await afterChange(options);
    return { cart, warnings: cappedWarnings(cart, wanted), codes: '' };
  }

  function notifyTheme(
    lines: readonly { readonly id: string; readonly quantity: number }[],
    promise: Promise<unknown>,
  ): void {
    promise.catch(() => {});
    const action = lines.some(({ quantity }) => quantity > 0) ? 'update' : 'remove';
    page.document?.dispatchEvent(
      Object.assign(new Event('shopify:cart:lines-update', { bubbles: true }), {
        action,
        context: 'dialog',
        lines,
        promise,
        detail: { vitrine: mark },
      }),
    );
  }

  return {
    mark,
    read,
    last: () => last,
    update,
    setQuantities,
    async clear(options) {
      const cart = await existing(options);
      if (cart.lines.length > 0) await setQuantities(new Map(cart.lines.map(({ id }) => [id, 0])), options);
      if (cart.note || cart.codes.length > 0 || cart.attributes.length > 0)
        await update({ note: '', attributes: [], discountCodes: [] }, options);
      generation++;
    },
  };
}
