import type { CallOptions, Cart, CartResult, CartWarning, KeyValueStorage } from '@vitrine/core';
import { cappedWarnings } from '../cart/capped-warnings.js';
import { cartOf, type CartAnswer } from './cart-view.js';
import type { Client } from './client.js';
import { CART_QUERY, CREATE_CART, MOVE_CART, REMOVE_LINES, type Change } from './documents.js';
import { refusalOf, type ChangeAnswer } from './refusal.js';
import { refuse } from '../storefront/refuse.js';

/** A cart after a change, and what Shopify said of it, by its own codes. */
export interface ChangeResult extends CartResult {
  readonly codes: string;
}

/** This shopper's cart: its name, the country it is counted in, and how to ask for it. Calls are made one after the other by the caller. */
export interface CartSession {
  connect(storage: KeyValueStorage): void;
  forget(): void;
  read(options?: CallOptions): Promise<CartAnswer | null>;
  /** Throws `cart-gone` where there is none. */
  present(options?: CallOptions): Promise<Cart>;
  /** A cart in the market of the shopper; it is not kept. */
  create(input: object, options?: CallOptions): Promise<ChangeAnswer & { readonly cart: CartAnswer }>;
  /**
   * `wanted` units by line id are compared with what came of it. With `fresh`, what is new begins a cart where there is none; a filled cart of
   * another market is not converted in silence: `currency-mismatch`.
   */
  change(
    operation: Change,
    variables: object,
    options?: CallOptions,
    fresh?: boolean,
    wanted?: ReadonlyMap<string, number>,
  ): Promise<ChangeResult>;
}

const isDone = (result: ChangeAnswer): result is ChangeAnswer & { readonly cart: CartAnswer } =>
  result.cart !== null && !result.userErrors[0];

export function createSession(client: Client): CartSession {
  const { ask } = client;
  const key = `vitrine:shopify:${client.host}:cart`;
  const countryKey = `${key}:country`;
  let storage: KeyValueStorage;

  /** As Shopify gave it: what follows `?key=` is part of it, and makes the cart this shopper's. */
  const named = (): string | null => storage.get(key);
  /** Prices of lines follow the query, totals follow the buyer: both are the cart's own country, or there would be two currencies in it. */
  const own = (): string | null => storage.get(countryKey) || null;
  const keep = (id: string, country: string | null): void => {
    storage.set(key, id);
    storage.set(countryKey, country ?? '');
  };
  const forget = (id = named()): void => {
    if (named() === id) storage.remove(key);
  };

  /** The shopper's market has changed: a cart goes along where it stays in its currency, or has nothing in it. */
  async function follow(options?: CallOptions): Promise<string | null> {
    const id = named();
    const { country } = client;
    if (!id || !country || own() === country) return id;
    const { cart, localization } = await ask(CART_QUERY, { id }, options);
    const goes =
      cart && (!cart.lines.nodes[0] || cart.cost.totalAmount.currencyCode === localization.country.currency.isoCode);
    if (goes && isDone((await ask(MOVE_CART, { id, buyerIdentity: { countryCode: country } }, options)).result))
      keep(id, country);
    return id;
  }

  async function settled(
    { cart: answer, warnings }: ChangeAnswer & { readonly cart: CartAnswer },
    options?: CallOptions,
    wanted?: ReadonlyMap<string, number>,
  ): Promise<ChangeResult> {
    const soldOut = answer.lines.nodes.filter(({ quantity }) => !quantity);
    // A line of no units would come along to the checkout, and be warned of at every change.
    const cleared =
      soldOut[0] &&
      (await ask(REMOVE_LINES, { id: named(), lineIds: soldOut.map(({ id }) => id) }, options, own()).catch(
        () => null,
      ));
    const cart = cartOf(cleared?.result.cart ?? answer);
    // By Shopify's own word, and by comparing.
    const short = new Map(wanted);
    for (const { code, target } of warnings) if (/NOT_ENOUGH/.test(code)) short.set(target, Infinity);
    const gone = soldOut.map(({ merchandise }): CartWarning => ({
      code: 'line-removed',
      title: merchandise.product.title,
    }));
    return {
      cart,
      warnings: [...cappedWarnings(cart, short), ...gone],
      codes: warnings.map(({ code }) => code).join(),
    };
  }

  const session: CartSession = {
    connect(given) {
      storage = given;
    },
    forget,
    async read(options) {
      const id = await follow(options);
      if (!id) return null;
      const { cart } = await ask(CART_QUERY, { id }, options, own());
      if (!cart) forget(id);
      return cart;
    },
    async present(options) {
      const cart = await session.read(options);
      if (!cart) throw refuse('cart-gone');
      return cartOf(cart);
    },
    async create(input, options) {
      const { country } = client;
      const { result } = await ask(
        CREATE_CART,
        { input: { ...input, buyerIdentity: country ? { countryCode: country } : undefined } },
        options,
      );
      if (isDone(result)) return result;
      throw refusalOf(result);
    },
    async change(operation, variables, options, fresh, wanted) {
      const id = await follow(options);
      const { country } = client;
      if (id) {
        if (fresh && country && country !== own()) throw refuse('currency-mismatch');
        const { result } = await ask(operation, { id, ...variables }, options, own());
        if (isDone(result)) return settled(result, options, wanted);
        const refusal = refusalOf(result);
        if (refusal.code !== 'cart-gone') throw refusal;
        // Paid, or too old. Nothing was applied: what is new goes into a new one.
        forget(id);
      }
      if (!fresh) throw refuse('cart-gone');
      const result = await session.create(variables, options);
      keep(result.cart.id, country);
      return settled(result, options, wanted);
    },
  };
  return session;
}
