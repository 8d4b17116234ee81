import type { KeyValueStorage } from '../environment/storage.js';
import { randomId } from '../environment/random-id.js';
import type { Clock } from '../environment/clock.js';
import type { VitrineError } from '../error/vitrine-error.js';
import { unitsOf } from './cart-fold.js';
import type { Touch } from './cart-plan.js';
import { isTransient } from '../error/transient.js';
import type { Attribute, Cart, CartWarning, LineInput } from './cart.js';
import { lineIdentity } from './line-key.js';

export interface LateWatchOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly warn: (warnings: readonly CartWarning[]) => void;
  /** An old picture wiped out units that the shopper was promised since: they are added again. Rejects when that did not come about. */
  readonly heal: (line: LineInput) => Promise<unknown>;
  readonly reread: () => void;
}

interface Late extends Touch {
  /** Whose wish it is, as long as that is still being tried: what it sets is what the shopper wants. */
  tries?: string;
  /** Units before it. */
  from?: number;
}

/** What may still land on a line. */
interface Suspicion {
  /** The cart it is about; `''` = the one that the first request makes. */
  cart: string;
  /** Units we believe in. */
  expected: number;
  late: readonly Late[];
  readonly until: number;
}

/** Lines that an old picture may still wipe units from, for the other tabs and for the page that comes after this one. */
const SHARED = 'cart-late';
const WATCHED_FOR = 120_000;
const LOOK_AGAIN = [10_000, 60_000];

/**
 * A request that was given up may land after all: then the shopper is told, for it cannot be taken back unseen. Another tab may
 * have done it as well; better said once too often than not at all.
 */
export class LateWatch {
  /** Where the tabs that take turns keep what they know together; each of them alone would miss what the others added meanwhile. */
  storage: KeyValueStorage | undefined;
  readonly #options: LateWatchOptions;
  /** Of this tab, among those that know together. */
  readonly #id = randomId();
  /** What this tab alone suspects; a key may be in both, and each is looked at. */
  readonly #own = new Map<string, Suspicion>();
  readonly #shared = new Map<string, Suspicion>();
  readonly #timers = new Set<unknown>();

  constructor(options: LateWatchOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#timers.forEach((timer) => options.clock.clearTimeout(timer)));
  }

