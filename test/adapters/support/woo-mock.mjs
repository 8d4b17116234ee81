// A shop that answers in the shapes of test/fixtures/woocommerce and with the behaviour that its documents describe: a token
// that is renewed with every answer, quantities put right in silence, sessions that are read and written as a whole. It
// is no WooCommerce: what only the engine can show is shown by test/engines/woocommerce.test.mjs.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const fixture = (name) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/woocommerce/${name}.json`, import.meta.url), 'utf8'));
export const shapes = {
  products: fixture('products').products,
  carts: fixture('carts'),
  rejections: fixture('rejections').rejections,
};

/** What one cent of the price list is in the minor units of a currency, with the digits the shop has set. */
export const CURRENCIES = {
  USD: { rate: 1, digits: 2 },
  VND: { rate: 250, digits: 0 },
  IDR: { rate: 16_000, digits: 2 },
  BDT: { rate: 120, digits: 2 },
  KWD: { rate: 3, digits: 3 },
};

const DAYS = 2 * 86_400;
const GIFT = 'woocommerce-gift-cards';
const base64 = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const subjectOf = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());

class Rejection extends Error {
  constructor(status, code, message, data = {}) {
    super(message);
    this.answer = { status, body: { code, message, data: { status, ...data } } };
  }
}

/**
 * `companion`: the shop runs vitrine-companion.php. `giftCards`: codes and balances in cents, with the extension for
 * them. `tax`: percent on top, and whether prices are shown with it. `exposed: false`: the page of another origin
 * cannot read the token. `limits`: other rules for quantities, by product.
 */
