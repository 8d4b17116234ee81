import {
  lineKey,
  VitrineError,
  type Attribute,
  type GiftCardPort,
  type CallOptions,
  type Cart,
  type CartLine,
  type CartPort,
  type CartResult,
  type ErrorCode,
  type LineInput,
  type LinePatch,
} from '@vitrine/core';
import type { TestClock } from './test-clock.js';

/** What becomes of one request. */
export type Fate =
  /** Answered. */
  | 'well'
  /** Never arrives; the client gives up without knowing. */
  | 'lost-request'
  /** Applied, the answer never comes. */
  | 'lost-answer'
  /** The client gives up, and then it is applied. */
  | 'late'
  /** Answered with an error before anything was applied. */
  | 'server'
  /** Answered with an error after it was applied: the client cannot know. */
  | 'server-after'
  | 'rate-limited'
  /** Something on the way sent it again; the answer is the second one. */
  | 'twice'
  /** The same, and no answer comes. */
  | 'twice-lost'
  /** Applied, no answer comes, and after the client has given up it is applied once more. */
  | 'twice-late'
  /** Not sent at all. */
  | 'unreachable';

export interface Wire {
  /** Asked once for each request. */
  fate(call: string): Fate;
  /** Milliseconds of the way there and of the way back. */
  latency(): number;
  /** How long after the client gave up a late request lands. */
  lateness(): number;
  /** The server asked this client to send nothing until then. */
  limited?(until: number): void;
}

const money = (amount: number): CartLine['unitPrice'] => ({ amount, currency: 'USD', exponent: 2 });
const GIVES_UP = 8_000;
const neverApplied: ReadonlySet<Fate> = new Set<Fate>(['lost-request', 'unreachable', 'server', 'rate-limited']);

/** A server that keeps one cart, applies requests one after the other, and a wire that treats them badly. */
export class SimulatedBackend {
  readonly clock: TestClock;
  readonly idempotency: 'key' | 'none';
  lines: CartLine[] = [];
  codes: string[] = [];
  note = '';
  attributes: readonly Attribute[] = [];
  exists = false;
  /** The next mutation finds the cart in this state. */
  fallen: 'cart-gone' | 'cart-completed' | null = null;
  requests: { readonly call: string; readonly at: number; readonly tab: string }[] = [];
  inFlight = 0;
  /** Changes that were sent and are not applied yet. */
  underWay = 0;
  mostInFlight = 0;
  #ids = 0;
  #carts = 1;
  #answers = new Map<string, { readonly result: CartResult } | { readonly error: VitrineError }>();

  constructor(clock: TestClock, idempotency: 'key' | 'none') {
    this.clock = clock;
    this.idempotency = idempotency;
  }

  get cart(): Cart | null {
    if (!this.exists) return null;
    const total = { money: money(this.lines.reduce((sum, line) => sum + line.total.amount, 0)), estimated: true };
    return {
      id: `cart-${this.#carts}`,
      currency: 'USD',
      lines: this.lines.map((line) => ({ ...line })),
      count: this.lines.reduce((sum, line) => sum + line.quantity, 0),
      subtotal: total,
      total,
      discounts: [],
      codes: this.codes.map((code) => ({ code, applicable: true })),
      giftCards: [],
      note: this.note,
      attributes: this.attributes,
    };
  }

  units(variantId: string): number {
    return this.lines.reduce((sum, line) => (line.variantId === variantId ? sum + line.quantity : sum), 0);
  }

  put(input: LineInput): void {
    this.exists = true;
    const same = this.lines.find((line) => lineKey(line) === lineKey(input));
    if (same) this.#set(same.id, same.quantity + input.quantity);
    else {
      this.lines.push({
        id: `line-${++this.#ids}`,
        variantId: input.variantId,
        productId: input.variantId,
        title: input.variantId,
        variantTitle: '',
        quantity: input.quantity,
        rule: { min: 1, max: null, step: 1 },
        unitPrice: money(500),
        total: money(500 * input.quantity),
        kind: 'physical',
        attributes: input.attributes ?? [],
      });
    }
  }