  /** A request for these lines may still land, on top of `before`; `tried` = its wish is being tried on, and is true when it lands. */
  suspect(touches: readonly Touch[], before: Cart | null, tried: boolean): void {
    const { clock } = this.#options;
    this.#load();
    for (const touch of touches) {
      const { key } = touch;
      const { late } = this.#shared.get(key) ?? this.#own.get(key) ?? { late: [] };
      const expected = unitsOf(before, key);
      const line: Suspicion = { cart: before?.id ?? '', expected, late: [...late, tried ? { ...touch, tries: this.#id, from: expected } : touch], until: clock.now() + WATCHED_FOR };
      this.#own.delete(key);
      (isShared(key, line) ? this.#shared : this.#own).set(key, line);
    }
    this.#save();
    this.lookAgain();
  }

  /** Our wish for these lines is given up: what still lands of it surprises. */
  giveUp(touches: readonly Touch[]): void {
    this.#load();
    for (const { key } of touches) for (const late of this.#shared.get(key)?.late ?? []) if (late.tries === this.#id) delete late.tries;
    this.#save();
  }

  /** Has the cart read in a while: by then it is known. */
  lookAgain(): void {
    const { clock, reread, signal } = this.#options;
    if (signal.aborted) return;
    for (const wait of LOOK_AGAIN) {
      const timer = clock.setTimeout(() => {
        this.#timers.delete(timer);
        reread();
      }, wait);
      this.#timers.add(timer);
    }
  }

  /** Whether something may still land on one of these lines. */
  watches(touches: readonly Touch[]): boolean {
    return touches.some(({ key }) => this.#own.has(key) || this.#shared.has(key));
  }

  /**
   * A cart arrived. `touches` is what was asked for with it, `null` = it was not applied as asked. Of what is `open` it is just
   * being made out whether it was applied: it may be in this cart, in part or not at all, but it took nothing away.
   */
  seen(cart: Cart | null, touches: readonly Touch[] | null, open: readonly Touch[] = []): void {
    this.#load();
    for (const lines of [this.#own, this.#shared]) this.#look(lines, cart, touches, open);
    this.#save();
  }

  #look(lines: Map<string, Suspicion>, cart: Cart | null, touches: readonly Touch[] | null, open: readonly Touch[]): void {
    for (const [key, line] of lines) {
      line.cart ||= cart?.id ?? '';
      // another cart, or none, and no removal that could have emptied it: it was paid for or begun again
      if (cart ? cart.id !== line.cart : line.cart !== '' && line.late.every(({ set }) => set !== 0)) {
        lines.delete(key);
        continue;
      }
      const units = unitsOf(cart, key);
      const own = touches?.find((touch) => touch.key === key);
      const should = own ? (own.set ?? line.expected + (own.plus ?? 0)) : line.expected;
      const pending = open.find((touch) => touch.key === key);
      const surprise = touches !== null && (pending ? pending.plus !== undefined && (units < should || units > should + pending.plus) : units !== should);
      line.expected = units;
      if (this.#options.clock.now() > line.until) lines.delete(key);
      // Another tab's wish has come true by a request that came late: that is what was wished, and only what others added meanwhile is wiped out.
      const landed = line.late.find(({ set, tries }) => tries && tries !== this.#id && set === units);
      for (const late of line.late) if (landed ? late.set === units : own && late.tries === this.#id) delete late.tries;
      if (landed && surprise) {
        this.#heal(key, should - (landed.from ?? 0), cart);
        continue;
      }
      // fewer than there should be: only an old picture of the line can have done that, if there was one
      if (!surprise || (units < should && !line.late.some(({ set }) => set !== undefined))) continue;
      if (units > 0 && this.#heal(key, should - units, cart)) continue;
      this.#warn(units > should ? 'added-twice' : units === 0 ? 'line-removed' : 'quantity-capped', cart, key);
    }
  }

  /** Adds units again, and answers whether it can. What did not come about on a bad line stays owed: the next look at the cart tries again. */
  #heal(key: string, units: number, cart: Cart | null): boolean {
    const line = units > 0 && inputOf(key, units);
    if (!line) return false;
    this.#options.heal(line).catch((error: VitrineError) => {
      if (error.code === 'aborted' || isTransient(error)) this.#owe(key, units);
      else this.#warn('quantity-capped', cart, key);
    });
    return true;
  }

  #owe(key: string, units: number): void {
    this.#load();
    const line = this.#shared.get(key) ?? this.#own.get(key);
    if (line) line.expected += units;
    this.#save();
    this.lookAgain();
  }

  /** What came of a request that was sent once, on top of `before`: more units than it asked for, and something on the way sent it again. */
  answered(cart: Cart | null, touches: readonly Touch[], before: Cart | null): void {
    for (const { key, plus } of touches) {
      // A line that is watched is looked at by `seen`.
      if (plus !== undefined && !this.#own.has(key) && !this.#shared.has(key) && unitsOf(cart, key) > unitsOf(before, key) + plus) this.#warn('added-twice', cart, key);
    }
  }

  /** The cart they belonged to is over. */
  forget(): void {
    this.#own.clear();
    this.#shared.clear();
    this.#save();
  }

  #load(): void {
    const text = this.storage?.get(SHARED);
    if (!text) return;
    this.#shared.clear();
    try {
      for (const [key, line] of JSON.parse(text) as [string, Suspicion][]) if (isShared(key, line)) this.#shared.set(key, line);
    } catch {
      // not ours
    }
  }

  #save(): void {
    if (this.#shared.size > 0 || this.storage?.get(SHARED)) this.storage?.set(SHARED, JSON.stringify([...this.#shared]));
  }

  #warn(code: CartWarning['code'], cart: Cart | null, key: string): void {
    const there = cart?.lines.find((one) => lineIdentity(one) === key);
    this.#options.warn([{ code, quantity: unitsOf(cart, key), ...(there ? { lineId: there.id, title: there.title } : {}) }]);
  }
}

/** A gift's key names a person: that stays in this page. */
function isShared(key: string, { late }: Suspicion): boolean {
  return key.startsWith('[') && late.some(({ set }) => set !== undefined);
}

/** The way back from a key; a gift cannot be made again from its own. */
function inputOf(key: string, quantity: number): LineInput | null {
  if (!key.startsWith('[')) return null;
  const [variantId, pairs] = JSON.parse(key) as [string, [string, string][]];
  return { variantId, quantity, attributes: pairs.map(([name, value]): Attribute => ({ key: name, value })) };
}
