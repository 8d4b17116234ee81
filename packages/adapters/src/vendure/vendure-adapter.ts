import { createMemoryStorage, VitrineError, type Adapter, type AdapterContext, type CallOptions, type Capability, type KeyValueStorage, type Market } from '@vitrine/core';
import { vendureAccount } from './account.js';
import { cartSession } from './cart-session.js';
import { vendureCart } from './cart.js';
import { vendureCatalog } from './catalog.js';
import { vendureCheckout } from './checkout.js';
import { currencyOf, languageOf, toMoney } from './market.js';
import type { Sight } from './product.js';
import { readSchema, type FieldNames, type Schema } from './schema.js';
import { createSession } from './session.js';
import { shopApi } from './shop-api.js';

export interface VendureAdapterOptions {
  /** The Shop API: `https://shop.example/shop-api`. */
  readonly api: string;
  /** Token of the channel; the default channel without it. */
  readonly channelToken?: string;
  /** Digits that the shop's `MoneyStrategy` keeps, of every currency: 2 by default, in Vendure and here. */
  readonly moneyPrecision?: number;
  /** Where the cart is paid, a page of this origin. `'/checkout'` by default. */
  readonly checkoutPage?: string;
  /** A product's own page in the shop. Products have none by default. */
  readonly productUrl?: (handle: string) => string;
  /** Slug of the collection with what to offer beside an empty cart. `'featured'` by default. */
  readonly featured?: string;
  /** Names of custom fields that are not the usual ones. */
  readonly fields?: FieldNames;
  /** For shops whose schema answers no questions: what it has beside Vendure's own, as `'Product.vitrineKind'`, `'Mutation.redeemGiftCard'`. */
  readonly schema?: readonly string[];
}

/** A Vendure shop, 3.1 or later, by its Shop API. Throws `misconfigured` when `api` is no address. */
export function vendureAdapter(options: VendureAdapterOptions): Adapter {
  const { api: address, channelToken, moneyPrecision: precision = 2, checkoutPage = '/checkout', productUrl, featured = 'featured', fields = {} } = options;
  if (!/^https?:\/\/[^?#]+$/.test(address)) throw new VitrineError('misconfigured', { where: 'vendure', message: `no address: ${address}` });
  const shop = `${address.replace(/^https?:\/\/|\/+$/g, '')}${channelToken ? `:${channelToken}` : ''}`;
  let storage: KeyValueStorage = createMemoryStorage();
  let fetchIt: typeof fetch = (...request) => fetch(...request);
  let market: Market = { locale: 'en', country: null, currency: null };
  let known: Schema | undefined;

  const schema = (): Schema => {
    if (!known) throw new VitrineError('misconfigured', { where: 'vendure', message: 'not connected' });
    return known;
  };
  const currency = (): string => currencyOf(schema(), market);
  const money = toMoney(precision);
  const sight = (): Sight => ({ api: address, locale: market.locale, language: languageOf(schema(), market), country: market.country, precision, money, productUrl });
  const session = createSession(() => storage, shop);
  const api = shopApi({ api: address, channelToken, session, fetch: () => fetchIt, market: () => (known ? { language: languageOf(known, market), currency: currency() } : {}) });
  const cart = cartSession({ api, session, schema, sight, currency });

  async function dropSession(callOptions: CallOptions | undefined): Promise<void> {
    // The session of somebody who is signed in outlives the cart: it is emptied instead.
    if (session.token !== null && (await account.current(callOptions)) && (await cart.read(callOptions))) {
      const codes = (cart.last?.codes ?? []).map((_, index) => `c${index}:removeCouponCode(couponCode:$c${index}){id}`);
      await cart.change({
        where: 'cart.reset', options: callOptions,
        declares: codes.map((_, index) => `$c${index}:String!`).join(' '),
        mutation: `removeAllOrderLines{__typename} ${codes.join(' ')}`,
        variables: Object.fromEntries((cart.last?.codes ?? []).map(({ code }, index) => [`c${index}`, code])),
      });
      session.keep(null);
    } else session.end();
    cart.forget();
  }

  const account = vendureAccount(api, session, cart);

  function off(): { readonly disable: readonly Capability[] } {
    const disable: Capability[] = [];
    if (schema().field('note') === null) disable.push('cart.setNote');
    if (schema().field('attributes') === null) disable.push('cart.setAttributes');
    return { disable };
  }

  return {
    name: 'vendure',
    contract: 1,
    shop,
    async connect(context: AdapterContext, callOptions) {
      ({ storage, fetch: fetchIt, market } = context);
      known = await readSchema({ api, storage, key: `vitrine:vendure:${shop}:schema`, names: fields, known: options.schema }, callOptions);
      return off();
    },
    async reconfigure(next) {
      market = next;
      return off();
    },
    catalog: vendureCatalog({ api, schema, sight, featured }),
    cart: vendureCart(cart, schema, dropSession),
    checkout: vendureCheckout(cart, checkoutPage),
    account,
  };
}
