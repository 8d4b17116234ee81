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
  type VitrineError,
} from '@vitrine/core';
import { purchasableWithPrice, type PricedVariant } from '../catalog/priced-variant.js';
import { checkGiftOrders, cleanRecipient } from '../gift-card/gift-orders.js';
import { hasCode } from '../http/backend-errors.js';
import { lineBody, type MedusaCartPort } from './cart.js';
import { ambiguousError, backendError } from './errors.js';
import type { MedusaCart } from './schema.js';
import type { CartChange, Session } from './session.js';

export interface GiftCardOptions {
  /** Handle of the gift card that is sold; `'gift-card'` by default. Its variants are the amounts. */
  readonly giftCard?: string;
  /** Designs of the card. None by default: it is shown plain. */
  readonly designs?: readonly GiftCardDesign[];
}

export interface GiftCardParts extends GiftCardOptions {
  readonly session: Session;
  readonly cart: MedusaCartPort;
  readonly catalog: CatalogPort;
  readonly readCredit: (options?: CallOptions) => Promise<Money | null>;
  readonly isSignedIn: () => boolean;
  /** How many days ahead the shop delivers a gift. */
  readonly scheduleMaxDays: () => number;
}

export function createGiftCard({
  session,
  cart,
  catalog,
  readCredit,
  isSignedIn,
  scheduleMaxDays,
  giftCard: handle = 'gift-card',
  designs = [],
}: GiftCardParts): Required<GiftCardPort> {
  /** The variants on sale, cheapest first. */
  async function variantsOnSale(options?: CallOptions): Promise<readonly PricedVariant[]> {
    const [product] = await catalog.products([{ handle }], options);
    return purchasableWithPrice(product?.kind === 'gift-card' ? product.variants : []);
  }
  const configOf = (variants: readonly PricedVariant[]): GiftCardConfig => ({
    product: { handle },
    amounts: variants.map(({ price }) => price),
    messageMaxLength: 200,
    nameMaxLength: 60,
    maxRecipients: 10,
    scheduleMaxDays: scheduleMaxDays(),
  });
  const result = async (changed: MedusaCart, options: CallOptions | undefined): Promise<CartResult> => ({
    cart: await session.toCart(changed, options),
    warnings: [],
  });
  const pay = (body: object, options: CallOptions | undefined): Promise<MedusaCart> =>
    session.change({ path: '/store-credits', body, usualError: 'gift-card-empty' }, options);
  const byCode = (code: string, method: CartChange['method'] = 'POST'): CartChange => ({
    path: '/gift-cards',
    method,
    body: { code },
    usualError: 'gift-card-not-found',
  });
  const paysByCredit = (changed: MedusaCart): boolean =>
    changed.credit_lines.some(({ reference }) => reference === 'store-credit');

  return {
    async config(options) {
      const variants = await variantsOnSale(options);
      return variants[0] ? configOf(variants) : null;
    },
    designs: async () => designs,
    async addToCart(orders, options) {
      const variants = await variantsOnSale(options);
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
      const plain = (code: string): string => code.replaceAll('-', '').toUpperCase();
      const before = await session.read(options);
      if (!before) throw backendError('cart-gone');
      const has = ({ gift_cards: cards }: MedusaCart): boolean =>
        cards.some(({ code }) => code === typed || plain(code) === plain(typed));
      if (has(before)) throw backendError('code-already-applied');
      // The plugin compares codes as they are. Its own codes are in capitals, those of a merchant may not be, and may
      // be printed in groups.
      const others = [capitals, capitals.replaceAll('-', '')].filter(
        (code, at, all) => ![typed, ...all.slice(0, at)].includes(code),
      );
      const attempt = (code: string): Promise<MedusaCart> =>
        session.change(byCode(code), options).catch((thrown: unknown) => {
          const next = others.shift();
          if (!next || !hasCode(thrown, 'gift-card-not-found')) throw thrown;
          return attempt(next);
        });
      const changed = await attempt(typed);
      // An empty card is accepted without an error, and pays nothing.
      if (!has(changed)) throw backendError('gift-card-empty');
      return result(changed, options);
    },
    async remove(id, options) {
      // Medusa removes a card by its code, which is read for this request only.
      const now = await session.read(options);
      const code = now?.gift_cards.find((card) => card.id === id)?.code;
      if (!code) throw backendError(now ? 'gift-card-not-found' : 'cart-gone');
      return result(await session.change(byCode(code, 'DELETE'), options), options);
    },

    async applyCredit(amount, options) {
      const before = await session.read(options);
      if (!before) throw backendError('cart-gone');
      const balance = await readCredit(options);
      if (!isSignedIn()) throw backendError('sign-in-required');
      if (!balance || balance.amount === 0) throw backendError('gift-card-empty');
      const wanted = amount && compareMoney(amount, balance) < 0 ? amount : balance;
      // Medusa limits the credit to what is left to pay, and counts credit that is applied already. So the old credit
      // is removed first, and it stays removed when the second step fails.
      const replaces = paysByCredit(before);
      if (replaces) await pay({ amount: 0 }, options);
      const paid = await pay({ amount: Number(moneyToDecimal(wanted)) }, options).catch((thrown: VitrineError) =>
        Promise.reject(replaces ? ambiguousError(thrown) : thrown),
      );
      return result(paid, options);
    },
    removeCredit: async (options) => result(await pay({ amount: 0 }, options), options),
  };
}
