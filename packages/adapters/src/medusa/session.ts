import type { CallOptions, Cart, KeyValueStorage, Money } from '@vitrine/core';
import { idOf } from '../http/token.js';
import { hasCode } from '../http/backend-errors.js';
import { toCart } from './cart-mapper.js';
import type { Client, MedusaRequest } from './client.js';
import { backendError } from './errors.js';
import type { MarketPlaces } from './market.js';
import { CART_FIELDS, cartAnswer, changedAnswer, GIFT_CARD_FIELDS, type MedusaCart } from './schema.js';

export interface SessionParts {
  readonly client: Client;
  readonly places: MarketPlaces;
  readonly storage: () => KeyValueStorage;
  /** Where the id of the cart is stored. */
  readonly key: string;
  /** Whether the shop has the loyalty plugin. */
  readonly hasLoyalty: () => boolean;
  /** Store credit of the shopper who is signed in. */
  readonly readCredit: (options?: CallOptions) => Promise<Money | null>;
}

export type CartChange = Omit<MedusaRequest, 'path' | 'options'> & {
  /** After the cart's own path: `/line-items`. A POST by default. */
  readonly path: string;
};

/**
 * This shopper's cart. Whoever knows its id has access to it: the id is stored as the shop gave it, and never put into
 * an address of ours.
 */
export interface Session {
  id(): string | null;
  forget(): void;
  /** The shop's last answer in this visit. */
  last(): MedusaCart | null;
  read(options?: CallOptions): Promise<MedusaCart | null>;
  create(body: object, options?: CallOptions): Promise<MedusaCart>;
  /** Throws `cart-gone`, and forgets the cart, when it is gone or paid. */
  change(change: CartChange, options?: CallOptions): Promise<MedusaCart>;
  toCart(cart: MedusaCart, options?: CallOptions): Promise<Cart>;
}

export function createSession({ client, places, storage, key, hasLoyalty, readCredit }: SessionParts): Session {
  let last: MedusaCart | null = null;
  const fields = (): string => `fields=${encodeURIComponent(CART_FIELDS + (hasLoyalty() ? GIFT_CARD_FIELDS : ''))}`;
  const session: Session = {
    id: () => idOf(storage().get(key)),
    forget() {
      storage().remove(key);
      last = null;
    },
    last: () => last,
    async read(options) {
      const id = session.id();
      if (id === null) return null;
      try {
        const { cart } = await client.request(cartAnswer, { path: `/store/carts/${id}?${fields()}`, options });
        if (cart.completed_at == null) return (last = cart);
      } catch (thrown) {
        if (!hasCode(thrown, 'cart-gone')) throw thrown;
      }
      // Another tab may have begun a new cart meanwhile.
      if (session.id() === id) session.forget();
      return null;
    },
    async create(body, options) {
      const { region, country } = await places.place(options);
      const { cart } = await client.request(cartAnswer, {
        path: `/store/carts?${fields()}`,
        method: 'POST',
        body: { region_id: region, ...(country ? { shipping_address: { country_code: country } } : {}), ...body },
        options,
        usualError: 'variant-unavailable',
      });
      storage().set(key, cart.id);
      return (last = cart);
    },
    async change({ path, ...call }, options) {
      const id = session.id();
      if (id === null) throw backendError('cart-gone');
      try {
        const { cart, parent } = await client.request(changedAnswer, {
          method: 'POST',
          ...call,
          path: `/store/carts/${id}${path}?${fields()}`,
          options,
        });
        last = parent ?? cart;
        if (last) return last;
        throw backendError('bad-response', { ambiguous: true });
      } catch (thrown) {
        // Some of Medusa's routes answer an unknown cart with a server error.
        const isGone =
          hasCode(thrown, 'cart-gone') ||
          (hasCode(thrown, 'server') && (await session.read(options).catch(() => undefined)) === null);
        if (!isGone) throw thrown;
        if (session.id() === id) session.forget();
        throw backendError('cart-gone');
      }
    },
    async toCart(cart, options) {
      const paysByCredit = cart.credit_lines.some(({ reference }) => reference === 'store-credit');
      const credit = paysByCredit ? await readCredit(options).catch(() => null) : null;
      return toCart(cart, { url: client.url, credit });
    },
  };
  return session;
}
