// A Medusa of its own for a test: the sample shop, what it sells, and a way to look behind the adapter.
import { createRequire } from 'node:module';
import { randomBytes } from 'node:crypto';
import { startMedusa as start } from '../../../examples/medusa/start.mjs';

const price = (amount, currency, exponent) => ({ amount, currency, exponent });
const market = (locale, country, currency) => ({ locale, country, currency });

/** What the sample shop sells, by the ids that this engine gave: prices are those of the demo's own list. */
async function fixturesOf(store) {
  const wanted = {
    mug: 'KC-STONEWARE-MUG-SAND',
    jar: 'KC-STORAGE-JAR-SMALL',
    teapot: 'KC-TEAPOT-INK',
    clock: 'KC-WALL-CLOCK-OAK',
    lamp: 'KC-TABLE-LAMP-LINEN-OAK-EU',
  };
  const query = Object.values(wanted)
    .map((sku) => `variants[sku][]=${sku}`)
    .join('&');
  const { products } = await store(`/store/products?${query}&fields=id,variants.id,variants.sku`);
  const of = (name) => {
    for (const product of products)
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
    missingVariant: 'variant_nothing',
    prices: [
      { market: market('en', 'US', 'USD'), variantId: mug, price: price(2400, 'USD', 2) },
      { market: market('vi', 'VN', 'VND'), variantId: mug, price: price(590_000, 'VND', 0) },
      { market: market('id', 'ID', 'IDR'), variantId: mug, price: price(37_900_000, 'IDR', 2) },
      { market: market('bn', 'BD', 'BDT'), variantId: mug, price: price(260_000, 'BDT', 2) },
      { market: market('ar', 'KW', 'KWD'), variantId: mug, price: price(7250, 'KWD', 3) },
    ],
    limited: { variantId: of('teapot').variant, available: 3 },
    soldOut: of('clock').variant,
    // Nothing tells a code that is over from one that does not fit: `expired` is left out.
    codes: { valid: 'WELCOME10', notApplicable: 'SAVE5' },
    giftCardCode: 'KILN-4F7Q-9ZXC-25TT',
    account: { email: 'amina@example.com', password: 'kiln-and-clove' },
  };
}

/**
 * Starts it: `url`, `publishableKey`, `stop()`, `fixtures` for the conformance suite, `store(path, method, body)` as a
 * shopper, `admin(path, method, body)` as the administrator, `sql(text, values)` for what no shopper may, and
 * `cart(id)`, `pay(id)`, `issueGiftCard(worth)` behind the adapter's back.
 */
export async function startMedusa(options) {
  const engine = await start(options);
  const { Pool } = createRequire(new URL('../../../examples/medusa/', import.meta.url))('pg');
  const pool = new Pool({ connectionString: engine.databaseUrl, max: 2 });
  // The database ends before the pool when the engine is stopped: what it says then is nobody's.
  pool.on('error', () => {});
  const sql = async (text, values) => (await pool.query(text, values)).rows;
  const ask = async (path, method, body, headers) => {
    const response = await fetch(`${engine.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  const store = (path, method = 'GET', body = undefined) =>
    ask(path, method, body, { 'x-publishable-api-key': engine.publishableKey });
  const admin = async (path, method = 'GET', body = undefined) => {
    const { email, password } = engine.administrator;
    const { token } = await ask('/auth/user/emailpass', 'POST', { email, password });
    return ask(path, method, body, { authorization: `Bearer ${token}` });
  };
  const stop = async () => {
    await pool.end();
    await engine.stop();
  };
  try {
    return {
      ...engine,
      stop,
      sql,
      store,
      admin,
      fixtures: await fixturesOf(store),
      async cart(id) {
        const lines = await sql(
          'select variant_id, quantity from cart_line_item where cart_id = $1 and deleted_at is null order by created_at',
          [id],
        );
        return lines.map(({ variant_id: variantId, quantity }) => ({ variantId, quantity: Number(quantity) }));
      },
      loseCart: (id) => sql('update cart set deleted_at = now() where id = $1', [id]),
      /** As a storefront does it: address, parcel, payment, order. */
      async pay(id) {
        const address = {
          first_name: 'A',
          last_name: 'B',
          address_1: '1 Lane',
          city: 'Town',
          postal_code: '10000',
          country_code: 'us',
        };
        await store(`/store/carts/${id}`, 'POST', {
          email: 'a@example.com',
          shipping_address: address,
          billing_address: address,
        });
        const {
          shipping_options: [parcel],
        } = await store(`/store/shipping-options?cart_id=${id}`);
        await store(`/store/carts/${id}/shipping-methods`, 'POST', { option_id: parcel.id });
        const {
          payment_collection: { id: collection },
        } = await store('/store/payment-collections', 'POST', { cart_id: id });
        await store(`/store/payment-collections/${collection}/payment-sessions`, 'POST', {
          provider_id: 'pp_system_default',
        });
        const answer = await store(`/store/carts/${id}/complete`, 'POST');
        if (answer.type !== 'order') throw new Error(`the cart was not paid: ${JSON.stringify(answer.error)}`);
        return answer.order;
      },
      /** Written into the plugin's tables: it has an address for this only for administrators. */
      async issueGiftCard({ amount, currency, exponent }) {
        const name = randomBytes(10).toString('hex').toUpperCase();
        const [code, card, account, worth] = [
          name.slice(0, 16),
          `gcard_${name}`,
          `sc_acc_${name}`,
          amount / 10 ** exponent,
        ];
        const raw = JSON.stringify({ value: String(worth), precision: 20 });
        await sql(
          "insert into loyalty_gift_card (id, status, value, raw_value, code, currency_code) values ($1, 'redeemed', $2, $3, $4, $5)",
          [card, worth, raw, code, currency.toLowerCase()],
        );
        await sql('insert into store_credit_account (id, currency_code) values ($1, $2)', [
          account,
          currency.toLowerCase(),
        ]);
        await sql(
          "insert into store_credit_account_transaction (id, type, amount, raw_amount, reference, reference_id, account_id) values ($1, 'credit', $2, $3, 'gift_card', $4, $5)",
          [`sc_trx_${name}`, worth, raw, card, account],
        );
        const [{ name: table }] = await sql(
          "select table_name as name from information_schema.columns where column_name = 'gift_card_id' and table_name in (select table_name from information_schema.columns where column_name = 'store_credit_account_id')",
        );
        await sql(`insert into ${table} (id, gift_card_id, store_credit_account_id) values ($1, $2, $3)`, [
          `link_${name}`,
          card,
          account,
        ]);
        return { code };
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
