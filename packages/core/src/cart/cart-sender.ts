import type { KeyValueStorage } from '../adapter/adapter.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import { randomId } from '../id/random-id.js';
import { pause } from '../shop/clock.js';
import type { Clock } from '../shop/shop.js';
import { cartPrint, emptyCart } from './cart-fold.js';
import { LateWatch } from './late-watch.js';
import type { CartPlan, CartPorts, Send } from './cart-plan.js';
import { TRIES, type CartJob, type CartQueue } from './cart-queue.js';
import type { Cart, CartResult, CartWarning } from './cart.js';
import type { TabLink } from './tab-link.js';

/** A wish on its way. What was sent already is kept here: a repeated try begins where the last one ended. */
export interface SentWish extends CartJob<CartResult> {
  readonly plan: CartPlan;
  /** Made before the first try. */
  key: string;
  tries: number;
  /** A request of it may have been applied. */
  unsure: boolean;
  /** Its fate is being looked up. */
  checking: boolean;
  /** The cart before the first try; `undefined` = another tab may have changed it since we read it. */
  before: Cart | null | undefined;
  /** It was begun again in a new cart. */
  renewed: boolean;
  /** Nothing more can be found out. */
  over: boolean;
}

export interface SenderPorts extends CartPorts {
  readonly storage?: KeyValueStorage;
  readonly tabs?: TabLink;
}

export interface CartSenderOptions {
  readonly queue: CartQueue;
  readonly clock: Clock;
  readonly backend: () => Promise<SenderPorts>;
  readonly base: () => Cart | null;
  readonly adopt: (cart: Cart | null) => void;
  readonly onChecking: () => void;
  readonly warn: (warnings: readonly CartWarning[]) => void;
  /** The cart should be read soon. */
  readonly reread: () => void;
}

const REVISION = 'cart-revision';
const AGREE_AFTER = 2_000;
const LOOK_FOR = 10_000;

/** Sends wishes, one at a time, and finds out what became of one whose answer was lost. */
export class CartSender {
  readonly #options: CartSenderOptions;
  readonly #late: LateWatch;
  /** The mark of the last change we know of; `undefined` = the cart was never read. */
  #revision: string | null | undefined;

  constructor(options: CartSenderOptions) {
    this.#options = options;
    this.#late = new LateWatch({ clock: options.clock, signal: options.queue.signal, warn: options.warn, reread: options.reread });
  }

  /** Reads the cart, and notes whose change was the last. */
  async read({ cart, storage }: SenderPorts): Promise<Cart | null> {
    const revision = storage?.get(REVISION) ?? null;
    const found = await this.#options.queue.call((signal) => cart.get({ signal }));
    this.#revision = revision;
    this.#late.seen(found, []);
    return found;
  }

  async attempt(wish: SentWish): Promise<CartResult> {
    const { backend, base } = this.#options;
    const ports = await backend();
    const exact = ports.cart.idempotency === 'key';
    wish.tries++;
    if (wish.unsure && !exact) return this.#complete(ports, wish);
    if (!wish.unsure) {
      const fresh = this.#revision !== undefined && (ports.storage?.get(REVISION) ?? null) === this.#revision;
      if (!fresh && (!exact || wish.plan.rewrites)) this.#options.adopt(await this.read(ports));
      wish.before = fresh || !exact ? base() : undefined;
    }
    try {
      return await this.#send(ports, wish, wish.plan.send(base()));
    } catch (thrown) {
      const error = toVitrineError(thrown, 'cart');
      if (error.ambiguous) {
        wish.unsure = true;
        if (!exact) return this.#complete(ports, wish, error);
        if (wish.tries >= TRIES && wish.before !== undefined) return this.#verify(ports, wish, error);
        throw error;
      }
      if (error.code === wish.plan.fulfilledBy && (wish.unsure || wish.plan.intent.type === 'remove')) return this.#asItIs(ports);
      if ((error.code === 'cart-gone' || error.code === 'cart-completed') && !wish.renewed) return this.#renew(ports, wish, error);
      throw error;
    }
  }

