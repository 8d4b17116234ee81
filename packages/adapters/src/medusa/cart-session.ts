import type { CallOptions, Cart, KeyValueStorage, Money } from '@vitrine/core';
import { CART_FIELDS, cartAnswer, changedAnswer, GIFT_CARD_FIELDS, type MedusaCart } from './answers.js';
import { cartView } from './cart-view.js';
import type { Markets } from './market.js';
import type { MedusaCall, StoreApi } from './store-api.js';
import { isCode, refuse } from './refuse.js';

export interface CartSessionParts {
  readonly api: StoreApi;
  readonly markets: Markets;
  readonly storage: () => KeyValueStorage;
  readonly key: string;
  /** Whether the shop has the loyalty plugin. */
  readonly loyalty: () => boolean;
  /** Store credit of who is signed in. */
  readonly credit: (options?: CallOptions) => Promise<Money | null>;
}

export type CartChange = Omit<MedusaCall, 'path' | 'options'> & {
  /** After the cart's own path: `/line-items`. A POST by default. */ readonly path: string;
};

/** This shopper's cart. Who knows its id has it: the id is kept as the shop gave it, and never in an address of ours. */
export interface CartSession {
  id(): string | null;
  forget(): void;
  /** As the shop answered last, in this visit. */
  last(): MedusaCart | null;
  read(options?: CallOptions): Promise<MedusaCart | null>;
  create(body: object, options?: CallOptions): Promise<MedusaCart>;
  /** Throws `cart-gone`, and forgets the cart, where it is gone or paid. */
  change(change: CartChange, options?: CallOptions): Promise<MedusaCart>;
  view(cart: MedusaCart, options?: CallOptions): Promise<Cart>;
}

export function createCartSession({ api, markets, storage, key, loyalty, credit }: CartSessionParts): CartSession {
  let last: MedusaCart | null = null;
  const fields = (): string => `fields=${encodeURIComponent(CART_FIELDS + (loyalty() ? GIFT_CARD_FIELDS : ''))}`;
  const session: CartSession = {
    id: () => storage().get(key),
    forget() {
      storage().remove(key);
      last = null;
    },
    last: () => last,
    async read(options) {
      const id = session.id();
      if (id === null) return null;
      try {
        const { cart } = await api.ask(cartAnswer, { path: `/store/carts/${id}?${fields()}`, options });
        if (cart.completed_at == null) return (last = cart);
      } catch (thrown) {
        if (!isCode(thrown, 'cart-gone')) throw thrown;
      }
      // Another tab may have begun a new one by now.
      if (session.id() === id) session.forget();
      return null;
    },
    async create(body, options) {
      const { region, country } = await markets.place(options);
      const { cart } = await api.ask(cartAnswer, {
        path: `/store/carts?${fields()}`,
        method: 'POST',
        body: { region_id: region, ...(country ? { shipping_address: { country_code: country } } : {}), ...body },
        options,
        refused: 'variant-unavailable',
      });
      storage().set(key, cart.id);
      return (last = cart);
    },
    async change({ path, ...call }, options) {
      const id = session.id();
      if (id === null) throw refuse('cart-gone');
      try {
        const { cart, parent } = await api.ask(changedAnswer, {
          method: 'POST',
          ...call,
          path: `/store/carts/${id}${path}?${fields()}`,
          options,
        });
        last = parent ?? cart;
        if (last) return last;
        throw refuse('bad-response', { ambiguous: true });
      } catch (thrown) {
        // Of a cart that it does not know, Medusa says at some addresses only that something broke.
        if (
          !isCode(thrown, 'cart-gone') &&
          !(isCode(thrown, 'server') && (await session.read(options).catch(() => undefined)) === null)
        )
          throw thrown;
        if (session.id() === id) session.forget();
        throw refuse('cart-gone');
      }
    },
    async view(cart, options) {
      const paysByCredit = cart.credit_lines.some(({ reference }) => reference === 'store-credit');
      return cartView(cart, {
        where: api.address,
        credit: paysByCredit ? await credit(options).catch(() => null) : null,
      });
    },
  };
  return session;
}
