import type { KeyValueStorage } from '../environment/storage.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import { randomId } from '../environment/random-id.js';
import { pause } from '../environment/clock.js';
import type { Clock } from '../environment/clock.js';
import { cartPrint, emptyCart } from './cart-fold.js';
import { LateWatch } from './late-watch.js';
import type { CartPlan, CartPorts, Send } from './cart-plan.js';
import { isTransient } from '../error/transient.js';
import type { CartJob, CartQueue } from './cart-queue.js';
import type { Cart, CartResult, CartWarning, LineInput } from './cart.js';
import type { TabLink } from './tab-link.js';

/** A wish on its way. What was sent already is kept here: a repeated try begins where the last one ended. */
export interface SentWish extends CartJob<CartResult> {
  /** What is still to be done. */
  plan: CartPlan;
  /** Made before the first try. */
  key: string;
  /** A request of it may have been applied. */
  unsure: boolean;
  /** Some of its units are there. */
  partly: boolean;
  /** One that was given up may still make it true. */
  mayLand: boolean;
  /** Its fate is being looked up. */
  checking: boolean;
  /** The cart before the first try. */
  before: Cart | null;
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
  /** These lines are owed to the shopper. */
  readonly heal: (line: LineInput) => Promise<unknown>;
  /** The cart should be read soon. */
  readonly reread: () => void;
}

const REVISION = 'cart-revision';
const AGREE_AFTER = 2_000;
const LOOK_FOR = 10_000;
/** Less than other tabs wait for their turn. */
const MAKE_UP_FOR = 30_000;

/** Sends wishes, one at a time, and finds out what became of one whose answer was lost. */
export class CartSender {
  readonly #options: CartSenderOptions;
  readonly #late: LateWatch;
  /** The mark of the last change that our picture of the cart contains; `undefined` = none is trusted. */
  #revision: string | null | undefined;
  /** The last mark we left ourselves. */
  #mark: string | undefined;

  constructor(options: CartSenderOptions) {
    this.#options = options;
    this.#late = new LateWatch({ clock: options.clock, signal: options.queue.signal, warn: options.warn, heal: options.heal, reread: options.reread });
  }

  /** Reads the cart. */
  async read(ports: SenderPorts): Promise<Cart | null> {
    this.#late.storage = ports.tabs?.locks && ports.storage;
    const cart = await this.#look(ports);
    this.#late.seen(cart, []);
    return cart;
  }

