import {
  VitrineError,
  type Account,
  type Attribute,
  type Cart,
  type CartResult,
  type CartWarning,
  type Credentials,
  type GiftCardBalance,
  type GiftCardConfig,
  type GiftCardOrder,
  type GiftClaim,
  type LineInput,
  type LinePatch,
  type Money,
  type Product,
  type ProductRef,
  type StoreCredit,
} from '@vitrine/core';
import { addLines, cartView, plainAttributes, removeLines, restoreLine, updateLines } from './cart.js';
import { createCatalog, productView } from './catalog.js';
import { createChangeFeed, type StateChange } from './changes.js';
import { beginCheckout, emptyCart, placeOrder, quoteOf } from './checkout.js';
import { applyCode, removeCode } from './discount.js';
import { addGiftCards, applyCredit, applyGiftCard, giftCardConfig, removeCredit, removeGiftCard } from './gift-card.js';
import { giftCodeHash } from './gift-code.js';
import { newCode, newId } from './new-id.js';
import type { Order, OrderAddress, Quote } from './order.js';
import { demoSeed } from './seed/demo-seed.js';
import type { Seed, SeedFilm } from './seed/seed.js';
import { sha256 } from './sha256.js';
import { createStateStore, type CartScene, type State, type TextStorage } from './state.js';
import { total } from './total.js';
import { currencyOf, frozen, safeLocale, type Visit } from './visit.js';
import { balanceOf, currentAccount, currentCredit, redeem, signIn } from './wallet.js';

/** A change of a cart, as a request would carry it. */
export type CartCommand =
  | { readonly type: 'add'; readonly lines: readonly LineInput[] }
  | { readonly type: 'update'; readonly lines: readonly LinePatch[] }
  | { readonly type: 'remove'; readonly lineIds: readonly string[] }
  | { readonly type: 'restore'; readonly lineId: string }
  | { readonly type: 'applyCode' | 'removeCode' | 'applyGiftCard'; readonly code: string }
  | { readonly type: 'removeGiftCard'; readonly id: string }
  | { readonly type: 'applyCredit'; readonly amount: Money | null }
  | { readonly type: 'removeCredit' }
  | { readonly type: 'setNote'; readonly note: string }
  | { readonly type: 'setAttributes'; readonly attributes: readonly Attribute[] }
  | { readonly type: 'addGiftCards'; readonly orders: readonly GiftCardOrder[] };

export interface CartRequest {
  /** Chosen by the client before its first add, so that a lost answer does not lose the cart. */
  readonly cartId: string;
  readonly command: CartCommand;
  readonly key?: string | undefined;
  readonly visit: Visit;
  /** Who asks; its own changes are not news to it. */
  readonly by: object;
}

/**
 * The server of the memory shop. Every operation reads the stored state, changes it and writes it, or throws and changes
 * nothing. Answers are frozen. A page of the demo uses `quote`, `placeOrder` and `order`; tests inspect.
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
  /** Ten look-ups a minute; throws `rate-limited` then. */
  giftCardBalance(code: string, visit: Visit): GiftCardBalance;
  redeem(claim: GiftClaim, visit: Visit): StoreCredit;
  credit(visit: Visit): StoreCredit | null;
  account(visit: Visit): Account | null;
  signIn(credentials: Credentials): { readonly session: string; readonly account: Account };
  signOut(session: string): void;
  film(id: string): SeedFilm | null;
  beginCheckout(cartId: string | null, visit: Visit, line?: LineInput): void;
  /** What the checkout page is about to charge; `null` = no checkout was begun, or it is paid. */
  quote(visit?: Partial<Visit>): Quote | null;
  /** Pays the cart whose checkout was begun: takes stock and gift-card balance once, closes the cart. Throws `cart-gone`, `out-of-stock`. */
  placeOrder(address: OrderAddress, visit?: Partial<Visit>): Order;
  /** By name (`KC-1042`); `null` = none. */
  order(name: string): Order | null;
  listen(listener: (change: StateChange) => void): () => void;
  /** Puts a new card into circulation, behind everybody's back: for tests. Its code and claim token are told here and kept nowhere. */
  issueGiftCard(worth: Money): { readonly code: string; readonly token: string };
  /** All that is stored, as a copy: for tests. */
  inspect(): State;
  /** Sells, or with a negative number restocks, behind everybody's back: for tests and stories. */
  sell(variantId: string, units: number): void;
}