  #set(id: string, quantity: number): void {
    if (!this.lines.some((line) => line.id === id)) throw new VitrineError('line-not-found');
    this.lines = this.lines.flatMap((line) =>
      line.id !== id ? [line] : quantity > 0 ? [{ ...line, quantity, total: money(500 * quantity) }] : [],
    );
  }

  /** What another device does: so many units of a variant, 0 = none. */
  setUnits(variantId: string, quantity: number): void {
    const [line, ...others] = this.lines.filter((one) => one.variantId === variantId);
    for (const other of others) this.#set(other.id, 0);
    if (line) this.#set(line.id, quantity);
    else if (quantity > 0) this.put({ variantId, quantity });
  }

  /** The cart is paid for, or given up: the next one is new. */
  pay(): void {
    this.#carts++;
    this.exists = false;
    this.lines = [];
    this.codes = [];
    this.note = '';
    this.attributes = [];
  }

  /** The gift cards that one address gets. */
  gifts(email: string): number {
    return this.lines.filter((line) => line.recipient?.email === email).length;
  }

  giftCards(tab: string, wire: Wire): GiftCardPort {
    return {
      config: () => Promise.resolve(null),
      designs: () => Promise.resolve([]),
      addToCart: (orders, options) =>
        this.#mutate('addGiftCards', tab, wire, options, () => {
          for (const { amount, recipient } of orders) {
            this.exists = true;
            this.lines.push({
              id: `line-${++this.#ids}`,
              variantId: 'gift',
              productId: 'gift',
              title: `gift ${recipient.email}`,
              variantTitle: '',
              quantity: 1,
              rule: { min: 1, max: 1, step: 1 },
              unitPrice: amount,
              total: amount,
              kind: 'gift-card',
              attributes: [],
              recipient,
            });
          }
        }),
    };
  }

  #mutate(
    call: string,
    tab: string,
    wire: Wire,
    options: CallOptions | undefined,
    change: () => void,
  ): Promise<CartResult> {
    return this.#send(call, tab, wire, options?.signal, () =>
      this.#once(options?.idempotencyKey, () => {
        if (this.fallen) throw new VitrineError(this.fallen);
        change();
        const { cart } = this;
        if (!cart) throw new VitrineError('cart-gone');
        return { cart, warnings: [] };
      }),
    );
  }

  /** One client of this server: a tab. */
  port(tab: string, wire: Wire): CartPort {
    /** The cart that this client has found last. */
    let known = 0;
    const find = <T>(answer: T): T => {
      if (this.exists) known = this.#carts;
      return answer;
    };
    const mutate = (call: string, change: () => void, options: CallOptions | undefined): Promise<CartResult> =>
      this.#mutate(call, tab, wire, options, () => find(change()));
    return {
      idempotency: this.idempotency,
      get: (options) => this.#send('get', tab, wire, options?.signal, () => find(this.fallen ? null : this.cart)),
      add: (lines, options) => mutate('add', () => lines.forEach((line) => this.put(line)), options),
      update: (patches: readonly LinePatch[], options) =>
        mutate('update', () => patches.forEach(({ lineId, quantity }) => this.#set(lineId, quantity)), options),
      remove: (ids, options) => mutate('remove', () => ids.forEach((id) => this.#set(id, 0)), options),
      reset: (options) => {
        const given = known;
        return this.#send('reset', tab, wire, options?.signal, () => {
          // A client gives up the cart that it has found, however late that comes, and no other.
          if (given === this.#carts) this.pay();
          this.fallen = null;
        });
      },
      applyCode: (code, options) =>
        mutate(
          'applyCode',
          () => {
            if (code.startsWith('BAD')) throw new VitrineError('code-invalid');
            if (this.codes.includes(code)) throw new VitrineError('code-already-applied');
            this.codes.push(code);
          },
          options,
        ),
      removeCode: (code, options) =>
        mutate('removeCode', () => (this.codes = this.codes.filter((other) => other !== code)), options),
      setNote: (note, options) => mutate('setNote', () => (this.note = note), options),
      setAttributes: (attributes, options) => mutate('setAttributes', () => (this.attributes = attributes), options),
    };
  }

  /** With keys, a repeated request gets the first answer, as it was. */
  #once(key: string | undefined, apply: () => CartResult): CartResult {
    if (this.idempotency === 'none' || key === undefined) return apply();
    const known = this.#answers.get(key);
    if (known) {
      if ('error' in known) throw known.error;
      return known.result;
    }
    try {
      const result = apply();
      this.#answers.set(key, { result });
      return result;
    } catch (thrown) {
      // That a cart is gone is no answer to a request for the next one.
      if (thrown instanceof VitrineError && thrown.code !== 'cart-gone') this.#answers.set(key, { error: thrown });
      throw thrown;
    }
  }

  async #send<T>(call: string, tab: string, wire: Wire, signal: AbortSignal | undefined, apply: () => T): Promise<T> {
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
    this.requests.push({ call, at: this.clock.now(), tab });
    try {
      // an aborted call is over for the client; the server may go on with it
      const aborted = new Promise<never>((_, reject) =>
        signal?.addEventListener('abort', () => reject(new VitrineError('aborted', { ambiguous: true }))),
      );
      const fate = wire.fate(call);
      const change =
        call === 'get' || neverApplied.has(fate) ? apply : this.#counted(apply, fate === 'twice-late' ? 2 : 1);
      return await Promise.race([this.#deliver(fate, wire, change), aborted]);
    } finally {
      this.inFlight--;
    }
  }

  /** `times`: how often it will be applied at different moments. */
  #counted<T>(apply: () => T, times: number): () => T {
    this.underWay += times;
    let left = times;
    return () => {
      if (left > 0) this.underWay--;
      left--;
      return apply();
    };
  }

  async #deliver<T>(fate: Fate, wire: Wire, apply: () => T): Promise<T> {
    const fail = (code: ErrorCode, ambiguous: boolean, retryAfter?: number): never => {
      throw new VitrineError(code, { ambiguous, ...(retryAfter === undefined ? {} : { retryAfter }) });
    };
    if (fate === 'unreachable') {
      await this.clock.wait(5);
      return fail('network', false);
    }
    if (fate === 'late' || fate === 'twice-late')
      void this.clock
        .wait(GIVES_UP + wire.lateness())
        .then(apply)
        .catch(() => {});
    if (fate === 'lost-request' || fate === 'late') {
      await this.clock.wait(GIVES_UP);
      return fail('timeout', true);
    }
    await this.clock.wait(wire.latency());
    if (fate === 'server') return fail('server', false);
    if (fate === 'rate-limited') {
      wire.limited?.(this.clock.now() + 3_000);
      return fail('rate-limited', false, 3_000);
    }
    let answer: T;
    try {
      answer = apply();
      if (fate === 'twice' || fate === 'twice-lost') answer = apply();
    } catch (thrown) {
      if (fate === 'well' || fate === 'twice') {
        await this.clock.wait(wire.latency());
        throw thrown;
      }
      return fail('server', true);
    }
    if (fate === 'server-after') return fail('server', true);
    if (fate === 'lost-answer' || fate === 'twice-lost' || fate === 'twice-late') {
      await this.clock.wait(GIVES_UP);
      return fail('network', true);
    }
    await this.clock.wait(wire.latency());
    return answer;
  }
}

export const good: Wire = { fate: () => 'well', latency: () => 20, lateness: () => 0 };