  async #send(ports: SenderPorts, wish: SentWish, send: Send): Promise<CartResult> {
    const { storage, tabs } = ports;
    // before it is sent: a tab that dies on the way has said so
    storage?.set(REVISION, (this.#revision = randomId()));
    try {
      const result = await this.#options.queue.call((signal) => send(ports, { signal, idempotencyKey: wish.key }));
      // the answer to a repetition may be the picture of the first time
      if (wish.unsure) this.#options.reread();
      this.#late.seen(result.cart, result.warnings.length > 0 ? null : wish.plan.touches);
      return result;
    } finally {
      tabs?.announce?.();
    }
  }

  /** No keys: looks what is there, and makes up what is missing with absolute quantities. */
  async #complete(ports: SenderPorts, wish: SentWish, lost?: VitrineError): Promise<CartResult> {
    const { plan } = wish;
    wish.checking = true;
    this.#options.onChecking();
    try {
      const seen = await this.#lookUp(ports);
      if (!seen) {
        wish.over = true;
        this.#late.suspect(plan.touches, wish.before ?? null);
        throw lost ?? new VitrineError('network', { where: 'cart', ambiguous: true, message: 'what became of the last request cannot be found out' });
      }
      const step = plan.complete(wish.before ?? null, seen.cart);
      if (!step) return result(seen.cart, wish.before);
      this.#options.adopt(seen.cart);
      this.#late.suspect(plan.touches);
      return await this.#send(ports, wish, step);
    } catch (thrown) {
      const error = toVitrineError(thrown, 'cart');
      if (error.code === plan.fulfilledBy) return this.#asItIs(ports);
      throw error;
    } finally {
      wish.checking = false;
      this.#options.onChecking();
    }
  }

  /** With keys, and no answer in six tries: at least says what can be seen. */
  async #verify(ports: SenderPorts, wish: SentWish, error: VitrineError): Promise<CartResult> {
    wish.checking = true;
    this.#options.onChecking();
    const seen = await this.#lookUp(ports);
    wish.checking = false;
    if (seen && !wish.plan.complete(wish.before ?? null, seen.cart)) return result(seen.cart, wish.before);
    this.#late.suspect(wish.plan.touches, seen ? seen.cart : (wish.before ?? null));
    throw error;
  }

  async #asItIs(ports: SenderPorts): Promise<CartResult> {
    const before = this.#options.base();
    return result(await this.read(ports), before);
  }

  /** The cart is gone or paid for: what is wished now begins a new one. */
  async #renew(ports: SenderPorts, wish: SentWish, error: VitrineError): Promise<CartResult> {
    const { queue, base, adopt, warn } = this.#options;
    await queue.call((signal) => ports.cart.reset({ signal }));
    wish.renewed = true;
    const lost = error.code === 'cart-gone' ? (base()?.lines ?? []) : [];
    adopt(null);
    warn(lost.map(({ id, title }) => ({ code: 'line-removed', lineId: id, title, quantity: 0 })));
    if (!wish.plan.survivesCart) throw error;
    wish.key = randomId();
    wish.unsure = false;
    wish.before = null;
    try {
      return await this.#send(ports, wish, wish.plan.send(null));
    } catch (thrown) {
      wish.unsure = toVitrineError(thrown).ambiguous;
      throw thrown;
    }
  }

  /** Reads until two reads two seconds apart agree, ten seconds at most; then the last one has to do. `null` = none was answered. */
  async #lookUp(ports: SenderPorts): Promise<{ readonly cart: Cart | null } | null> {
    const { clock, queue } = this.#options;
    const until = clock.now() + LOOK_FOR;
    let last: { readonly cart: Cart | null } | null = null;
    for (;;) {
      try {
        const next = { cart: await this.read(ports) };
        if (last && cartPrint(last.cart) === cartPrint(next.cart)) return next;
        last = next;
      } catch {
        // a read that fails says nothing
      }
      if (queue.signal.aborted || clock.now() + AGREE_AFTER > until) return last;
      await pause(clock, AGREE_AFTER, queue.signal);
    }
  }
}

/** A cart that is gone is an empty one to whoever asked for the removal of its last line. */
function result(cart: Cart | null, before: Cart | null | undefined): CartResult {
  return { cart: cart ?? emptyCart(before?.subtotal.money ?? { amount: 0, currency: 'XXX', exponent: 2 }), warnings: [] };
}
