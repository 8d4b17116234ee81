import {
  compareMoney,
  moneyToDecimal,
  type CallOptions,
  type CartResult,
  type CatalogPort,
  type GiftCardConfig,
  type GiftCardDesign,
  type GiftCardPort,
  type Money,
  type Variant,
  type VitrineError,
} from '@vitrine/core';
import { checkGiftOrders, cleanRecipient } from '../gift-card/gift-orders.js';
import type { MedusaCart } from './answers.js';
import { lineBody, type MedusaCartPort } from './cart.js';
import type { CartChange, CartSession } from './cart-session.js';
import { isCode, refuse, unsure } from './refuse.js';

export interface GiftCardOptions {
  /** Handle of the gift card that is sold; `'gift-card'` by default. Its variants are the amounts. */
  readonly giftCard?: string;
  /** Looks of the card. None by default: it is shown plain. */
  readonly designs?: readonly GiftCardDesign[];
}

export interface GiftCardParts extends GiftCardOptions {
  readonly session: CartSession;
  readonly cart: MedusaCartPort;
  readonly catalog: CatalogPort;
  readonly credit: (options?: CallOptions) => Promise<Money | null>;
  readonly signedIn: () => boolean;
  /** How many days ahead the shop delivers a gift. */
  readonly scheduleMaxDays: () => number;
}

export function createGiftCard({
  session,
  cart,
  catalog,
  credit,
  signedIn,
  scheduleMaxDays,
  giftCard: handle = 'gift-card',
  designs = [],
}: GiftCardParts): Required<GiftCardPort> {
  async function sold(options?: CallOptions): Promise<readonly Variant[]> {
    const [product] = await catalog.products([{ handle }], options);
    return (product?.kind === 'gift-card' ? product.variants : [])
      .filter(({ purchasable }) => purchasable)
      .sort((a, b) => compareMoney(a.price, b.price));
  }
  const configOf = (variants: readonly Variant[]): GiftCardConfig => ({
    product: { handle },
    amounts: variants.map(({ price }) => price),
    messageMaxLength: 200,
    nameMaxLength: 60,
    maxRecipients: 10,
    scheduleMaxDays: scheduleMaxDays(),
  });
  const result = async (changed: MedusaCart, options: CallOptions | undefined): Promise<CartResult> => ({
    cart: await session.view(changed, options),
    warnings: [],
  });
  const pay = (body: object, options: CallOptions | undefined): Promise<MedusaCart> =>
    session.change({ path: '/store-credits', body, refused: 'gift-card-empty' }, options);
  const byCode = (code: string, method: CartChange['method'] = 'POST'): CartChange => ({
    path: '/gift-cards',
    method,
    body: { code },
    refused: 'gift-card-not-found',
  });
  const pays = (changed: MedusaCart): boolean =>
    changed.credit_lines.some(({ reference }) => reference === 'store-credit');

  return {
    async config(options) {
      const variants = await sold(options);
      return variants[0] ? configOf(variants) : null;
    },
    designs: async () => designs,
    async addToCart(orders, options) {
      const variants = await sold(options);
      checkGiftOrders(orders, configOf(variants), Date.now(), 'medusa.giftCard.addToCart');
      return cart.addBodies(
        orders.map(({ amount, recipient }) =>
          lineBody(
            { variantId: variants.find(({ price }) => compareMoney(price, amount) === 0)?.id ?? '', quantity: 1 },
            cleanRecipient(recipient),
          ),
        ),
        options,
      );
    },

    async apply(given, options) {
      const typed = given.trim();
      const capitals = typed.toUpperCase();
      const before = await session.read(options);
      if (!before) throw refuse('cart-gone');
      const has = ({ gift_cards: cards }: MedusaCart): boolean =>
        cards.some(({ code }) => code === typed || code === capitals);
      if (has(before)) throw refuse('code-already-applied');
      // The plugin looks codes up letter by letter; it makes them in capitals, a merchant as he likes.
      const changed = await session.change(byCode(typed), options).catch((thrown: unknown) => {
        if (typed === capitals || !isCode(thrown, 'gift-card-not-found')) throw thrown;
        return session.change(byCode(capitals), options);
      });
      // A card with nothing on it is taken, and pays nothing.
      if (!has(changed)) throw refuse('gift-card-empty');
      return result(changed, options);
    },
    async remove(id, options) {
      // Only the code names a card here; it is read for this moment, and goes nowhere else.
      const now = await session.read(options);
      const code = now?.gift_cards.find((card) => card.id === id)?.code;
      if (!code) throw refuse(now ? 'gift-card-not-found' : 'cart-gone');
      return result(await session.change(byCode(code, 'DELETE'), options), options);
    },

    async applyCredit(amount, options) {
      const present = await session.read(options);
      if (!present) throw refuse('cart-gone');
      const all = await credit(options);
      if (!signedIn()) throw refuse('sign-in-required');
      if (!all || all.amount === 0) throw refuse('gift-card-empty');
      const wanted = amount && compareMoney(amount, all) < 0 ? amount : all;
      // What is left to pay is counted with the credit that is applied: that is taken off first, and is off when the second step fails.
      const anew = pays(present);
      if (anew) await pay({ amount: 0 }, options);
      const paid = await pay({ amount: Number(moneyToDecimal(wanted)) }, options).catch((thrown: VitrineError) =>
        Promise.reject(anew ? unsure(thrown) : thrown),
      );
      return result(paid, options);
    },
    removeCredit: async (options) => result(await pay({ amount: 0 }, options), options),
  };
}
