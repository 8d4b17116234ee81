import { readFeatured, readProducts } from '../catalog/read-product.js';
import type { Account } from '../account/account-port.js';
import type { Clock } from '../environment/clock.js';
import { ERROR_CODES, type ErrorCode } from '../error/error-code.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import { withinTime } from '../retry/time-limit.js';
import type { Adapter, PortName, Ports } from './adapter.js';
import { addressOf, fieldOf, listOf, numberOf, readable, recordOf, textOf } from './read-answer.js';
import { readCart, readCartResult } from './read-cart.js';

type Read = (answer: unknown, base?: string) => unknown;
type Method = (...args: unknown[]) => unknown;

const readNothing: Read = () => undefined;
const orNull =
  (read: Read): Read =>
  (answer, base) =>
    answer === null || answer === undefined ? null : read(answer, base);
const readAccount = recordOf<Account>({ name: [textOf, ''], email: [textOf] });

/**
 * Readers in a file of their own, because few pages need them. It is fetched while the request is on its way. `null`
 * where there is nothing to read, unless the reader is `strict`.
 */
const later = <M>(load: () => Promise<M>, reader: (module: M) => Read, strict = false): Read & { load: typeof load } =>
  Object.assign(
    async (answer: unknown, base?: string) =>
      strict || (answer ?? null) !== null ? reader(await load())(answer, base) : null,
    { load },
  );
const gifts = () => import('../gift-card/read-gift-card.js');
const videos = () => import('../video/read-video.js');
const readRedeemed = later(gifts, ({ readStoreCredit }) => readStoreCredit, true);
const readDisabled = recordOf<{ readonly disable: readonly string[] }>({ disable: [listOf(textOf)] });

/** An answer that was lost, or cannot be read, leaves it open whether these were applied. */
const changes: ReadonlySet<unknown> = new Set([readCartResult, readRedeemed]);

/** An address is a text, and is not made of anything else: `42` would be a page of that name beside the shop's. */
function readCheckoutUrl(value: unknown, base?: string): string {
  const address = readable(value, addressOf, base);
  if (address === undefined) throw new VitrineError('unsafe-url', { where: 'checkout.url' });
  return address;
}

/**
 * How the answer of each method is read. `stream`: it is passed on unread, and its reader handles its errors. `sink`:
 * the answer is ignored, and an error is printed and not thrown.
 */
const reads: {
  readonly [P in PortName]: {
    readonly [M in keyof Ports[P] as NonNullable<Ports[P][M]> extends (...args: never[]) => unknown ? M : never]-?:
      Read | 'stream' | 'sink';
  };
} = {
  catalog: { products: readProducts, featured: readFeatured },
  cart: {
    get: orNull(readCart),
    add: readCartResult,
    update: readCartResult,
    remove: readCartResult,
    restore: readCartResult,
    reset: readNothing,
    applyCode: readCartResult,
    removeCode: readCartResult,
    setNote: readCartResult,
    setAttributes: readCartResult,
    changes: 'stream',
  },
  checkout: { url: readCheckoutUrl },
  giftCard: {
    config: later(gifts, ({ readGiftCardConfig }) => readGiftCardConfig),
    designs: later(gifts, ({ readDesigns }) => readDesigns, true),
    addToCart: readCartResult,
    apply: readCartResult,
    remove: readCartResult,
    applyCredit: readCartResult,
    removeCredit: readCartResult,
  },
  giftWallet: {
    balance: later(gifts, ({ readBalance }) => readBalance, true),
    credit: later(gifts, ({ readStoreCredit }) => readStoreCredit),
    redeem: readRedeemed,
  },
  account: { current: orNull(readAccount), signIn: readAccount, signOut: readNothing },
  videos: {
    get: later(videos, ({ readVideo }) => readVideo),
    feed: later(videos, ({ readVideoPage }) => readVideoPage, true),
  },
  analytics: { track: 'sink', forget: 'sink' },
};

/**
 * Stands between an adapter and the stores: whatever passes is what the types say. A field that cannot be read
 * costs that field, a product that product; a call without an answer ends with `timeout`; what is thrown is a
 * `VitrineError`. Ports and methods are looked up at every use, because an adapter may load them.
 */
