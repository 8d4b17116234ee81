// A Vendure of its own for a test: the sample shop, what it sells, and a way in as its administrator.
import { createRequire } from 'node:module';
import { startVendure as start } from '../../../examples/vendure/start.mjs';

const example = createRequire(new URL('../../../examples/vendure/package.json', import.meta.url));
const price = (amount, currency) => ({ amount, currency, exponent: 2 });
const market = (locale, country, currency) => ({ locale, country, currency });

async function ask(url, query, variables, headers = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(`${url}: ${JSON.stringify(errors)}`);
  return { data, token: response.headers.get('vendure-auth-token') };
}

/** What the sample shop sells, by the ids that this engine gave: prices are those of the demo's own list. */
async function fixturesOf(shopApi) {
  const wanted = {
    mug: 'KC-STONEWARE-MUG-SAND',
    jar: 'KC-STORAGE-JAR-SMALL',
    teapot: 'KC-TEAPOT-INK',
    clock: 'KC-WALL-CLOCK-OAK',
    soap: 'KC-SOAP-BAR',
    lamp: 'KC-TABLE-LAMP-LINEN-OAK-EU',
  };
  const { data } = await ask(
    shopApi,
    'query ($skus: [String!]!) { productsOfVariants(variantIds: [], skus: $skus) { id variants { id sku } } }',
    { skus: Object.values(wanted) },
  );
  const of = (name) => {
    for (const product of data.productsOfVariants)
      for (const variant of product.variants)
        if (variant.sku === wanted[name]) return { product: product.id, variant: variant.id };
    throw new Error(`the sample shop has no ${wanted[name]}`);
  };
  const { variant: mug } = of('mug');
  return {
    refs: [
      { handle: 'stoneware-mug' },
      { id: of('lamp').product },
      { sku: 'KC-STEEL-BOTTLE-MOSS-500ML-SCREW' },
      { handle: 'gift-card' },
      { handle: 'wall-clock' },
    ],
    missing: { handle: 'no-such-thing' },
    variants: [mug, of('jar').variant],
    missingVariant: '999999',
    prices: [
      { market: market('en', 'US', 'USD'), variantId: mug, price: price(2400, 'USD') },
      { market: market('vi', 'VN', 'VND'), variantId: mug, price: price(59_000_000, 'VND') },
      { market: market('id', 'ID', 'IDR'), variantId: mug, price: price(37_900_000, 'IDR') },
      { market: market('bn', 'BD', 'BDT'), variantId: mug, price: price(260_000, 'BDT') },
      { market: market('ar', 'KW', 'KWD'), variantId: mug, price: price(725, 'KWD') },
    ],
    limited: { variantId: of('teapot').variant, available: 3 },
    soldOut: of('clock').variant,
    ruled: { variantId: of('soap').variant, good: 6, bad: 4 },
    codes: { valid: 'WELCOME10', expired: 'EXPIRED24', notApplicable: 'SAVE5' },
    account: { email: 'tomas@example.com', password: 'kiln-and-clove' },
  };
}

/**
 * Starts it: `url`, `shopApi`, `adminApi`, `stop()`, `fixtures` for the conformance suite, `admin(query, variables)` as
 * the administrator and `shop(query, variables, token)` as a shopper, both answering `data`, and `sql(text, values)`,
 * which answers rows.
 */
export async function startVendure(options) {
  const engine = await start(options);
  const { host, port, username: user, password, database } = engine.database;
  const client = new (example('pg').Client)({ host, port, user, password, database });
  const stop = async () => {
    await client.end().catch(() => {});
    await engine.stop();
  };
  try {
    await client.connect();
    const login = await ask(
      engine.adminApi,
      'mutation ($username: String!, $password: String!) { login(username: $username, password: $password) { __typename } }',
      engine.administrator,
    );
    return {
      ...engine,
      stop,
      fixtures: await fixturesOf(engine.shopApi),
      admin: async (query, variables) =>
        (await ask(engine.adminApi, query, variables, { authorization: `Bearer ${login.token}` })).data,
      shop: async (query, variables, token) =>
        (await ask(engine.shopApi, query, variables, token ? { authorization: `Bearer ${token}` } : {})).data,
      sql: async (text, values) => (await client.query(text, values)).rows,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