export function createWooMock({
  site = 'https://shop.example',
  currency = 'USD',
  companion = true,
  giftCards = {},
  tax = { rate: 0, shown: false },
  exposed = true,
  messages = (english) => english,
  limits = {},
} = {}) {
  const sessions = new Map();
  const requests = [];
  let clock = 1_700_000_000;
  let serial = 0;
  let limited = 0;

  const money = (code) => ({
    currency_code: code,
    currency_symbol: code,
    currency_minor_unit: CURRENCIES[code].digits,
    currency_decimal_separator: '.',
    currency_thousand_separator: ',',
    currency_prefix: '',
    currency_suffix: '',
  });
  const inCurrency = (cents, code) => Number(cents) * CURRENCIES[code].rate;
  const shownPrice = (cents, code) => Math.round(inCurrency(cents, code) * (tax.shown ? 1 + tax.rate / 100 : 1));
  const raw = (id) => shapes.products.find((product) => product.id === id);
  const productView = (product, code) => ({
    ...product,
    prices: {
      ...product.prices,
      ...money(code),
      ...Object.fromEntries(
        ['price', 'regular_price', 'sale_price'].map((field) => [
          field,
          String(shownPrice(product.prices[field], code)),
        ]),
      ),
    },
  });

  const tokenFor = (owner) =>
    `${base64({ alg: 'HS256' })}.${base64({ user_id: owner, exp: clock + DAYS, iat: clock, n: serial++ })}.signature`;
  const ownerOf = (token) => {
    try {
      const { user_id: owner, exp } = subjectOf(token);
      return exp > clock ? owner : null;
    } catch {
      return null;
    }
  };
  const emptySession = () => ({ items: [], coupons: [], cards: [], attributes: [] });

  const limitsOf = (product) => {
    const { minimum, maximum, multiple_of } = { ...product.add_to_cart, ...limits[product.id] };
    return { minimum, maximum, multiple_of, editable: !product.sold_individually };
  };

  function totalsOf(session, code) {
    const lines = session.items.map((item) => {
      const product = raw(item.id);
      const net = inCurrency(product.prices.price, code) * item.quantity;
      const off = session.coupons.includes('welcome10') ? Math.round(net / 10) : 0;
      const taxOn = (amount) => Math.round((amount * tax.rate) / 100);
      return { item, product, net, netTax: taxOn(net), paid: net - off, paidTax: taxOn(net - off) };
    });
    const sum = (pick) => lines.reduce((all, line) => all + pick(line), 0);
    const items = sum(({ net }) => net);
    const itemsTax = sum(({ netTax }) => netTax);
    const paid = sum((line) => line.paid + line.paidTax);
    let left = paid;
    const cards = session.cards.map(({ id, code: card }) => {
      const balance = inCurrency(giftCards[card], code);
      const amount = Math.min(balance, left);
      left -= amount;
      return { id, code: card, amount: String(amount), balance: String(balance), pending_message: '' };
    });
    return {
      lines,
      items,
      itemsTax,
      discount: items - sum((line) => line.paid),
      discountTax: itemsTax - sum((line) => line.paidTax),
      left,
      cards,
    };
  }

  function wordsOf(product, variation) {
    const parent = raw(product.parent) ?? product;
    return variation.map(({ attribute, value }) => {
      const found = parent.attributes.find(({ taxonomy, name }) => (taxonomy ?? name) === attribute);
      return {
        raw_attribute: `attribute_${attribute}`,
        attribute: found?.name ?? attribute,
        value: found?.terms.find(({ slug }) => slug === value)?.name ?? value,
      };
    });
  }

  function cartView(session, code, extra = {}) {
    const { lines, items, itemsTax, discount, discountTax, left, cards } = totalsOf(session, code);
    const template = shapes.carts['priced without tax'];
    return {
      ...template,
      items: lines.map(({ item, product, net, netTax, paid, paidTax }) => ({
        ...template.items[0],
        key: item.key,
        id: item.id,
        quantity: item.quantity,
        quantity_limits: limitsOf(product),
        name: product.name,
        sku: product.sku,
        permalink: product.permalink,
        images: product.images,
        low_stock_remaining: product.low_stock_remaining,
        sold_individually: product.sold_individually,
        variation: wordsOf(product, item.variation),
        prices: { ...template.items[0].prices, ...productView(product, code).prices },
        totals: {
          line_subtotal: String(net),
          line_subtotal_tax: String(netTax),
          line_total: String(paid),
          line_total_tax: String(paidTax),
          ...money(code),
        },
        extensions: companion ? { vitrine: { attributes: item.attributes } } : {},
      })),
      coupons: session.coupons.map((name) => ({
        code: name,
        discount_type: 'percent',
        totals: { total_discount: String(discount), total_discount_tax: String(discountTax), ...money(code) },
      })),
      totals: {
        ...template.totals,
        total_items: String(items),
        total_items_tax: String(itemsTax),
        total_discount: String(discount),
        total_discount_tax: String(discountTax),
        total_price: String(left),
        total_tax: String(itemsTax - discountTax),
        ...money(code),
      },
      items_count: session.items.reduce((all, { quantity }) => all + quantity, 0),
      needs_shipping: session.items.length > 0,
      extensions: {
        ...(companion ? { vitrine: { attributes: session.attributes, checkout: null, ...extra } } : {}),
        ...(Object.keys(giftCards).length > 0
          ? { [GIFT]: { balance: '0', applied_giftcards: cards, account_giftcards: [] } }
          : {}),
      },
    };
  }

  const sameVariation = (product, sent) => {
    if (product.type !== 'variation') return [];
    const parent = raw(product.parent);
    const own = parent.variations.find(({ id }) => id === product.id).attributes;
    return parent.attributes
      .filter(({ has_variations }) => has_variations)
      .map(({ name, taxonomy, terms }) => {
        const attribute = taxonomy ?? name;
        const fixed = own.find((entry) => entry.name === name)?.value;
        // case-sensitive, by slug or by the very name
        const value = fixed ?? sent.find((entry) => entry.attribute === attribute)?.value;
        if (value === undefined)
          throw new Rejection(400, 'woocommerce_rest_missing_variation_data', messages(`${name} is missing.`));
        if (!terms.some(({ slug }) => slug === value))
          throw new Rejection(400, 'woocommerce_rest_invalid_variation_data', messages('Not an option.'));
        return { attribute, value };
      });
  };

  const checkQuantity = (product, quantity) => {
    const { minimum, maximum, multiple_of, editable } = limitsOf(product);
    if (!editable) throw new Rejection(400, 'readonly_quantity', messages('One only.'));
    if (quantity < minimum || quantity > maximum || quantity % multiple_of !== 0)
      throw new Rejection(400, 'invalid_quantity', messages('Not that many.'));
  };

  const conflict = (session, code) =>
    new Rejection(409, 'woocommerce_rest_cart_invalid_key', messages('No such line.'), {
      cart: cartView(session, code),
    });

  const changes = {
    'add-item'(session, { id, quantity, variation = [], vitrine_attributes: sent = [] }) {
      const product = raw(id);
      if (!product) throw new Rejection(400, 'woocommerce_rest_cart_invalid_product', messages('No such product.'));
      const attributes = companion ? sent : [];
      const chosen = sameVariation(product, variation);
      if (!product.is_purchasable || product.type === 'variable')
        throw new Rejection(400, 'woocommerce_rest_product_not_purchasable', messages('Not for sale.'));
      if (!product.is_in_stock)
        throw new Rejection(400, 'woocommerce_rest_product_out_of_stock', messages('Out of stock.'));
      const key = createHash('md5')
        .update(JSON.stringify([id, chosen, attributes.map(({ key: name, value }) => [name, value]).sort()]))
        .digest('hex');
      const there = session.items.find((item) => item.key === key);
      const inCart = session.items.reduce((all, item) => all + (item.id === id ? item.quantity : 0), 0);
      if (product.low_stock_remaining !== null && inCart + quantity > product.low_stock_remaining) {
        throw new Rejection(
          400,
          'woocommerce_rest_product_partially_out_of_stock',
          messages(`Not enough of &quot;${product.name}&quot; (${product.low_stock_remaining} remaining).`),
        );
      }
      if (there) {
        checkQuantity(product, there.quantity + quantity);
        there.quantity += quantity;
        return;
      }
      const { minimum, maximum, multiple_of } = limitsOf(product);
      const fitting = Math.round(Math.max(minimum, Math.min(quantity, maximum)) / multiple_of) * multiple_of;
      session.items.push({ key, id, quantity: fitting, variation: chosen, attributes });
    },
    'update-item'(session, { key, quantity }, code) {
      const item = session.items.find((entry) => entry.key === key);
      if (!item) throw conflict(session, code);
      checkQuantity(raw(item.id), quantity);
      item.quantity = quantity;
    },
    'remove-item'(session, { key }, code) {
      if (!session.items.some((entry) => entry.key === key)) throw conflict(session, code);
      session.items = session.items.filter((entry) => entry.key !== key);
    },
    'apply-coupon'(session, { code: sent }, code) {
      const name = sent.toLowerCase();
      const couponError = (number, message) =>
        new Rejection(
          400,
          'woocommerce_rest_cart_coupon_error',
          messages(message),
          companion ? { vitrine_coupon_error: number } : {},
        );
      if (!['welcome10', 'expired24', 'spend500'].includes(name))
        throw couponError(105, `Coupon &quot;${name}&quot; does not exist!`);
      if (session.coupons.includes(name)) throw couponError(103, 'Coupon already applied.');
      if (name === 'expired24') throw couponError(107, 'This coupon has expired.');
      if (name === 'spend500' && totalsOf(session, code).items < inCurrency(50_000, code))
        throw couponError(108, 'The minimum spend for this coupon is 500.00.');
      session.coupons.push(name);
    },
    'remove-coupon'(session, { code: sent }) {
      if (!session.coupons.includes(sent.toLowerCase()))
        throw new Rejection(409, 'woocommerce_rest_cart_coupon_invalid_code', messages('Not on this cart.'));
      session.coupons = session.coupons.filter((name) => name !== sent.toLowerCase());
    },
    extensions(session, { namespace, data }) {
      if (namespace === 'vitrine' && companion) {
        if (data.action === 'attributes') session.attributes = data.attributes;
        return data.action === 'checkout' ? { checkout: `${site}/?vitrine-checkout=${serial++}` } : undefined;
      }
      if (namespace === GIFT && Object.keys(giftCards).length > 0) {
        if (data.action === 'remove_gift_card_from_session')
          session.cards = session.cards.filter(({ id }) => id !== data.wc_gc_remove_id);
        if (data.action !== 'apply_gift_card_to_session') return undefined;
        const code = Object.keys(giftCards).find((card) => card === data.wc_gc_cart_code.toUpperCase());
        if (!code) throw new Rejection(400, 'woocommerce_blocks_gift_card_not_found', messages('Gift card not found.'));
        if (!session.cards.some((card) => card.code === code))
          session.cards.push({ id: 900 + Object.keys(giftCards).indexOf(code), code });
        return undefined;
      }
      throw new Rejection(400, 'woocommerce_rest_cart_extensions_error', messages('No such namespace.'));
    },
  };

  function products(search, code) {
    const list = (name) => (search.get(name) ?? '').split(',').filter(Boolean);
    let found = shapes.products;
    if (search.get('type') === 'variation') found = found.filter(({ type }) => type === 'variation');
    else if (!search.has('slug') && !search.has('sku')) found = found.filter(({ type }) => type !== 'variation');
    if (search.has('include')) found = found.filter(({ id }) => list('include').includes(String(id)));
    if (search.has('parent')) found = found.filter(({ parent }) => list('parent').includes(String(parent)));
    if (search.has('slug')) found = found.filter(({ slug }) => list('slug').includes(slug));
    if (search.has('sku')) found = found.filter(({ sku }) => [...list('sku'), search.get('sku')].includes(sku));
    if (search.get('featured') === 'true') found = found.filter(({ id }) => [101, 110, 102].includes(id));
    const size = Number(search.get('per_page') ?? 10);
    const page = Number(search.get('page') ?? 1);
    return found.slice((page - 1) * size, page * size).map((product) => productView(product, code));
  }

  const json = (status, body, headers = {}) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

  async function answer(url, init) {
    const path = url.pathname.slice(new URL(site).pathname.replace(/\/$/, '').length);
    const code = url.searchParams.get('currency') ?? currency;
    const route = /^\/wp-json\/wc\/store\/v1\/(.*)$/.exec(path)?.[1];
    if (route === undefined || url.origin !== new URL(site).origin)
      return json(404, { code: 'rest_no_route', message: 'No route.', data: { status: 404 } });
    if (limited > 0)
      return (
        limited--,
        json(
          400,
          {
            code: 'rate_limit_exceeded',
            message: 'Too many requests. Please wait 28 seconds before trying again.',
            data: { status: 400 },
          },
          { 'RateLimit-Retry-After': '28' },
        )
      );
    if (route === 'products') return json(200, products(url.searchParams, code));
    const sent = new Headers(init.headers).get('cart-token');
    const known = sent === null ? null : ownerOf(sent);
    const owner = known ?? `t_${createHash('md5').update(String(serial++)).digest('hex')}`;
    clock += 1;
    const headers = exposed ? { 'Cart-Token': tokenFor(owner) } : {};
    if (route === 'cart')
      return json(200, cartView(structuredClone(sessions.get(owner) ?? emptySession()), code), headers);
    if (known === null)
      return json(
        401,
        { code: 'woocommerce_rest_missing_nonce', message: 'Missing the Nonce header.', data: { status: 401 } },
        headers,
      );
    // Read whole, changed, written whole a moment later: of two at the same time, the last one wins.
    const session = structuredClone(sessions.get(owner) ?? emptySession());
    await new Promise((resolve) => setTimeout(resolve, 0));
    try {
      const extra = changes[route.replace('cart/', '')](session, JSON.parse(init.body), code);
      sessions.set(owner, session);
      return json(200, cartView(session, code, extra), headers);
    } catch (thrown) {
      if (!(thrown instanceof Rejection)) throw thrown;
      return json(thrown.answer.status, thrown.answer.body, headers);
    }
  }

  return {
    site,
    /** Every request: method, address, headers, body. */
    requests,
    async fetch(input, init = {}) {
      const url = new URL(String(input));
      requests.push({
        method: init.method ?? 'GET',
        url: url.href,
        path: url.pathname,
        credentials: init.credentials,
        headers: Object.fromEntries(new Headers(init.headers)),
        body: init.body === undefined ? undefined : JSON.parse(init.body),
      });
      return answer(url, init);
    },
    limitNext: (times = 1) => (limited = times),
    /** The merchant deactivates the companion. */
    deactivate: () => (companion = false),
    /** The session behind a token. */
    session: (token) => sessions.get(subjectOf(token).user_id),
    /** Two days go by. */
    passTime: (seconds = DAYS + 1) => (clock += seconds),
    /** The order is placed: WooCommerce empties the session's cart. */
    complete: (token) => sessions.set(subjectOf(token).user_id, emptySession()),
  };
}
