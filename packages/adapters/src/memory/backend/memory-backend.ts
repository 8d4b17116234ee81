import {
  VitrineError,
  type Account,
  type Cart,
  type CartResult,
  type Credentials,
  type GiftCardBalance,
  type GiftCardConfig,
  type GiftClaim,
  type LineInput,
  type Money,
  type Product,
  type ProductRef,
  type StoreCredit,
} from '@vitrine/core';
import { applyCommand, needsCart, type CartCommand } from './cart-command.js';
import { toCart } from './cart-mapper.js';
import { createCatalog } from './catalog.js';
import { createChangeFeed, type StateChange } from './change-feed.js';
import { beginCheckout, emptyCart, placeOrder, quoteOf } from './checkout.js';
import { giftCardConfig } from './gift-card.js';
import { giftCodeHash } from './gift-code.js';
import { newCode, newId } from './new-id.js';
import type { Order, OrderAddress, Quote } from './order.js';
import { demoSeed } from './seed/demo-seed.js';
import type { Seed, SeedVideo } from './seed/seed.js';
import { toProduct } from './product-mapper.js';
import { sha256 } from './sha256.js';
import { createStateStore, type State, type TextStorage } from './state.js';
import { currencyOf, frozen, safeLocale, type Visit } from './visit.js';
import { balanceOf, currentAccount, currentCredit, redeem, signIn } from './wallet.js';

export interface CartRequest {
  /** Chosen by the client before its first add, so that the cart is found again when the answer is lost. */
  readonly cartId: string;
  readonly command: CartCommand;
  readonly key?: string | undefined;
  readonly visit: Visit;
  /** The adapter that sends it: listeners ignore their own changes. */
  readonly by: object;
}

/**
 * The backend of the memory shop. Every operation reads the stored state, changes it and writes it, or throws and
 * changes nothing. Answers are frozen. The checkout page of the demo uses `quote`, `placeOrder` and `order`.
 */
export interface MemoryBackend {
  /** The seed's shop. */
  readonly shop: string;
  products(refs: readonly ProductRef[], visit: Visit): readonly (Product | null)[];
  featured(visit: Visit, first?: number): readonly Product[];
  /** `null` = no such cart, or it is paid. */
  cart(cartId: string, visit: Visit): Cart | null;
  change(request: CartRequest): CartResult;
  dropCart(cartId: string, by: object): void;
  giftCardConfig(visit: Visit): GiftCardConfig;
  /** Throws `rate-limited` above ten requests a minute. */
  giftCardBalance(code: string, visit: Visit): GiftCardBalance;
  redeem(claim: GiftClaim, visit: Visit): StoreCredit;
  credit(visit: Visit): StoreCredit | null;
  account(visit: Visit): Account | null;
  signIn(credentials: Credentials): { readonly session: string; readonly account: Account };
  signOut(session: string): void;
  video(id: string): SeedVideo | null;
  videos(): readonly SeedVideo[];
  beginCheckout(cartId: string | null, visit: Visit, line?: LineInput): void;
  /** What the checkout page will charge; `null` = no checkout was begun, or it is paid. */
  quote(visit?: Partial<Visit>): Quote | null;
  /**
   * Pays the cart whose checkout was begun: takes stock and gift-card balance once, closes the cart. Throws
   * `cart-gone`, `out-of-stock`.
   */
  placeOrder(address: OrderAddress, visit?: Partial<Visit>): Order;
  /** By name (`KC-1042`); `null` = none. */
  order(name: string): Order | null;
  listen(listener: (change: StateChange) => void): () => void;
  /** Issues a new card, for tests. Its code and claim token are returned here and stored nowhere. */
  issueGiftCard(worth: Money): { readonly code: string; readonly token: string };
  /** All that is stored, as a copy: for tests. */
  inspect(): State;
  /** Sells units outside any cart, or restocks with a negative number: for tests and stories. */
  sell(variantId: string, units: number): void;
}

export interface MemoryBackendOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Unpaid carts beyond this number are dropped, oldest first: a browser's storage is small. */
const maxCarts = 25;
/** Balance requests per minute: codes must not be guessed. */
const lookUpsPerMinute = 10;
const visitWith = (part: Partial<Visit> = {}): Visit => ({
  country: null,
  currency: null,
  mediaBase: '/media',
  designsBase: '/gift-designs',
  ...part,
  locale: safeLocale(part.locale ?? 'en'),
});