export interface MemoryBackendOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Carts that nobody paid for are forgotten, oldest first: a browser's storage is small. */
const KEEP_CARTS = 25;
/** Gift-card look-ups in a minute: codes are guessed by the million. */
const LOOK_UPS = 10;
const NEEDS_A_CART: ReadonlySet<CartCommand['type']> = new Set<CartCommand['type']>([
  'update',
  'remove',
  'restore',
  'removeCode',
  'removeGiftCard',
  'applyCredit',
  'removeCredit',
]);

const visitWith = (part: Partial<Visit> = {}): Visit => ({
  country: null,
  currency: null,
  mediaBase: '/media',
  designsBase: '/gift-designs',
  ...part,
  locale: safeLocale(part.locale ?? 'en'),
});

/** Makes the server. Without `storage` it lives as long as the object; `browserStorage()` makes it survive a reload. */
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
    for (const id of ids.slice(0, Math.max(0, ids.length - KEEP_CARTS)))
      if (id !== state.checkout) delete state.carts[id];
    store.write(state);
    feed.tell(by);
    return frozen(answer);
  };

  const run = (scene: CartScene, command: CartCommand, visit: Visit): CartWarning[] => {
    const { cart } = scene;
    switch (command.type) {
      case 'add':
        return addLines(scene, command.lines, visit);
      case 'update':
        return updateLines(scene, command.lines, visit);
      case 'remove':
        return removeLines(scene, command.lineIds);
      case 'restore':
        return restoreLine(scene, command.lineId, visit);
      case 'applyCode': {
        const { lines } = cartView(scene, visit);
        const goods = total(lines, (line) => (line.kind === 'gift-card' ? 0 : line.total.amount));
        return applyCode(scene, command.code, { goods, physical: lines.some((line) => line.kind === 'physical') });
      }
      case 'removeCode':
        return removeCode(scene, command.code);
      case 'applyGiftCard':
        return applyGiftCard(scene, command.code);
      case 'removeGiftCard':
        return removeGiftCard(scene, command.id);
      case 'applyCredit':
        return applyCredit(scene, command.amount, visit);
      case 'removeCredit':
        return removeCredit(scene);
      case 'addGiftCards':
        return addGiftCards(scene, command.orders, visit, now());
      case 'setNote':
        cart.note = String(command.note);
        return [];
      case 'setAttributes':
        cart.attributes = plainAttributes(command.attributes);
        return [];
    }
  };

  const change = ({ cartId, command, key: idempotencyKey, visit, by }: CartRequest): CartResult =>
    commit(by, (state) => {
      if (Object.hasOwn(state.done, cartId))
        throw new VitrineError('cart-completed', { where: `memory.cart.${command.type}` });
      const currency = currencyOf(seed, visit);
      const known = Object.hasOwn(state.carts, cartId) ? state.carts[cartId] : undefined;
      if (!known && NEEDS_A_CART.has(command.type))
        throw new VitrineError('cart-gone', { where: `memory.cart.${command.type}` });
      const cart = known ?? emptyCart(cartId, currency);
      const token = idempotencyKey === undefined ? null : `${command.type}:${idempotencyKey}`;
      const scene = { catalog, state, cart };
      const before = token !== null && Object.hasOwn(cart.applied, token) ? cart.applied[token] : undefined;
      if (before) return { cart: cartView(scene, visit), warnings: before };
      if (cart.lines.length === 0) cart.currency = currency;
      else if (cart.currency !== currency && (command.type === 'add' || command.type === 'addGiftCards')) {
        throw new VitrineError('currency-mismatch', {
          where: `memory.cart.${command.type}`,
          message: `the cart is in ${cart.currency}, the market in ${currency}`,
        });
      }
      const warnings = run(scene, command, visit);
      if (token !== null) cart.applied[token] = warnings;
      // Last in the list: the carts at its head are the ones nobody touches.
      delete state.carts[cartId];
      state.carts[cartId] = cart;
      return { cart: cartView(scene, visit), warnings };
    });

  return {
    shop: seed.shop,
    products(refs, visit) {
      const { sold } = store.read();
      return frozen(
        refs.map((ref) => {
          const product = catalog.find(ref);
          return product ? productView(catalog, product, sold, visit, now()) : null;
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
      return cart ? frozen(cartView({ catalog, state, cart }, visit)) : null;
    },
    change,
    dropCart: (cartId, by) => commit(by, (state) => void delete state.carts[cartId]),
    giftCardConfig: (visit) => frozen(giftCardConfig(seed, visit)),
    giftCardBalance(code, visit) {
      const minute = Math.floor(now() / 60_000);
      lookUps = lookUps.minute === minute ? { minute, count: lookUps.count + 1 } : { minute, count: 1 };
      if (lookUps.count > LOOK_UPS)
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
    film: (id) => seed.films.find((film) => film.id === id) ?? null,
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
