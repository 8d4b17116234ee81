import type { CallOptions, Cart, CartResult, CartWarning, KeyValueStorage } from '@vitrine/core';
import { cappedWarnings } from '../cart/capped-warnings.js';
import { toCart, type CartAnswer } from './cart-mapper.js';
import type { Client } from './client.js';
import { backendError, changeError } from './errors.js';
import { CART_QUERY, CREATE_CART, MOVE_CART, REMOVE_LINES, type Change, type ChangeAnswer } from './schema.js';

/** A cart after a change, with the codes of Shopify's warnings. */
export interface ChangeResult extends CartResult {
  readonly codes: string;
}

/**
 * This shopper's cart: its id, the country it is priced for, and the requests that read and change it. The caller sends
 * one after the other.
 */
export interface Session {
  connect(storage: KeyValueStorage): void;
  forget(): void;
  read(options?: CallOptions): Promise<CartAnswer | null>;
  /** Throws `cart-gone` where there is none. */
  existing(options?: CallOptions): Promise<Cart>;
  /** Makes a cart in the shopper's market, without remembering it as this shopper's cart. */
  create(input: object, options?: CallOptions): Promise<AppliedChange>;
  /**
   * With `beginsCart` a cart is begun where there is none, and `currency-mismatch` is thrown when the cart belongs to
   * another market. `wanted` are the units by line id that lines should have afterwards: fewer become a warning.
   */
  change(
    operation: Change,
    variables: object,
    options?: CallOptions,
    beginsCart?: boolean,
    wanted?: ReadonlyMap<string, number>,
  ): Promise<ChangeResult>;
}

type AppliedChange = ChangeAnswer & { readonly cart: CartAnswer };

const isApplied = (result: ChangeAnswer): result is AppliedChange => result.cart !== null && !result.userErrors[0];

export function createSession(client: Client): Session {
  const key = `vitrine:shopify:${client.host}:cart`;
  const countryKey = `${key}:country`;
  let storage: KeyValueStorage;

  /** The id is stored as Shopify gave it: the secret behind `?key=` is part of it. */
  const cartId = (): string | null => storage.get(key);
  /**
   * Prices of lines follow the country of the query, totals follow the buyer: both must be the cart's own country, or
   * there would be two currencies in it.
   */
  const cartCountry = (): string | null => storage.get(countryKey) || null;
  const remember = (id: string, country: string | null): void => {
    storage.set(key, id);
    storage.set(countryKey, country ?? '');
  };
  /** Only this cart: another tab may have begun a new one. */
  const forget = (id = cartId()): void => {
    if (cartId() === id) storage.remove(key);
  };

  /** After a change of market the cart moves along where its currency stays the same, or where it is empty. */
  async function followMarket(options?: CallOptions): Promise<string | null> {
    const id = cartId();
    const { country } = client;
    if (!id || !country || cartCountry() === country) return id;
    const { cart, localization } = await client.request(CART_QUERY, { id }, options);
    const canMove =
      cart && (!cart.lines.nodes[0] || cart.cost.totalAmount.currencyCode === localization.country.currency.isoCode);
    if (!canMove) return id;
    const moved = await client.request(MOVE_CART, { id, buyerIdentity: { countryCode: country } }, options);
    if (isApplied(moved.result)) remember(id, country);
    return id;
  }

  async function resultOf(
    { cart: answer, warnings }: AppliedChange,
    options?: CallOptions,
    wanted?: ReadonlyMap<string, number>,
  ): Promise<ChangeResult> {
    const soldOut = answer.lines.nodes.filter(({ quantity }) => !quantity);
    // Shopify leaves a line of no units: it would go to the checkout and come with a warning at every change.
    const cleared =
      soldOut[0] &&
      (await client
        .request(REMOVE_LINES, { id: cartId(), lineIds: soldOut.map(({ id }) => id) }, options, cartCountry())
        .catch(() => null));
    const cart = toCart(cleared?.result.cart ?? answer);
    // A line is short when Shopify warns of it, or when it has fewer units than wanted.
    const expected = new Map(wanted);
    for (const { code, target } of warnings) if (/NOT_ENOUGH/.test(code)) expected.set(target, Infinity);
    const removed = soldOut.map(({ merchandise }): CartWarning => ({
      code: 'line-removed',
      title: merchandise.product.title,
    }));
    return {
      cart,
      warnings: [...cappedWarnings(cart, expected), ...removed],
      codes: warnings.map(({ code }) => code).join(),
    };
  }

  const session: Session = {
    connect(given) {
      storage = given;
    },
    forget,
    async read(options) {
      const id = await followMarket(options);
      if (!id) return null;
      const { cart } = await client.request(CART_QUERY, { id }, options, cartCountry());
      if (!cart) forget(id);
      return cart;
    },
    async existing(options) {
      const cart = await session.read(options);
      if (!cart) throw backendError('cart-gone');
      return toCart(cart);
    },
    async create(input, options) {
      const { country } = client;
      const { result } = await client.request(
        CREATE_CART,
        { input: { ...input, buyerIdentity: country ? { countryCode: country } : undefined } },
        options,
      );
      if (isApplied(result)) return result;
      throw changeError(result);
    },
    async change(operation, variables, options, beginsCart, wanted) {
      const id = await followMarket(options);
      const { country } = client;
      if (id) {
        // A filled cart of another market is never converted in silence.
        if (beginsCart && country && country !== cartCountry()) throw backendError('currency-mismatch');
        const { result } = await client.request(operation, { id, ...variables }, options, cartCountry());
        if (isApplied(result)) return resultOf(result, options, wanted);
        const error = changeError(result);
        if (error.code !== 'cart-gone') throw error;
        // The cart is paid or expired. Nothing was applied, so an add may go into a new cart.
        forget(id);
      }
      if (!beginsCart) throw backendError('cart-gone');
      const result = await session.create(variables, options);
      remember(result.cart.id, country);
      return resultOf(result, options, wanted);
    },
  };
  return session;
}