/** Without `storage` the shop lives as long as the object; with `browserStorage()` it survives a reload. */
export function createMemoryBackend(
  seed: Seed = demoSeed,
  storage?: TextStorage,
  options: MemoryBackendOptions = {},
): MemoryBackend {
  const key = `vitrine:memory:${seed.shop}:server`;
  const catalog = createCatalog(seed);
  const store = createStateStore(key, storage);
  const feed = createChangeFeed(key, storage !== undefined);
  const now = options.now ?? Date.now;
  const self = {};
  let lookUps = { minute: 0, count: 0 };

  /** An operation that throws is never written. */
  const commit = <T>(by: object, operation: (state: State) => T): T => {
    const state = store.read();
    const answer = operation(state);
    const ids = Object.keys(state.carts);
    for (const id of ids.slice(0, Math.max(0, ids.length - maxCarts)))
      if (id !== state.checkout) delete state.carts[id];
    store.write(state);
    feed.notify(by);
    return frozen(answer);
  };

  const change = ({ cartId, command, key: idempotencyKey, visit, by }: CartRequest): CartResult =>
    commit(by, (state) => {
      if (Object.hasOwn(state.done, cartId))
        throw new VitrineError('cart-completed', { where: `memory.cart.${command.type}` });
      const currency = currencyOf(seed, visit);
      const known = Object.hasOwn(state.carts, cartId) ? state.carts[cartId] : undefined;
      if (!known && needsCart.has(command.type))
        throw new VitrineError('cart-gone', { where: `memory.cart.${command.type}` });
      const cart = known ?? emptyCart(cartId, currency);
      const token = idempotencyKey === undefined ? null : `${command.type}:${idempotencyKey}`;
      const context = { catalog, state, cart };
      const before = token !== null && Object.hasOwn(cart.applied, token) ? cart.applied[token] : undefined;
      if (before) return { cart: toCart(context, visit), warnings: before };
      if (cart.lines.length === 0) cart.currency = currency;
      else if (cart.currency !== currency && (command.type === 'add' || command.type === 'addGiftCards')) {
        throw new VitrineError('currency-mismatch', {
          where: `memory.cart.${command.type}`,
          message: `the cart is in ${cart.currency}, the market in ${currency}`,
        });
      }
      const warnings = applyCommand(context, command, visit, now());
      if (token !== null) cart.applied[token] = warnings;
      // Moved to the end: the carts at the beginning are the least recently used.
      delete state.carts[cartId];
      state.carts[cartId] = cart;
      return { cart: toCart(context, visit), warnings };
    });

  return {
    shop: seed.shop,
    products(refs, visit) {
      const { sold } = store.read();
      return frozen(
        refs.map((ref) => {
          const product = catalog.find(ref);
          return product ? toProduct(catalog, product, sold, visit, now()) : null;
        }),
      );
    },
    featured(visit, first = 8) {
      return this.products(
        seed.featured.slice(0, first).map((handle) => ({ handle })),
        visit,
      ).filter((product) => product !== null);
    },
    cart(cartId, visit) {
      const state = store.read();
      const cart = Object.hasOwn(state.carts, cartId) ? state.carts[cartId] : undefined;
      return cart ? frozen(toCart({ catalog, state, cart }, visit)) : null;
    },
    change,
    dropCart: (cartId, by) => commit(by, (state) => void delete state.carts[cartId]),
    giftCardConfig: (visit) => frozen(giftCardConfig(seed, visit)),
    giftCardBalance(code, visit) {
      const minute = Math.floor(now() / 60_000);
      lookUps = lookUps.minute === minute ? { minute, count: lookUps.count + 1 } : { minute, count: 1 };
      if (lookUps.count > lookUpsPerMinute)
        throw new VitrineError('rate-limited', {
          where: 'memory.giftWallet.balance',
          retryAfter: (minute + 1) * 60_000 - now(),
        });
      return frozen(balanceOf(catalog, store.read(), code, visit));
    },
    redeem: (claim, visit) => commit(self, (state) => redeem(catalog, state, claim, visit)),
    credit: (visit) => frozen(currentCredit(catalog, store.read(), visit)),
    account: (visit) => frozen(currentAccount(catalog, store.read(), visit)),
    signIn: (credentials) => commit(self, (state) => signIn(catalog, state, credentials)),
    signOut: (session) => commit(self, (state) => void delete state.sessions[session]),
    videos: () => seed.videos,
    video: (id) => seed.videos.find((video) => video.id === id) ?? null,
    beginCheckout: (cartId, visit, line) => commit(self, (state) => beginCheckout(catalog, state, cartId, line, visit)),
    quote(visit) {
      const state = store.read();
      const cart = state.checkout === null ? undefined : state.carts[state.checkout];
      return cart ? frozen(quoteOf({ catalog, state, cart }, visitWith(visit))) : null;
    },
    placeOrder: (address, visit) =>
      commit(self, (state) => placeOrder(catalog, state, address, visitWith(visit), now())),
    order: (name) => frozen(store.read().orders.find((order) => order.name === name) ?? null),
    listen: (listener) => feed.listen(listener),
    issueGiftCard: ({ amount, currency }) =>
      commit(self, (state) => {
        const code = newCode();
        const token = newId('claim');
        state.issued.push({
          hash: giftCodeHash(code),
          tokenHash: sha256(token),
          last: code.slice(-4),
          amount,
          currency,
        });
        return { code, token };
      }),
    inspect: () => store.read(),
    sell: (variantId, units) =>
      commit(self, (state) => void (state.sold[variantId] = Math.max(0, (state.sold[variantId] ?? 0) + units))),
  };
}
