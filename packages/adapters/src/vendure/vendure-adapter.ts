import {
  createMemoryStorage,
  type Adapter,
  type AdapterContext,
  type Capability,
  type KeyValueStorage,
  type Market,
} from '@vitrine/core';
import { createLazyPorts } from '../http/lazy-ports.js';
import { cartSession } from './cart-session.js';
import { vendureCatalog } from './catalog.js';
import { documents } from './documents.js';
import { refuse } from './refuse.js';
import { readSchema, type FieldNames, type Schema } from './schema.js';
import { createSession } from './session.js';
import { shopApi } from './shop-api.js';
import { currencyOf, languageOf, type Sight } from './sight.js';

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

/** What a plugin or a custom field must be there for. */
const NEEDS: readonly (readonly [Capability, string])[] = [
  ['giftCard', 'Mutation.addGiftCardsToOrder'],
  ['giftCard.apply', 'Mutation.applyGiftCardToOrder'],
  ['giftCard.applyCredit', 'Mutation.applyStoreCreditToOrder'],
  ['giftWallet.balance', 'Mutation.checkGiftCardBalance'],
  ['giftWallet.redeem', 'Mutation.redeemGiftCard'],
  ['giftWallet.credit', 'Query.storeCredit'],
];

/** A Vendure shop, 3.1 or later, by its Shop API. Throws `misconfigured` when `api` is no address. */
export function vendureAdapter({
  api: address,
  channelToken,
  moneyPrecision: precision = 2,
  checkoutPage = '/checkout',
  productUrl,
  featured = 'featured',
  fields = {},
  schema: known,
}: VendureAdapterOptions): Adapter {
  if (!/^https?:\/\/[^?#]+$/.test(address)) throw refuse('misconfigured', { message: `no address: ${address}` });
  const shop = [address.replace(/^https?:\/\/|\/+$/g, ''), channelToken].filter(Boolean).join(':');
  let storage: KeyValueStorage = createMemoryStorage();
  let fetchIt: typeof fetch = (...request) => fetch(...request);
  let market: Market = { locale: 'en', country: null, currency: null };
  let schema: Schema | undefined;

  const seen = (): Schema => {
    if (!schema) throw refuse('misconfigured', { message: 'not connected' });
    return schema;
  };
  let shapes: Sight['documents'] | undefined;
  const sight = (): Sight => ({
    address,
    market,
    precision,
    productUrl,
    schema: seen(),
    documents: (shapes ??= documents(seen())),
  });
  const session = createSession(() => storage, shop);
  const api = shopApi({
    address,
    channelToken,
    session,
    fetch: () => fetchIt,
    market: (): Record<string, string> =>
      schema ? { languageCode: languageOf(schema, market), currencyCode: currencyOf(schema, market) } : {},
  });
  const cart = cartSession(api, session, sight);
  const { lazyPort, prefetchAfter } = createLazyPorts('vendure', async () =>
    (await import('./later.js')).vendureLater({ api, session, cart, sight, checkoutPage, fetch: () => fetchIt }),
  );
  const account = lazyPort('account', 'current', 'signIn', 'signOut');

  /** A market whose currency has no gift cards has an empty configuration: the form is not shown there. */
  const off = (): { readonly disable: readonly Capability[] } => ({
    disable: [
      ...NEEDS.flatMap(([capability, what]) => (seen().has(what) ? [] : [capability])),
      ...(['note', 'attributes'] as const).flatMap((name): Capability[] =>
        seen().field('Order', name) ? [] : [name === 'note' ? 'cart.setNote' : 'cart.setAttributes'],
      ),
    ],
  });

  return {
    name: 'vendure',
    contract: 1,
    shop,
    async connect(context: AdapterContext, callOptions) {
      ({ storage, fetch: fetchIt, market } = context);
      schema = await readSchema(api, storage, `vitrine:vendure:${shop}:schema`, fields, known, callOptions);
      return off();
    },
    async reconfigure(next) {
      market = next;
      return off();
    },
    catalog: prefetchAfter(vendureCatalog(api, sight, featured)),
    cart: {
      idempotency: 'none',
      get: (callOptions) => cart.inTurn(() => cart.read(callOptions), callOptions),
      ...lazyPort(
        'cart',
        'add',
        'update',
        'remove',
        'reset',
        'restore',
        'applyCode',
        'removeCode',
        'setNote',
        'setAttributes',
      ),
    },
    checkout: lazyPort('checkout', 'url'),
    account: { ...account, current: async (callOptions) => (session.token ? account.current(callOptions) : null) },
    giftCard: lazyPort('giftCard', 'config', 'designs', 'addToCart', 'apply', 'remove', 'applyCredit', 'removeCredit'),
    giftWallet: lazyPort('giftWallet', 'balance', 'credit', 'redeem'),
  };
}
