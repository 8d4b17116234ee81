import { randomId, type CallOptions, type Cart } from '@vitrine/core';
import { parseAnswer } from '../http/shape.js';
import type { Client } from './client.js';
import { backendError, responseError, type ErrorContext } from './errors.js';
import type { CartIdentity, Identity } from './identity.js';
import { cartShape, type WooCart } from './schema.js';

/** Below `/cart/`. */
export type CartPath = 'add-item' | 'update-item' | 'remove-item' | 'apply-coupon' | 'remove-coupon' | 'extensions';

export interface ChangeOptions {
  /** Begins a cart where there is none. */
  readonly beginsCart?: boolean;
  readonly quantity?: ErrorContext['quantity'];
}

export interface CartAnswer {
  readonly woo: WooCart;
  readonly cart: Cart;
}

export interface SessionParts {
  readonly client: Client;
  readonly identity: Identity;
  /** What every request adds for language and currency. */
  readonly marketQuery: () => string;
  /** Loads what an answer leaves out. Never throws: the change has happened by then. */
  readonly complete: (woo: WooCart, options: CallOptions | undefined) => Promise<unknown>;
  readonly toCart: (woo: WooCart, id: string) => Cart;
}

/** One shopper's cart by its token: begins it, renews the token with every answer, notices when the cart is gone. */
export function createSession({ client, identity: stored, marketQuery, complete, toCart }: SessionParts) {
  /** The token of a cart that nothing was added to yet. */
  let unusedToken: string | null = null;
  /** The shop's last answer in this page. */
  let last: { readonly cart: Cart; readonly answer: string } | null = null;

  async function request(
    options: CallOptions | undefined,
  ): Promise<{ readonly woo: WooCart; readonly token: string | null; readonly identity: CartIdentity | null }> {
    const where = 'woocommerce.cart';
    const identity = stored.read();
    const answer = await client.request({
      where,
      path: '/cart',
      query: identity?.query ?? marketQuery(),
      token: identity?.token,
      options,
    });
    if (answer.status >= 400) throw responseError(answer, { where });
    return { woo: parseAnswer(cartShape, answer.body, where), token: answer.token, identity };
  }

  async function begin(options: CallOptions | undefined): Promise<CartIdentity> {
    const token = unusedToken ?? (await request(options)).token;
    if (!token)
      throw backendError('misconfigured', {
        where: 'woocommerce.cart',
        message: 'no readable Cart-Token: docs/backends/woocommerce.md',
      });
    unusedToken = null;
    return stored.begin(token, marketQuery());
  }

  async function adopt(
    identity: CartIdentity,
    token: string | null,
    woo: WooCart,
    options: CallOptions | undefined,
  ): Promise<CartAnswer> {
    const answer = randomId();
    stored.change(identity, { answer, filled: woo.items.length > 0, ...(token ? { token } : {}) });
    await complete(woo, options);
    const cart = toCart(woo, identity.id);
    last = { cart, answer };
    return { woo, cart };
  }

  async function read(options: CallOptions | undefined): Promise<CartAnswer | null> {
    if (!stored.read()) return null;
    const { woo, token, identity } = await request(options);
    if (!identity) return null;
    // A token that is too old is answered with a new, empty cart.
    if (!woo.items[0] && identity.filled) {
      stored.change(identity, null);
      unusedToken = token;
      return null;
    }
    return adopt(identity, token, woo, options);
  }

  return {
    /** What the shop's extensions answer. Keeps the token of a visitor without a cart for the first add. */
    async extensions(options: CallOptions | undefined): Promise<unknown> {
      const { woo, token, identity } = await request(options);
      if (!identity) unusedToken = token;
      return woo.extensions;
    },

    /** `null` = there is no cart, or it is gone: paid, discarded, or its token too old. */
    read,
    last: (): Cart | null => last?.cart ?? null,

    /** The present cart: the last answer when no tab has sent a request since, else it is read. */
    async current(options: CallOptions | undefined): Promise<Cart | null> {
      return last && stored.read()?.answer === last.answer ? last.cart : ((await read(options))?.cart ?? null);
    },

    async change(
      path: CartPath,
      body: object,
      options: CallOptions | undefined,
      { beginsCart, quantity }: ChangeOptions = {},
    ): Promise<CartAnswer> {
      const where = `woocommerce.cart.${path}`;
      for (let attempt = 0; ; attempt++) {
        const identity = stored.read() ?? (beginsCart ? await begin(options) : null);
        if (!identity) throw backendError('cart-gone', { where });
        stored.change(identity, { answer: '' });
        const answer = await client.request({
          where,
          path: `/cart/${path}`,
          body,
          query: identity.query,
          token: identity.token,
          options,
        });
        if (answer.status < 400)
          return adopt(identity, answer.token, parseAnswer(cartShape, answer.body, where, true), options);
        const error = responseError(answer, {
          where,
          quantity,
          toCart: (woo) => toCart(parseAnswer(cartShape, woo, where), identity.id),
        });
        if (error.code !== 'cart-gone') throw error;
        stored.change(identity, null);
        // Nothing was applied, so an add may go into a new cart.
        if (!beginsCart || attempt > 0) throw error;
      }
    },

    forget(): void {
      const identity = stored.read();
      if (identity) stored.change(identity, null);
      unusedToken = last = null;
    },
  };
}

export type Session = ReturnType<typeof createSession>;
