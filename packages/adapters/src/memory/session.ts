import type { CallOptions, Cart, CartResult, VitrineError } from '@vitrine/core';
import type { CartCommand } from './backend/cart-command.js';
import type { MemoryBackend } from './backend/memory-backend.js';
import { newId } from './backend/new-id.js';
import type { Client } from './client.js';
import { createLostWrites } from './lost-writes.js';

/** This browser's cart: its id in the storage, one for each shop, and the calls that read and change it. */
export interface Session {
  /** Tells this adapter's own changes from others'. */
  readonly self: object;
  /** `null` = there is no cart. */
  cartId(): string | null;
  /** Forgets the cart; with an `id`, only this one, since another tab may have begun a new one. */
  forget(id?: string): void;
  read(options?: CallOptions): Promise<Cart | null>;
  change(name: string, command: CartCommand, options?: CallOptions): Promise<CartResult>;
  reset(options?: CallOptions): Promise<void>;
  /** Applies writes again that another tab has undone; whether there were any. */
  restoreLostWrites(): boolean;
}

const beginsCart: ReadonlySet<CartCommand['type']> = new Set(['add', 'addGiftCards', 'setAttributes']);

export function createSession(backend: MemoryBackend, client: Client): Session {
  const key = `vitrine:memory:${backend.shop}:cart`;
  const self = {};
  const lostWrites = createLostWrites(
    backend,
    (cartId, write) => void backend.change({ ...write, cartId, visit: client.visit(), by: self }),
  );
  const session: Session = {
    self,
    cartId: () => client.storage.get(key),
    forget(id) {
      if (id === undefined || session.cartId() === id) client.storage.remove(key);
    },
    async read(options) {
      const cartId = session.cartId();
      const cart = await client.request('cart.get', options, () =>
        cartId === null ? null : backend.cart(cartId, client.visit()),
      );
      if (cart === null && cartId !== null) session.forget(cartId);
      return cart;
    },
    async change(name, command, options) {
      for (let attempt = 0; ; attempt++) {
        // Stored before the request leaves: when its answer is lost, the cart is not.
        const cartId = session.cartId() ?? newId('cart');
        client.storage.set(key, cartId);
        const idempotencyKey = options?.idempotencyKey;
        try {
          const result = await client.request(name, options, () =>
            backend.change({ cartId, command, key: idempotencyKey, visit: client.visit(), by: self }),
          );
          client.storage.set(key, cartId);
          lostWrites.remember(command, idempotencyKey);
          return result;
        } catch (error) {
          const { code } = error as VitrineError;
          if (code !== 'cart-completed' && code !== 'cart-gone') throw error;
          session.forget(cartId);
          // The cart was paid in another tab. Nothing was applied, so an add may go into a new cart.
          if (!beginsCart.has(command.type) || attempt > 0) throw error;
        }
      }
    },
    async reset(options) {
      const cartId = session.cartId();
      lostWrites.forget();
      await client.request('cart.reset', options, () => {
        if (cartId !== null) backend.dropCart(cartId, self);
      });
      if (cartId !== null) session.forget(cartId);
    },
    restoreLostWrites: () => lostWrites.restore(session.cartId()),
  };
  return session;
}
