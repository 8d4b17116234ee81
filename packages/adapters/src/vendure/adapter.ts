import {
  createMemoryStorage,
  type Adapter,
  type AdapterContext,
  type Capability,
  type KeyValueStorage,
  type Market,
} from '@vitrine/core';
import { createLazyPorts } from '../http/lazy-ports.js';
import { createCatalog } from './catalog.js';
import { createClient } from './client.js';
import type { MappingContext } from './context.js';
import { discover, type FieldNames, type ShopSchema } from './discovery.js';
import { backendError } from './errors.js';
import { createIdentity } from './identity.js';
import { currencyOf, languageOf } from './market.js';
import { createShapes } from './schema.js';
import { createSession } from './session.js';

export interface VendureAdapterOptions {
  /** The Shop API: `https://shop.example/shop-api`. */
  readonly api: string;
  /** Token of the channel; the default channel without it. */
  readonly channelToken?: string;
  /** Digits after the point that the shop's `MoneyStrategy` keeps, in every currency. 2 by default, as in Vendure. */
  readonly moneyPrecision?: number;
  /** The page where the cart is paid, of this origin. `'/checkout'` by default. */
  readonly checkoutPage?: string;
  /** A product's own page in the shop. Products have none by default. */
  readonly productUrl?: (handle: string) => string;
  /** Slug of the collection that is offered beside an empty cart. `'featured'` by default. */
  readonly featured?: string;
  /** Names of custom fields that are not the usual ones. */
  readonly fields?: FieldNames;
  /**
   * For shops that forbid introspection: what their schema has beside Vendure's own, as `'Product.vitrineKind'`,
   * `'Mutation.redeemGiftCard'`.
   */
  readonly schema?: readonly string[];
}

/** Capabilities that need an operation of a plugin. */
const requiredOperations: readonly (readonly [Capability, string])[] = [
  ['giftCard', 'Mutation.addGiftCardsToOrder'],
  ['giftCard.apply', 'Mutation.applyGiftCardToOrder'],
  ['giftCard.applyCredit', 'Mutation.applyStoreCreditToOrder'],
  ['giftWallet.balance', 'Mutation.checkGiftCardBalance'],
  ['giftWallet.redeem', 'Mutation.redeemGiftCard'],
  ['giftWallet.credit', 'Query.storeCredit'],
];

/** A Vendure shop, 3.1 or later, through its Shop API. Throws `misconfigured` when `api` is no address. */
export function vendureAdapter({
  api: address,
  channelToken,
  moneyPrecision: precision = 2,
  checkoutPage = '/checkout',
  productUrl,
  featured = 'featured',
  fields: names = {},
  schema: known,
}: VendureAdapterOptions): Adapter {
  if (!/^https?:\/\/[^?#]+$/.test(address)) throw backendError('misconfigured', { message: `no address: ${address}` });
  const shop = [address.replace(/^https?:\/\/|\/+$/g, ''), channelToken].filter(Boolean).join(':');
  let storage: KeyValueStorage = createMemoryStorage();
  let fetchIt: typeof fetch = (...request) => fetch(...request);
  let market: Market = { locale: 'en', country: null, currency: null };
  let schema: ShopSchema | undefined;
  let shapes: MappingContext['shapes'] | undefined;

  const connectedSchema = (): ShopSchema => {
    if (!schema) throw backendError('misconfigured', { message: 'not connected' });
    return schema;
  };
  const context = (): MappingContext => ({
    address,
    market,
    precision,
    productUrl,
    schema: connectedSchema(),
    shapes: (shapes ??= createShapes(connectedSchema())),
  });
  const identity = createIdentity(() => storage, shop);
  const client = createClient({
    address,
    channelToken,
    identity,
    fetch: () => fetchIt,
    marketQuery: (): Record<string, string> =>
      schema ? { languageCode: languageOf(schema, market), currencyCode: currencyOf(schema, market) } : {},
  });
  const session = createSession(client, identity, context);
  const { lazyPort, prefetchAfter } = createLazyPorts('vendure', async () =>
    (await import('./lazy.js')).createPorts({
      client,
      identity,
      session,
      context,
      checkoutPage,
      fetch: () => fetchIt,
    }),
  );
  const account = lazyPort('account', 'current', 'signIn', 'signOut');

  /** Gift cards stay on in a market without them: their configuration is `null` there, and no form is shown. */
  const off = (): { readonly disable: readonly Capability[] } => ({
    disable: [
      ...requiredOperations.flatMap(([capability, operation]) =>
        connectedSchema().has(operation) ? [] : [capability],
      ),
      ...(['note', 'attributes'] as const).flatMap((name): Capability[] =>
        connectedSchema().field('Order', name) ? [] : [name === 'note' ? 'cart.setNote' : 'cart.setAttributes'],
      ),
    ],
  });

  return {
    name: 'vendure',
    contract: 1,
    shop,
    async connect(connection: AdapterContext, callOptions) {
      ({ storage, fetch: fetchIt, market } = connection);
      schema = await discover({ client, storage, key: `vitrine:vendure:${shop}:schema`, names, known }, callOptions);
      return off();
    },
    async reconfigure(next) {
      market = next;
      return off();
    },
    catalog: prefetchAfter(createCatalog(client, context, featured)),
    cart: {
      idempotency: 'none',
      get: (callOptions) => session.inTurn(() => session.read(callOptions), callOptions),
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
    account: { ...account, current: async (callOptions) => (identity.token ? account.current(callOptions) : null) },
    giftCard: lazyPort('giftCard', 'config', 'designs', 'addToCart', 'apply', 'remove', 'applyCredit', 'removeCredit'),
    giftWallet: lazyPort('giftWallet', 'balance', 'credit', 'redeem'),
  };
}
