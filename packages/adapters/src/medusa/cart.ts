import {
  encodePart,
  randomId,
  type Attribute,
  type CallOptions,
  type CartLine,
  type CartPort,
  type CartResult,
  type GiftRecipient,
  type LineInput,
  type LinePatch,
  type VitrineError,
} from '@vitrine/core';
import { hasCode } from '../http/backend-errors.js';
import { metadataOf } from './attributes.js';
import { noteKey } from './cart-mapper.js';
import { ambiguousError, backendError } from './errors.js';
import type { MarketPlaces } from './market.js';
import type { MedusaCart } from './schema.js';
import type { Session } from './session.js';

/** A line as Medusa takes it. */
export interface LineBody {
  readonly variant_id: string;
  readonly quantity: number;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export function lineBody({ variantId, quantity, attributes }: LineInput, recipient?: GiftRecipient): LineBody {
  const metadata = metadataOf(attributes, recipient && { id: randomId(), recipient });
  return { variant_id: variantId, quantity, ...(Object.keys(metadata).length > 0 ? { metadata } : {}) };
}

export interface MedusaCartPort extends CartPort {
  /** Adds all lines or none; also for gift cards, whose lines have a recipient. */
  addBodies(lines: readonly LineBody[], options?: CallOptions): Promise<CartResult>;
}

export function createCart(session: Session, places: MarketPlaces): MedusaCartPort {
  const result = async (cart: MedusaCart, options: CallOptions | undefined): Promise<CartResult> => ({
    cart: await session.toCart(cart, options),
    warnings: [],
  });

  const setQuantity = (lineId: string, quantity: number, options: CallOptions | undefined): Promise<MedusaCart> =>
    session.change(
      {
        path: `/line-items/${encodePart(lineId)}`,
        usualError: 'line-not-found',
        ...(quantity === 0 ? { method: 'DELETE' } : { body: { quantity } }),
      },
      options,
    );

  /**
   * Medusa has no transaction over lines: the steps before a rejected one are taken back, so that the error means that
   * nothing was applied. Where that is impossible the error is ambiguous.
   */
  async function oneByOne<T>(
    steps: readonly T[],
    before: MedusaCart | null,
    run: (step: T) => Promise<MedusaCart>,
    options: CallOptions | undefined,
  ): Promise<MedusaCart> {
    let cart: MedusaCart | undefined;
    try {
      for (const step of steps) cart = await run(step);
    } catch (thrown) {
      if (!cart) throw thrown;
      try {
        if ((thrown as VitrineError).ambiguous || hasCode(thrown, 'rate-limited')) throw thrown;
        for (const { id, quantity } of cart.items) {
          const was = before?.items.find((item) => item.id === id)?.quantity ?? 0;
          if (was !== quantity) await setQuantity(id, was, options);
        }
      } catch (failure) {
        throw ambiguousError(failure as VitrineError);
      }
      throw thrown;
    }
    if (!cart) throw backendError('cart-gone');
    return cart;
  }

  /** The present cart, if it has all these lines: Medusa removes a line that is not there without an error. */
  async function withLines(lineIds: readonly string[], options: CallOptions | undefined): Promise<MedusaCart> {
    const has = (cart: MedusaCart | null): cart is MedusaCart =>
      lineIds.every((lineId) => cart?.items.some(({ id }) => id === lineId) ?? false);
    const known = session.last();
    if (has(known) && known.id === session.id()) return known;
    const cart = await session.read(options);
    if (!has(cart)) throw backendError('line-not-found');
    return cart;
  }

  async function setQuantities(patches: readonly LinePatch[], options?: CallOptions): Promise<CartResult> {
    const cart = await withLines(
      patches.map(({ lineId }) => lineId),
      options,
    );
    return result(
      await oneByOne(patches, cart, ({ lineId, quantity }) => setQuantity(lineId, quantity, options), options),
      options,
    );
  }

  async function addBodies(lines: readonly LineBody[], options?: CallOptions): Promise<CartResult> {
    const addToNewCart = async (): Promise<CartResult> =>
      result(await session.create({ items: lines }, options), options);
    if (session.id() === null) return addToNewCart();
    const known = session.last() ?? (await session.read(options));
    if (!known) return addToNewCart();
    const { currency } = await places.place(options);
    if (known.currency_code !== currency) {
      if (known.items.length > 0) throw backendError('currency-mismatch');
      session.forget();
      return addToNewCart();
    }
    const before = lines.length > 1 ? await session.read(options) : known;
    try {
      return await result(
        await oneByOne(
          lines,
          before,
          (body) => session.change({ path: '/line-items', body, usualError: 'variant-unavailable' }, options),
          options,
        ),
        options,
      );
    } catch (thrown) {
      // Gone or paid: nothing was applied, so the lines may go into a new cart.
      if (hasCode(thrown, 'cart-gone')) return addToNewCart();
      throw thrown;
    }
  }

  /** Medusa merges metadata; an empty text removes a key. */
  async function setMetadata(
    wanted: Readonly<Record<string, string>>,
    replaces: (key: string, value: unknown) => boolean,
    options: CallOptions | undefined,
  ): Promise<CartResult> {
    const cart = (await session.read(options)) ?? (await session.create({}, options));
    const cleared = Object.fromEntries(
      Object.entries(Object(cart.metadata) as object).flatMap(([key, value]) =>
        replaces(key, value) ? [[key, '']] : [],
      ),
    );
    return result(await session.change({ path: '', body: { metadata: { ...cleared, ...wanted } } }, options), options);
  }

  const port: MedusaCartPort = {
    addBodies,
    idempotency: 'none',
    async get(options) {
      const cart = await session.read(options);
      return cart && session.toCart(cart, options);
    },
    add: (lines, options) =>
      addBodies(
        lines.map((line) => lineBody(line)),
        options,
      ),
    update: setQuantities,
    remove: (lineIds, options) =>
      setQuantities(
        lineIds.map((lineId) => ({ lineId, quantity: 0 })),
        options,
      ),
    restore: ({ variantId, quantity, attributes, recipient }: CartLine, options) =>
      addBodies([lineBody({ variantId, quantity, attributes }, recipient)], options),
    async reset() {
      session.forget();
    },

    async applyCode(given, options) {
      const code = given.trim();
      const has = (cart: MedusaCart | null): boolean =>
        cart?.promotions.some((promotion) => promotion.code === code) ?? false;
      if (has(await session.read(options))) throw backendError('code-already-applied');
      const cart = await session.change(
        { path: '/promotions', body: { promo_codes: [code] }, usualError: 'code-invalid' },
        options,
      );
      // A known code without effect is ignored without an error.
      if (!has(cart)) throw backendError('code-not-applicable');
      return result(cart, options);
    },
    removeCode: async (code, options) =>
      result(
        await session.change({ path: '/promotions', method: 'DELETE', body: { promo_codes: [code] } }, options),
        options,
      ),

    setNote: (note, options) => setMetadata({ [noteKey]: note }, () => false, options),
    setAttributes: (attributes: readonly Attribute[], options) =>
      setMetadata(
        metadataOf(attributes) as Record<string, string>,
        (key, value) => key !== noteKey && typeof value === 'string',
        options,
      ),
  };
  return port;
}
