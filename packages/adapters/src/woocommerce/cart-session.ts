import { VitrineError, type CallOptions, type Cart } from '@vitrine/core';
import { answerOf } from '../http/answer-of.js';
import type { HttpAnswer } from '../http/request.js';
import { cartShape, type WooCart } from './answers.js';
import { ownerOf, type CartIdentities, type CartIdentity } from './cart-identity.js';
import { isStaleToken, refusalOf, type RefusalContext } from './refusal.js';
import type { Query, StoreApi } from './store-api.js';

export interface CartChange {
  readonly where: string;
  readonly path: string;
  readonly body: unknown;
  readonly options: CallOptions | undefined;
  /** Begins a cart where there is none. */
  readonly begins?: boolean;
  readonly quantity?: RefusalContext['quantity'];
}

export interface CartSessionParts {
  readonly api: StoreApi;
  readonly identities: CartIdentities;
  readonly market: () => Query;
  /** What the adapter makes of a cart; may ask the shop for what the answer leaves out. */
  readonly view: (woo: WooCart, identity: CartIdentity, options: CallOptions | undefined) => Promise<Cart>;
  readonly quickView: (woo: WooCart, identity: CartIdentity) => Cart;
}

/** One shopper's cart by its token: renews it with every answer, begins one, notices when it is gone. */
export function cartSession({ api, identities, market, view, quickView }: CartSessionParts) {
  /** The token of a cart that nobody has put anything in yet. */
  let unused: string | null = null;

  async function ask(where: string, options: CallOptions | undefined): Promise<{ readonly woo: WooCart; readonly token: string | null; readonly identity: CartIdentity | null }> {
    const identity = identities.read();
    const answer = await api.call({ where, path: '/cart', query: identity?.query ?? market(), token: identity?.token, options });
    if (answer.status >= 400) throw refusalOf(answer, { where });
    return { woo: answerOf(cartShape, answer.body, where), token: answer.token, identity };
  }

  async function begin(where: string, options: CallOptions | undefined): Promise<CartIdentity> {
    const token = unused ?? (await ask(where, options)).token;
    if (!token) throw new VitrineError('misconfigured', { where, message: 'the header Cart-Token of the shop cannot be read from this page: see docs/backends/woocommerce.md' });
    unused = null;
    return identities.begin(token, market());
  }

  function renew(identity: CartIdentity, { token }: { readonly token: string | null }, woo: WooCart): void {
    identities.change(identity, { filled: woo.items.length > 0, ...(token ? { token } : {}) });
  }

  return {
    /** What the shop's extensions say; also keeps the token of a visitor without a cart for the first add. */
    async extensions(options: CallOptions | undefined): Promise<unknown> {
      const { woo, token, identity } = await ask('woocommerce.connect', options);
      if (!identity) unused = token;
      return woo.extensions;
    },

    /** `null` = there is none, or what was in it is gone: paid, thrown away, or its token too old. */
    async read(where: string, options: CallOptions | undefined): Promise<{ readonly woo: WooCart; readonly cart: Cart } | null> {
      if (!identities.read()) return null;
      const { woo, token, identity } = await ask(where, options);
      if (!identity) return null;
      const stranger = token !== null && ownerOf(token) !== ownerOf(identity.token);
      if (stranger || (woo.items.length === 0 && identity.filled)) {
        identities.forget(identity);
        if (stranger) unused = token;
        return null;
      }
      renew(identity, { token }, woo);
      return { woo, cart: await view(woo, identity, options) };
    },

    async change(change: CartChange): Promise<{ readonly woo: WooCart; readonly cart: Cart }> {
      const { where, path, body, options, begins = false, quantity } = change;
      for (let attempt = 0; ; attempt++) {
        const identity = identities.read() ?? (begins ? await begin(where, options) : null);
        if (!identity) throw new VitrineError('cart-gone', { where });
        const answer: HttpAnswer & { readonly token: string | null } = await api.call({ where, path, body, query: identity.query, token: identity.token, options });
        if (isStaleToken(answer)) {
          // Nothing was applied: what is new goes into a new cart.
          identities.forget(identity);
          if (begins && attempt === 0) continue;
          throw new VitrineError('cart-gone', { where });
        }
        if (answer.status >= 400) {
          const adopt = (woo: unknown): Cart => quickView(answerOf(cartShape, woo, where), identity);
          throw refusalOf(answer, { where, cart: adopt, ...(quantity ? { quantity } : {}) });
        }
        const woo = answerOf(cartShape, answer.body, where, true);
        renew(identity, answer, woo);
        return { woo, cart: await view(woo, identity, options) };
      }
    },

    forget(): void {
      const identity = identities.read();
      if (identity) identities.forget(identity);
      unused = null;
    },
  };
}

export type CartSession = ReturnType<typeof cartSession>;
