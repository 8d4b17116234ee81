// Shoppers for the conformance suite, with a line that can be cut and a look into the engine's own books.
import { flakyFetch } from '@vitrine/adapter-kit';
import { vendureAdapter } from '@vitrine/adapters/vendure';

/** Pays the order of a session, as the checkout page does; answers its code. */
export async function payOrder(engine, token, method = 'test-payment') {
  const mutate = async (mutation, variables) => {
    const data = await engine.shop(mutation, variables, token);
    const result = Object.values(data)[0];
    if (result.errorCode) throw new Error(`${mutation}: ${JSON.stringify(result)}`);
    return result;
  };
  const { activeCustomer } = await engine.shop('{ activeCustomer { id } }', {}, token);
  if (!activeCustomer)
    await mutate(
      'mutation ($input: CreateCustomerInput!) { setCustomerForOrder(input: $input) { __typename ...on ErrorResult { errorCode message } } }',
      { input: { firstName: 'Gia', lastName: 'Guest', emailAddress: 'guest@example.com' } },
    );
  await mutate(
    'mutation ($input: CreateAddressInput!) { setOrderShippingAddress(input: $input) { __typename ...on ErrorResult { errorCode message } } }',
    {
      input: {
        fullName: 'Gia Guest',
        streetLine1: '1 Street',
        city: 'Portland',
        postalCode: '04101',
        countryCode: 'US',
      },
    },
  );
  const { eligibleShippingMethods } = await engine.shop('{ eligibleShippingMethods { id } }', {}, token);
  await mutate(
    'mutation ($id: [ID!]!) { setOrderShippingMethod(shippingMethodId: $id) { __typename ...on ErrorResult { errorCode message } } }',
    { id: [eligibleShippingMethods[0].id] },
  );
  await mutate(
    'mutation { transitionOrderToState(state: "ArrangingPayment") { __typename ...on ErrorResult { errorCode message } } }',
  );
  const paid = await mutate(
    'mutation ($method: String!) { addPaymentToOrder(input: { method: $method, metadata: {} }) { __typename ...on Order { code state } ...on ErrorResult { errorCode message } } }',
    { method },
  );
  return paid;
}

/** A second shop of the same engine: a channel that sells the first two products. Answers its token. */
export async function openSecondShop(engine) {
  const { zones, sellers } = await engine.admin('{ zones { items { id } } sellers { items { id } } }');
  const token = 'second-shop';
  const zone = zones.items[0].id;
  const { createChannel } = await engine.admin(
    'mutation ($input: CreateChannelInput!) { createChannel(input: $input) { ...on Channel { id } ...on ErrorResult { errorCode message } } }',
    {
      input: {
        code: token,
        token,
        defaultLanguageCode: 'en',
        availableLanguageCodes: ['en'],
        pricesIncludeTax: true,
        defaultCurrencyCode: 'USD',
        availableCurrencyCodes: ['USD'],
        defaultTaxZoneId: zone,
        defaultShippingZoneId: zone,
        sellerId: sellers.items[0].id,
      },
    },
  );
  const { products } = await engine.admin(
    '{ products(options: { filter: { slug: { in: ["stoneware-mug", "storage-jar"] } } }) { items { id } } }',
  );
  await engine.admin(
    'mutation ($input: AssignProductsToChannelInput!) { assignProductsToChannel(input: $input) { id } }',
    { input: { channelId: createChannel.id, productIds: products.items.map(({ id }) => id), priceFactor: 1 } },
  );
  const { stockLocations } = await engine.admin('{ stockLocations { items { id } } }');
  await engine.admin(
    'mutation ($input: AssignStockLocationsToChannelInput!) { assignStockLocationsToChannel(input: $input) { id } }',
    { input: { channelId: createChannel.id, stockLocationIds: stockLocations.items.map(({ id }) => id) } },
  );
  return token;
}

/** Makes the suite's contexts: each a browser of its own. */
export function vendureShoppers(engine, { secondShop, fixtures = {}, issueGiftCard } = {}) {
  return async ({ market }) => {
    const values = new Map();
    const storage = {
      get: (key) => values.get(key) ?? null,
      set: (key, value) => void values.set(key, value),
      remove: (key) => void values.delete(key),
    };
    const line = flakyFetch(fetch);
    const open = async (options = {}, fetchIt = fetch) => {
      const adapter = vendureAdapter({ api: engine.shopApi, ...options });
      const { disable } = await adapter.connect({ market, storage, fetch: fetchIt });
      return { adapter, disable };
    };
    const { adapter, disable } = await open({}, line.fetch);
    const token = () => storage.get(`vitrine:vendure:${adapter.shop}:session`);
    const order = async () => (await engine.shop('{ activeOrder { id } }', {}, token())).activeOrder?.id;
    return {
      adapter,
      disabled: disable,
      fixtures: { ...engine.fixtures, ...fixtures },
      tab: async () => (await open()).adapter,
      ...(secondShop ? { otherShop: async () => (await open({ channelToken: secondShop })).adapter } : {}),
      probes: {
        async cart() {
          const id = await order();
          if (!id) return null;
          const { order: found } = await engine.admin(
            'query ($id: ID!) { order(id: $id) { lines { quantity productVariant { id } } } }',
            { id },
          );
          return found.lines.map(({ quantity, productVariant }) => ({ variantId: productVariant.id, quantity }));
        },
        async loseCart() {
          await engine.admin(
            'mutation ($id: ID!) { transitionOrderToState(id: $id, state: "Cancelled") { ...on ErrorResult { errorCode } } }',
            { id: await order() },
          );
        },
        completeCart: () => payOrder(engine, token()),
        async expireSession() {
          await engine.sql('delete from session where token = $1', [token()]);
        },
        ...(issueGiftCard ? { issueGiftCard } : {}),
        ...line.probes,
        stored: () => [...values].flat(),
      },
    };
  };
}
