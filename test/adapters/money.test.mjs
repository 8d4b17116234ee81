// Money does not change on its way: a million random operations against whole numbers of any size, and the round trip
// of five currencies through every wire format. `MONEY_SEED=…` gives the same run again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addMoney,
  compareMoney,
  createMemoryStorage,
  isoExponent,
  moneyFromDecimal,
  moneyFromMinor,
  moneyToDecimal,
  rescaleMoney,
} from '@vitrine/core';
import { medusaAdapter } from '@vitrine/adapters/medusa';
import { createMemoryBackend, demoSeed, memoryAdapter } from '@vitrine/adapters/memory';
import { woocommerceAdapter } from '@vitrine/adapters/woocommerce';
import { moneyOf as shopifyMoney } from '../../packages/adapters/dist/shopify/product-mapper.js';
import { shapes } from './support/woo-mock.mjs';

const OPERATIONS = 1_000_000;
const CURRENCIES = { USD: 2, VND: 0, IDR: 2, KWD: 3, BDT: 2 };
const NAMES = Object.keys(CURRENCIES);
const seed = Number(process.env.MONEY_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** The same numbers for the same seed (mulberry32). */
function randomFrom(start) {
  let state = start >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return (below) => Math.floor(unit() * below);
}

// The oracle knows fractions of whole numbers and nothing of our code: `digits` over ten to the `places`.
const SAFE = 2n ** 53n - 1n;
const tens = Array.from({ length: 24 }, (_, power) => 10n ** BigInt(power));
const size = (value) => (value < 0n ? -value : value);
/** To another number of places, half away from zero. */
function rounded(digits, places, wanted) {
  if (wanted >= places) return digits * tens[wanted - places];
  const unit = tens[places - wanted];
  const down = digits / unit;
  return 2n * size(digits % unit) < unit ? down : down + (digits < 0n ? -1n : 1n);
}
/** Written without a zero too few or a sign too many. */
function written(digits, places) {
  const text = size(digits)
    .toString()
    .padStart(places + 1, '0');
  const point = text.length - places;
  return `${digits < 0n ? '-' : ''}${text.slice(0, point)}${places === 0 ? '' : `.${text.slice(point)}`}`;
}

test(`${OPERATIONS.toLocaleString('en')} random operations, none of them different (seed ${seed})`, () => {
  const random = randomFrom(seed);
  /** Up to the largest amount there is, small ones as often as large ones. */
  const anyDigits = (most) => {
    let digits = 0n;
    for (let left = 1 + random(most); left > 0; left--) digits = digits * 10n + BigInt(random(10));
    return random(2) ? -digits : digits;
  };
  const fits = (units) => size(units) <= SAFE;
  const differences = [];
  const done = {};
  const check = (operation, actual, expected, of) => {
    done[operation] = (done[operation] ?? 0) + 1;
    if (actual !== expected && differences.length < 20)
      differences.push(`${operation} of ${of()}: ${actual}, not ${expected}`);
  };
  /** What a call makes of it, or the code of its error. */
  const unitsOf = (call) => {
    try {
      const { amount } = call();
      return Number.isSafeInteger(amount) ? BigInt(amount) : `unsafe ${amount}`;
    } catch (error) {
      return error.code;
    }
  };
  const orRejected = (units) => (fits(units) ? units : 'bad-response');
  const operations = [
    function decimalText() {
      const digits = anyDigits(17);
      const places = random(8);
      const exponent = random(5);
      const text = written(digits, places);
      check(
        'text',
        unitsOf(() => moneyFromDecimal(random(2) && digits >= 0n ? `+${text}` : ` ${text} `, 'USD', exponent)),
        orRejected(rounded(digits, places, exponent)),
        () => `${text} at ${exponent}`,
      );
    },
    function jsonNumber() {
      // fifteen digits survive a float, so its shortest decimal is the number that was meant
      const digits = anyDigits(15);
      const places = random(10);
      const exponent = random(5);
      const number = Number(`${digits}e-${places}`);
      check(
        'number',
        unitsOf(() => moneyFromDecimal(JSON.parse(JSON.stringify(number)), 'USD', exponent)),
        orRejected(rounded(digits, places, exponent)),
        () => `${number} at ${exponent}`,
      );
    },
    function minorUnits() {
      const digits = anyDigits(17);
      const sent = random(2) && fits(digits) ? Number(digits) : String(digits);
      check(
        'minor',
        unitsOf(() => moneyFromMinor(sent, 'USD', 2)),
        orRejected(digits),
        () => String(sent),
      );
    },
    function sum() {
      const [a, b] = [anyMoney(), anyMoney()];
      const finer = Math.max(a.exponent, b.exponent);
      const [x, y] = [rounded(BigInt(a.amount), a.exponent, finer), rounded(BigInt(b.amount), b.exponent, finer)];
      check(
        'sum',
        unitsOf(() => addMoney(a, b)),
        orRejected(x + y),
        () => JSON.stringify([a, b]),
      );
    },
    function order() {
      const a = anyMoney(11);
      const b = random(3) ? anyMoney(11) : { ...a, amount: a.amount + random(3) - 1 };
      const finer = Math.max(a.exponent, b.exponent);
      const difference = rounded(BigInt(a.amount), a.exponent, finer) - rounded(BigInt(b.amount), b.exponent, finer);
      check('order', Math.sign(compareMoney(a, b)), difference < 0n ? -1 : difference > 0n ? 1 : 0, () =>
        JSON.stringify([a, b]),
      );
    },
    function otherExponent() {
      const money = anyMoney();
      const exponent = random(7);
      check(
        'rescale',
        unitsOf(() => rescaleMoney(money, exponent)),
        orRejected(rounded(BigInt(money.amount), money.exponent, exponent)),
        () => `${JSON.stringify(money)} at ${exponent}`,
      );
    },
    function decimal() {
      const money = anyMoney();
      check('decimal', moneyToDecimal(money), written(BigInt(money.amount), money.exponent), () =>
        JSON.stringify(money),
      );
    },
  ];
  function anyMoney(most = 16) {
    const digits = anyDigits(most);
    return { amount: Number(fits(digits) ? digits : digits / 10n), currency: 'USD', exponent: random(5) };
  }
  for (let run = 0; run < OPERATIONS; run++) operations[random(operations.length)]();
  assert.equal(
    Object.values(done).reduce((sum, count) => sum + count, 0),
    OPERATIONS,
  );
  assert.equal(Object.keys(done).length, operations.length);
  assert.deepEqual(differences, []);
});

/** Amounts that go wrong easily, and chance, in the minor units of ISO 4217. */
function amountsIn(currency) {
  const random = randomFrom(seed + NAMES.indexOf(currency));
  const whole = 10 ** CURRENCIES[currency];
  return [
    ...new Set([
      0,
      1,
      7,
      9,
      10,
      99,
      100,
      101,
      1005,
      1999,
      1175 * whole,
      8.04e9,
      1.15e12,
      999_999_999_999,
      ...Array.from({ length: 185 }, () => random(2 ** 31) * (1 + random(400))),
    ]),
  ].map((amount) => ({ amount, currency, exponent: CURRENCIES[currency] }));
}

/** Equal as money: how many digits it carries is the backend's choice. */
function same(actual, expected, where) {
  assert.equal(actual.currency, expected.currency, where);
  assert.ok(Number.isSafeInteger(actual.amount), where);
  const [value, wanted] = [actual, expected].map(({ amount, exponent }) => [BigInt(amount) * tens[6 - exponent]][0]);
  assert.equal(value, wanted, `${where}: ${moneyToDecimal(actual)}, not ${moneyToDecimal(expected)}`);
  assert.deepEqual(JSON.parse(JSON.stringify(actual)), actual, where);
}

for (const currency of NAMES) {
  const market = { locale: 'en', country: null, currency };
  const amounts = amountsIn(currency);
  const digits = CURRENCIES[currency];

  test(`${currency}: decimal text (Shopify), with zeros left out and zeros too many`, () => {
    assert.equal(isoExponent(currency), digits);
    for (const money of amounts) {
      const exact = written(BigInt(money.amount), digits);
      // Shopify sends one decimal at least, and drops the zeros after it
      const short = exact.includes('.') ? exact.replace(/(\.\d+?)0+$/, '$1') : `${exact}.0`;
      for (const amount of [exact, short, exact.includes('.') ? `${exact}00` : `${exact}.00`])
        same(shopifyMoney({ amount, currencyCode: currency }), money, `${amount} ${currency}`);
    }
  });

  test(`${currency}: whole minor units with a precision of the shop (Vendure)`, () => {
    // one precision for every currency of the shop, two by default
    for (const precision of [2, 3, 4]) {
      for (const money of amounts) {
        const units = rounded(BigInt(money.amount), digits, Math.max(digits, precision));
        if (size(units) <= SAFE)
          same(
            moneyFromMinor(Number(units), currency.toLowerCase(), Math.max(digits, precision)),
            money,
            `${units} at ${precision}`,
          );
      }
    }
  });

  test(`${currency}: a JSON number in major units (Medusa), through the adapter`, async () => {
    const code = currency.toLowerCase();
    const stated = amounts.map(({ amount }) => JSON.parse(written(BigInt(amount), digits).replace(/^0+(?=\d)/, '')));
    const items = stated.map((decimal, at) => ({
      id: `line${at}`,
      variant_id: `v${at}`,
      product_id: 'p',
      title: 'Mug',
      quantity: 1,
      unit_price: decimal,
      total: decimal,
    }));
    const answers = {
      '/store/regions': { regions: [{ id: 'reg', currency_code: code, countries: [{ iso_2: 'us' }] }] },
      '/store/carts': {
        cart: { id: 'cart_1', currency_code: code, original_item_total: stated.at(-1), total: stated.at(-1), items },
      },
    };
    const adapter = medusaAdapter({ url: 'https://api.shop.example', publishableKey: 'pk' });
    const answer = async (input) => {
      const found = answers[new URL(String(input)).pathname];
      return new Response(JSON.stringify(found ?? { type: 'not_found', message: '' }), { status: found ? 200 : 404 });
    };
    await adapter.connect({ market, storage: createMemoryStorage(), fetch: answer });
    const { cart } = await adapter.cart.add([{ variantId: 'v0', quantity: 1 }]);
    assert.equal(cart.lines.length, amounts.length);
    cart.lines.forEach(({ unitPrice, total }, at) => {
      for (const money of [unitPrice, total]) same(money, amounts[at], `${stated[at]} ${currency}`);
    });
    for (const { money } of [cart.subtotal, cart.total]) same(money, amounts.at(-1), 'the sums');
  });

  test(`${currency}: minor units as text, with the digits the shop has set (WooCommerce), through the adapter`, async () => {
    // a shop may sell rupiah without digits: then only whole ones can be stated
    for (const shown of new Set([digits, 0, 3])) {
      const sayable = amounts.filter(({ amount }) => shown >= digits || amount % 10 ** (digits - shown) === 0);
      assert.ok(sayable.length > 0);
      const { parent, ...template } = shapes.products.find(({ id }) => id === 101);
      const products = sayable.map(({ amount }, at) => {
        const price = String(rounded(BigInt(amount), digits, shown));
        return {
          ...template,
          parent,
          id: at + 1,
          slug: `p${at}`,
          prices: {
            ...template.prices,
            currency_code: currency,
            currency_minor_unit: shown,
            price,
            regular_price: price,
            sale_price: price,
          },
        };
      });
      const adapter = woocommerceAdapter({ site: 'https://shop.example' });
      const answer = async (input) => {
        const { pathname, searchParams } = new URL(String(input));
        if (!pathname.endsWith('/products')) return new Response(JSON.stringify(shapes.carts.empty));
        const wanted = new Set((searchParams.get('include') ?? '').split(','));
        return new Response(
          JSON.stringify(searchParams.get('page') === '1' ? products.filter(({ id }) => wanted.has(String(id))) : []),
        );
      };
      await adapter.connect({ market, storage: createMemoryStorage(), fetch: answer });
      const found = await adapter.catalog.products(products.map(({ id }) => ({ id: String(id) })));
      found.forEach((product, at) => {
        assert.equal(product.variants[0].price.exponent, shown);
        same(product.variants[0].price, sayable[at], `${products[at].prices.price} at ${shown}`);
      });
      const [line] = shapes.carts['priced without tax'].items;
      for (const [at, money] of sayable.slice(0, 20).entries()) {
        const stated = { currency_code: currency, currency_minor_unit: shown };
        const { price } = products[at].prices;
        const cart = {
          ...shapes.carts.empty,
          items: [
            {
              ...line,
              quantity: 1,
              prices: { ...line.prices, ...stated, price, regular_price: price },
              totals: {
                ...stated,
                line_subtotal: price,
                line_subtotal_tax: '0',
                line_total: price,
                line_total_tax: '0',
              },
            },
          ],
          totals: { ...shapes.carts.empty.totals, ...stated, total_items: price, total_price: price },
        };
        const storage = createMemoryStorage();
        storage.set(
          'vitrine:woocommerce:shop.example:cart',
          JSON.stringify({ id: 'c', token: 't', filled: true, query: '' }),
        );
        await adapter.connect({ market, storage, fetch: async () => new Response(JSON.stringify(cart)) });
        const read = await adapter.cart.get();
        for (const part of [read.lines[0].unitPrice, read.lines[0].total, read.subtotal.money, read.total.money])
          same(part, money, `${price} at ${shown} in a cart`);
      }
    }
  });

  test(`${currency}: a price list (memory), through the adapter`, async () => {
    const KNOWN = { USD: '24.00', VND: '590000', IDR: '379000.00', KWD: '7.250', BDT: '2600.00' };
    const adapter = memoryAdapter(createMemoryBackend(demoSeed), { analytics: null });
    await adapter.connect({ market, storage: createMemoryStorage(), fetch });
    const [mug] = await adapter.catalog.products([{ handle: 'stoneware-mug' }]);
    const { price } = mug.variants[0];
    assert.equal(moneyToDecimal(price), KNOWN[currency]);
    const { cart } = await adapter.cart.add([{ variantId: mug.variants[0].id, quantity: 3 }]);
    same(cart.lines[0].total, { ...price, amount: price.amount * 3 }, 'three of them');
  });
}
