import {
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
import type { MedusaCart } from './answers.js';
import type { CartSession } from './cart-session.js';
import { NOTE } from './cart-view.js';
import { metadataOf } from './gift-metadata.js';
import type { Markets } from './market.js';
import { isCode, refuse, unsure } from './refuse.js';

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
  /** For the gift cards that are bought: lines that are added together or not at all. */
  addBodies(lines: readonly LineBody[], options?: CallOptions): Promise<CartResult>;
}

export function createCart(session: CartSession, markets: Markets): MedusaCartPort {
  const result = async (cart: MedusaCart, options: CallOptions | undefined): Promise<CartResult> => ({
    cart: await session.view(cart, options),
    warnings: [],
  });

  const setQuantity = (lineId: string, quantity: number, options: CallOptions | undefined): Promise<MedusaCart> =>
    session.change(
      {
        path: `/line-items/${lineId}`,
        refused: 'line-not-found',
        ...(quantity === 0 ? { method: 'DELETE' } : { body: { quantity } }),
      },
      options,
    );

  /**
   * Medusa has no transaction over lines. What was done before a refusal is taken back, so that a refusal means that nothing was applied;
   * what may still go through, or could not be taken back, is left to whoever looks at the cart.
   */
  async function inOrder<T>(
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
        if ((thrown as VitrineError).ambiguous || isCode(thrown, 'rate-limited')) throw thrown;
        for (const { id, quantity } of cart.items) {
          const was = before?.items.find((item) => item.id === id)?.quantity ?? 0;
          if (was !== quantity) await setQuantity(id, was, options);
        }
      } catch (last) {
        throw unsure(last as VitrineError);
      }
      throw thrown;
    }
    if (!cart) throw refuse('cart-gone');
    return cart;
  }

  /** The cart as it is now, when it has all these lines. Medusa itself says nothing of the removal of a line that is not there. */
  async function withLines(lineIds: readonly string[], options: CallOptions | undefined): Promise<MedusaCart> {
    const has = (cart: MedusaCart | null): cart is MedusaCart =>
      lineIds.every((lineId) => cart?.items.some(({ id }) => id === lineId) ?? false);
    const known = session.last();
    if (has(known) && known.id === session.id()) return known;
    const cart = await session.read(options);
    if (!has(cart)) throw refuse('line-not-found');
    return cart;
  }

  async function setQuantities(patches: readonly LinePatch[], options?: CallOptions): Promise<CartResult> {
    const cart = await withLines(
      patches.map(({ lineId }) => lineId),
      options,
    );
    return result(
      await inOrder(patches, cart, ({ lineId, quantity }) => setQuantity(lineId, quantity, options), options),
      options,
    );
  }

  async function addBodies(lines: readonly LineBody[], options?: CallOptions): Promise<CartResult> {
    const fresh = async (): Promise<CartResult> => result(await session.create({ items: lines }, options), options);
    if (session.id() === null) return fresh();
    const known = session.last() ?? (await session.read(options));
    if (!known) return fresh();
    const { currency } = await markets.place(options);
    if (known.currency_code !== currency) {
      if (known.items.length > 0) throw refuse('currency-mismatch');
      session.forget();
      return fresh();
    }
    const before = lines.length > 1 ? await session.read(options) : known;
    try {
      return await result(
        await inOrder(
          lines,
          before,
          (body) => session.change({ path: '/line-items', body, refused: 'variant-unavailable' }, options),
          options,
        ),
        options,
      );
    } catch (thrown) {
      // Gone or paid: nothing was applied, what is new begins a new cart.
      if (isCode(thrown, 'cart-gone')) return fresh();
      throw thrown;
    }
  }

  /** Medusa merges metadata; an empty text takes a key away. */
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
      return cart && session.view(cart, options);
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
      if (has(await session.read(options))) throw refuse('code-already-applied');
      const cart = await session.change(
        { path: '/promotions', body: { promo_codes: [code] }, refused: 'code-invalid' },
        options,
      );
      // A code that is known but does not take effect is passed over in silence.
      if (!has(cart)) throw refuse('code-not-applicable');
      return result(cart, options);
    },
    removeCode: async (code, options) =>
      result(
        await session.change({ path: '/promotions', method: 'DELETE', body: { promo_codes: [code] } }, options),
        options,
      ),

    setNote: (note, options) => setMetadata({ [NOTE]: note }, () => false, options),
    setAttributes: (attributes: readonly Attribute[], options) =>
      setMetadata(
        metadataOf(attributes) as Record<string, string>,
        (key, value) => key !== NOTE && typeof value === 'string',
        options,
      ),
  };
  return port;
}