  /** Reads the cart, and notes whose change was the last. */
  async #look({ cart, storage }: SenderPorts, longest?: number): Promise<Cart | null> {
    const revision = storage?.get(REVISION) ?? null;
    const found = await this.#options.queue.call((signal) => cart.get({ signal }), longest);
    this.#revision = revision;
    return found;
  }

  /** Begins a new cart. */
  async reset({ cart, tabs }: SenderPorts): Promise<void> {
    await this.#options.queue.call((signal) => cart.reset({ signal }));
    this.#late.forget();
    tabs?.announce?.();
  }

  /** Not tried again. An earlier try may have been applied, or still be: the last refusal does not settle that. */
  giveUp(wish: SentWish, error: VitrineError): VitrineError {
    if (wish.unsure) this.#late.lookAgain();
    this.#late.giveUp(wish.plan.touches);
    const inDoubt = wish.partly || (isTransient(error) && (wish.unsure || wish.mayLand));
    return inDoubt && !error.ambiguous ? new VitrineError(error.code, { ...error, where: 'cart', ambiguous: true, cause: error }) : error;
  }

  async attempt(wish: SentWish): Promise<CartResult> {
    const { backend, base } = this.#options;
    const ports = await backend();
    this.#late.storage = ports.tabs?.locks && ports.storage;
    const revision = ports.storage?.get(REVISION) ?? null;
    const fresh = revision === this.#revision;
    const keyed = ports.cart.idempotency === 'key';
    // what was read and is written back is no longer the same request once another tab has written
    const exact = keyed && !(wish.unsure && wish.plan.rewrites && revision !== (this.#mark ?? null));
    if (wish.unsure && !exact) return this.#complete(ports, wish);
    if (!wish.unsure) {
      if (!fresh && (!keyed || wish.plan.rewrites)) this.#options.adopt(await this.read(ports));
      wish.before = base();
    }
    try {
      return await this.#send(ports, wish, wish.plan.send(base()));
    } catch (thrown) {
      const error = toVitrineError(thrown, 'cart');
      wish.unsure ||= error.ambiguous;
      if (error.ambiguous && !exact) return this.#complete(ports, wish, error);
      if (error.ambiguous) throw error;
      if (error.code === wish.plan.fulfilledBy && (wish.unsure || wish.plan.intent.type === 'remove')) return this.#asItIs(ports, wish);
      if ((error.code === 'cart-gone' || error.code === 'cart-completed') && !wish.renewed) return this.#renew(ports, wish, error);
      throw error;
    }
  }

  async #send(ports: SenderPorts, wish: SentWish, sends: readonly Send[]): Promise<CartResult> {
    const { storage, tabs } = ports;
    const mark = randomId();
    const fresh = (storage?.get(REVISION) ?? null) === this.#revision;
    // before it is sent: a tab that dies on the way has said so
    storage?.set(REVISION, mark);
    this.#mark = mark;
    const now = storage ? mark : null;
    try {
      let result = resultOf(wish.before, null);
      let { touches } = wish.plan;
      for (const [at, send] of sends.entries()) {
        const { cart, warnings } = await this.#options.queue.call((signal) => send(ports, { signal, idempotencyKey: wish.key }));
        result = { cart, warnings: [...result.warnings, ...warnings] };
        if (at === sends.length - 1) break;
        this.#late.seen(cart, warnings.length > 0 ? null : [], touches);
        const rest = wish.plan.rest(wish.before, cart);
        touches = rest?.touches ?? [];
        // the lost request has come as well
        if (!rest) break;
        Object.assign(wish, { plan: rest, before: cart, partly: true });
        this.#options.adopt(cart);
      }
      // the answer to a repetition may be the picture of the first time
      this.#revision = wish.unsure ? undefined : now;
      if (wish.unsure) this.#options.reread();
      // Our picture was the last word: no other tab has added in between.
      else if (fresh && ports.cart.idempotency === 'none' && result.warnings.length === 0) this.#late.answered(result.cart, touches, wish.before);
      this.#late.seen(result.cart, result.warnings.length > 0 ? null : touches);
      return result;
    } catch (thrown) {
      this.#revision = fresh && !toVitrineError(thrown).ambiguous ? now : undefined;
      throw thrown;
    } finally {
      tabs?.announce?.();
    }
  }

  /**
   * Looks what is there, and makes up what is missing with absolute quantities. This tab keeps its turn until that is done: a
   * change of another tab in between could not be told from what was lost.
   */
  async #complete(ports: SenderPorts, wish: SentWish, lost?: VitrineError): Promise<CartResult> {
    const { clock, adopt, onChecking } = this.#options;
    const until = clock.now() + MAKE_UP_FOR;
    wish.checking = true;
    onChecking();
    try {
      let sentOn = wish.before;
      for (let again = false; ; again = true) {
        const { plan, before } = wish;
        const lands = plan.lands?.(sentOn) ?? plan.touches;
        const seen = clock.now() < until ? await this.#lookUp(ports) : null;
        if (!seen) {
          wish.over = true;
          this.#late.suspect(lands, before, false);
          throw lost ?? new VitrineError('network', { where: 'cart', ambiguous: true, message: 'what became of the last request cannot be found out' });
        }
        const rest = plan.rest(before, seen.cart);
        // one of several lost requests may have done it and another still come; one that asked for what was there left no trace
        const others = again || this.#late.watches(plan.touches) || !plan.rest(before, before);
        this.#late.answered(seen.cart, plan.touches, before);
        this.#late.seen(seen.cart, rest ? [] : plan.touches, rest ? plan.touches : []);
        // what is missing of an add is added again: its late request then comes on top
        wish.mayLand = rest !== null && !plan.lands;
        if (rest || others) this.#late.suspect(lands, seen.cart, wish.mayLand);
        if (!rest) return resultOf(seen.cart, before);
        wish.partly ||= unitsAsked(rest) < unitsAsked(plan);
        // from here on it counts as not sent: only what lands late can still surprise, and that is watched
        Object.assign(wish, { plan: rest, before: seen.cart, unsure: false, key: randomId() });
        adopt(seen.cart);
        try {
          return await this.#send(ports, wish, rest.send(seen.cart));
        } catch (thrown) {
          const error = toVitrineError(thrown, 'cart');
          if (error.code === rest.fulfilledBy) return await this.#asItIs(ports, wish);
          if (!error.ambiguous) throw error;
          wish.unsure = true;
          sentOn = seen.cart;
          lost = error;
        }
      }
    } finally {
      wish.checking = false;
      onChecking();
    }
  }

  /** It has come true; what the cart says now is still to be read, and a read that fails is no refusal of it. */
  async #asItIs(ports: SenderPorts, wish: SentWish): Promise<CartResult> {
    const before = this.#options.base();
    wish.unsure = true;
    const cart = await this.#look(ports);
    this.#late.seen(cart, [], wish.plan.touches);
    return resultOf(cart, before);
  }

  /** The cart is gone or paid for: what is wished now begins a new one. */
  async #renew(ports: SenderPorts, wish: SentWish, error: VitrineError): Promise<CartResult> {
    const { base, adopt, warn } = this.#options;
    await this.reset(ports);
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
        const next = { cart: await this.#look(ports, Math.max(AGREE_AFTER, until - clock.now())) };
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

const unitsAsked = ({ touches }: CartPlan): number => touches.reduce((sum, { plus = 0 }) => sum + plus, 0);

/** A cart that is gone is an empty one to whoever asked for the removal of its last line. */
function resultOf(cart: Cart | null, before: Cart | null): CartResult {
  return { cart: cart ?? emptyCart(before?.subtotal.money ?? { amount: 0, currency: 'XXX', exponent: 2 }), warnings: [] };
}
