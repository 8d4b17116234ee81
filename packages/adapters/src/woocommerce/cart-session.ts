import { randomId, VitrineError, type CallOptions, type Cart } from '@vitrine/core';
import { cartShape, type WooCart } from './answers.js';
import type { CartIdentities, CartIdentity } from './cart-identity.js';
import { refusalOf, type RefusalContext } from './refusal.js';
import { parseAnswer } from '../http/shape.js';
import type { StoreApi } from './store-api.js';

/** Below `/cart/`. */
export type CartPath = 'add-item' | 'update-item' | 'remove-item' | 'apply-coupon' | 'remove-coupon' | 'extensions';

export interface CartChange {
  /** Begins a cart where there is none. */
  readonly begins?: boolean;
  readonly quantity?: RefusalContext['quantity'];
}

export interface SeenCart {
  readonly woo: WooCart;
  readonly cart: Cart;
}

export interface CartSessionParts {
  readonly api: StoreApi;
  readonly identities: CartIdentities;
  readonly market: () => string;
  /** Asks the shop for what an answer leaves out. Never throws: a change has happened by then. */
  readonly complete: (woo: WooCart, options: CallOptions | undefined) => Promise<unknown>;
  readonly view: (woo: WooCart, id: string) => Cart;
}

/** One shopper's cart by its token: renews it with every answer, begins one, notices when it is gone. */
export function cartSession({ api, identities, market, complete, view }: CartSessionParts) {
  /** The token of a cart that nobody has put anything in yet. */
  let unused: string | null = null;
  /** As the shop has answered last, in this page. */
  let last: { readonly cart: Cart; readonly answer: string } | null = null;

  async function ask(
    options: CallOptions | undefined,
  ): Promise<{ readonly woo: WooCart; readonly token: string | null; readonly identity: CartIdentity | null }> {
    const where = 'woocommerce.cart';
    const identity = identities.read();
    const answer = await api({
      where,
      path: '/cart',
      query: identity?.query ?? market(),
      token: identity?.token,
      options,
    });
    if (answer.status >= 400) throw refusalOf(answer, { where });
    return { woo: parseAnswer(cartShape, answer.body, where), token: answer.token, identity };
  }

  async function begin(options: CallOptions | undefined): Promise<CartIdentity> {
    const token = unused ?? (await ask(options)).token;
    if (!token)
      throw new VitrineError('misconfigured', {
        where: 'woocommerce.cart',
        message: 'no readable Cart-Token: docs/backends/woocommerce.md',
      });
    unused = null;
    return identities.begin(token, market());
  }

  async function renewed(
    identity: CartIdentity,
    token: string | null,
    woo: WooCart,
    options: CallOptions | undefined,
  ): Promise<SeenCart> {
    const answer = randomId();
    identities.change(identity, { answer, filled: woo.items.length > 0, ...(token ? { token } : {}) });
    await complete(woo, options);
    const cart = view(woo, identity.id);
    last = { cart, answer };
    return { woo, cart };
  }

  async function read(options: CallOptions | undefined): Promise<SeenCart | null> {
    if (!identities.read()) return null;
    const { woo, token, identity } = await ask(options);
    if (!identity) return null;
    // a token that is too old is answered with somebody new's cart, which is empty too
    if (!woo.items[0] && identity.filled) {
      identities.change(identity, null);
      unused = token;
      return null;
    }
    return renewed(identity, token, woo, options);
  }

  return {
    /** What the shop's extensions say; also keeps the token of a visitor without a cart for the first add. */
    async extensions(options: CallOptions | undefined): Promise<unknown> {
      const { woo, token, identity } = await ask(options);
      if (!identity) unused = token;
      return woo.extensions;
    },

    /** `null` = there is none, or what was in it is gone: paid, thrown away, or its token too old. */
    read,
    last: (): Cart | null => last?.cart ?? null,

    /** The cart as it is now: as it was seen last, where no tab has asked since; else it is read. */
    async current(options: CallOptions | undefined): Promise<Cart | null> {
      return last && identities.read()?.answer === last.answer ? last.cart : ((await read(options))?.cart ?? null);
    },

    async change(
      path: CartPath,
      body: object,
      options: CallOptions | undefined,
      { begins, quantity }: CartChange = {},
    ): Promise<SeenCart> {
      const where = `woocommerce.cart.${path}`;
      for (let attempt = 0; ; attempt++) {
        const identity = identities.read() ?? (begins ? await begin(options) : null);
        if (!identity) throw new VitrineError('cart-gone', { where });
        identities.change(identity, { answer: '' });
        const answer = await api({
          where,
          path: `/cart/${path}`,
          body,
          query: identity.query,
          token: identity.token,
          options,
        });
        if (answer.status >= 400) {
          const refusal = refusalOf(answer, {
            where,
            quantity,
            cart: (woo) => view(parseAnswer(cartShape, woo, where), identity.id),
          });
          if (refusal.code !== 'cart-gone') throw refusal;
          identities.change(identity, null);
          // Nothing was applied: what is new goes into a new cart.
          if (!begins || attempt > 0) throw refusal;
          continue;
        }
        return renewed(identity, answer.token, parseAnswer(cartShape, answer.body, where, true), options);
      }
    },

    forget(): void {
      const identity = identities.read();
      if (identity) identities.change(identity, null);
      unused = last = null;
    },
  };
}

export type CartSession = ReturnType<typeof cartSession>;