export function checkedAdapter(adapter: Adapter, clock: Clock): Adapter {
  const methodOf = (
    owner: unknown,
    name: string,
    where: string,
    read: Read | 'stream' | 'sink',
    base?: string,
  ): unknown => {
    const method = fieldOf(owner, name);
    if (typeof method !== 'function') return undefined;
    const send: Method = (...args) => Reflect.apply(method, owner, args);
    if (read === 'stream') return send;
    return read === 'sink' ? isolated(send) : checkedMethod(send, { where, read, base, clock });
  };
  const checked = {
    name: textOf(fieldOf(adapter, 'name')) ?? '',
    contract: 1,
    dispose: isolated(() => adapter.dispose?.()),
  };
  const shop = textOf(fieldOf(adapter, 'shop'));
  if (shop !== undefined) Object.assign(checked, { shop });
  for (const name of ['connect', 'reconfigure'])
    defineGetter(checked, name, () => methodOf(adapter, name, name, readDisabled));
  for (const [name, methods] of Object.entries(reads)) {
    let last: { readonly port: unknown; readonly checked: object } | undefined;
    defineGetter(checked, name, () => {
      const port = fieldOf(adapter, name);
      if (typeof port !== 'object' || port === null) return undefined;
      if (last?.port !== port) last = { port, checked: portOf(port, name, methods) };
      return last.checked;
    });
  }
  return checked as Adapter;

  function portOf(port: object, name: string, methods: Readonly<Record<string, Read | 'stream' | 'sink'>>): object {
    const made = {};
    const base = baseOf(adapter, name);
    for (const [method, read] of Object.entries(methods))
      defineGetter(made, method, () => methodOf(port, method, `${name}.${method}`, read, base));
    defineGetter(made, 'idempotency', () => (fieldOf(port, 'idempotency') === 'key' ? 'key' : 'none'));
    defineGetter(made, 'buyNow', () => fieldOf(port, 'buyNow') === true);
    return made;
  }
}

/** The description of a property inherits what an old library has added to every object, unless it inherits nothing. */
function defineGetter(on: object, name: string, get: () => unknown): void {
  Object.defineProperty(on, name, Object.assign(Object.create(null) as object, { get, enumerable: true }));
}

/** What relative addresses of this port count from; `undefined` where the adapter names none, or one that is no address. */
function baseOf(adapter: Adapter, port: string): string | undefined {
  const given = fieldOf(adapter, 'base');
  const base = textOf(fieldOf(given, port) ?? given);
  return base !== undefined && /^https?:\/\/[^/]/i.test(base) ? base : undefined;
}

interface CheckedCall {
  readonly where: string;
  readonly read: Read;
  readonly base: string | undefined;
  readonly clock: Clock;
}

function checkedMethod(send: Method, { where, read, base, clock }: CheckedCall): Method {
  const ambiguous = changes.has(read);
  return async (...args) => {
    const options = args.at(-1);
    const given = fieldOf(options, 'signal') as AbortSignal | undefined;
    let answer: unknown;
    // What cannot be fetched is tried once more when it is needed, and reported then.
    (read as { load?: () => Promise<unknown> }).load?.().catch(() => {});
    try {
      answer = await withinTime({ clock, where, ambiguous, signal: given }, (signal) =>
        send(...(given ? [...args.slice(0, -1), { ...(options as object), signal }] : args)),
      );
    } catch (thrown) {
      throw readError(thrown, where, base);
    }
    try {
      return await read(answer, base);
    } catch (cause) {
      if (cause instanceof VitrineError && cause.code === 'unsafe-url') throw cause;
      const message = cause instanceof VitrineError ? cause.message : 'the answer cannot be read';
      throw new VitrineError('bad-response', { where, message, ambiguous, cause });
    }
  };
}

/** A thrown `VitrineError` stays as it is, unless it brings a cart or has a field of another type. */
function readError(thrown: unknown, where: string, base: string | undefined): VitrineError {
  const error = toVitrineError(thrown, where);
  const code = fieldOf(error, 'code') as ErrorCode;
  const known = ERROR_CODES.includes(code);
  const cart = fieldOf(error, 'cart');
  const fields = fieldOf(error, 'fields');
  if (error instanceof VitrineError && known && cart === undefined && Array.isArray(fields)) return error;
  return new VitrineError(known ? code : 'unknown', {
    where,
    message: textOf(fieldOf(error, 'message')) ?? '',
    fields: Array.isArray(fields) ? fields : [],
    cart: readable(cart, readCart, base),
    available: numberOf(fieldOf(error, 'available')),
    retryAfter: numberOf(fieldOf(error, 'retryAfter')),
    ambiguous: fieldOf(error, 'ambiguous') === true,
    cause: error,
  });
}

function isolated(act: Method): Method {
  return (...args) => {
    (async () => act(...args))().catch((thrown: unknown) => console.error(thrown));
  };
}
