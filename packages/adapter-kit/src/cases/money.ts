import { moneyFromDecimal, moneyToDecimal, toVitrineError, type Market, type Money } from '@vitrine/core';
import type { ConformanceCase, ConformanceContext, ConformanceFixtures } from '../conformance.js';
import { CaseSkipped, ensure, ensureEqual, wanted } from '../verdict.js';
import { cartOf, lineOf } from './shopper.js';

export function ensureMoney(money: Money, currency: string, what: string): void {
  ensure(Number.isSafeInteger(money.amount), `${what}: ${money.amount} is not a safe integer`);
  ensure(
    Number.isInteger(money.exponent) && money.exponent >= 0 && money.exponent <= 8,
    `${what}: ${money.exponent} is no exponent`,
  );
  ensure(/^[A-Z]{3}$/.test(money.currency), `${what}: ${money.currency} is no currency code`);
  ensureEqual(money.currency, currency, `${what}, currency`);
}

/** Compares values: the exponent may differ. */
function ensureSameMoney(actual: Money, expected: Money, what: string): void {
  ensureMoney(actual, expected.currency, what);
  ensureEqual(
    moneyToDecimal({ ...moneyFromDecimal(moneyToDecimal(actual), actual.currency, 8) }),
    moneyToDecimal({ ...moneyFromDecimal(moneyToDecimal(expected), expected.currency, 8) }),
    what,
  );
}

type KnownPrice = NonNullable<ConformanceFixtures['prices']>[number];

const sameEverywhere = 'is the same in the catalog, on the line and, for three units, in the total';

const roundTrip = (currency: string, market: Market): ConformanceCase => ({
  id: `money.${currency.toLowerCase()}`,
  title: `a known price in ${currency} ${sameEverywhere}`,
  needs: ['catalog', 'cart'],
  market,
  async run(context) {
    const known = wanted(context.fixtures.prices, 'fixtures.prices').find(({ price }) => price.currency === currency);
    if (!known) throw new CaseSkipped(`fixtures.prices has none in ${currency}`);
    await comparePrice(known, context);
  },
});

async function comparePrice(known: KnownPrice, { adapter }: ConformanceContext): Promise<void> {
  const { currency } = known.price;
  const [product] = (await adapter.catalog?.products([{ variantId: known.variantId }])) ?? [];
  const variant = product?.variants.find((entry) => entry.id === known.variantId);
  ensure(variant !== undefined, `the variant ${known.variantId} is not in the catalog`);
  ensure(variant.price !== null, `the variant ${known.variantId} has no price`);
  ensureSameMoney(variant.price, known.price, 'price in the catalog');
  const { cart } = await cartOf(adapter).add([{ variantId: known.variantId, quantity: 3 }]);
  const line = lineOf(cart, known.variantId);
  const thrice: Money = { ...known.price, amount: known.price.amount * 3 };
  ensureEqual(cart.currency, currency, 'currency of the cart');
  ensureSameMoney(line.unitPrice, known.price, 'price on the line');
  ensureSameMoney(line.total, thrice, 'total of the line');
  ensureSameMoney(cart.subtotal.money, thrice, 'subtotal of the cart');
  ensureSameMoney((JSON.parse(JSON.stringify(line)) as typeof line).total, thrice, 'total after JSON');
}

const named = ['USD', 'VND', 'IDR', 'BDT', 'KWD'];
const otherPrice = ({ prices = [] }: ConformanceFixtures): KnownPrice | undefined =>
  prices.find(({ price }) => !named.includes(price.currency));

/** Whatever the currency of the shop is: a wrong exponent is seen in it, too. */
const ownCurrency: ConformanceCase = {
  id: 'money.own-currency',
  title: `a known price in another currency than ${named.join(', ')} ${sameEverywhere}`,
  needs: ['catalog', 'cart'],
  marketOf: (fixtures) => otherPrice(fixtures)?.market,
  async run(context) {
    const known = otherPrice(context.fixtures);
    if (!known) throw new CaseSkipped('fixtures.prices has none in another currency');
    await comparePrice(known, context);
  },
};

export const moneyCases: readonly ConformanceCase[] = [
  {
    id: 'money.dozen',
    title:
      'the total of twelve units is the subtotal of the cart, and twelve times the unit price except for rounded taxes',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [variantId],
      },
    }) {
      const { cart, warnings } = await cartOf(adapter)
        .add([{ variantId, quantity: 12 }])
        .catch((error: unknown) => {
          if (toVitrineError(error).code === 'out-of-stock')
            throw new CaseSkipped('twelve units of the first variant are not available');
          throw error;
        });
      if (warnings.length > 0 || cart.discounts.length > 0)
        throw new CaseSkipped('twelve units of the first variant are not available at the full price');
      const line = lineOf(cart, variantId);
      const { unitPrice, total } = line;
      ensureEqual(line.quantity, 12, 'quantity');
      ensureSameMoney(total, cart.subtotal.money, 'total of the only line, and subtotal of the cart');
      const parts = 10 ** Math.max(0, total.exponent - unitPrice.exponent);
      // Allows half a minor unit for each unit, because taxes are rounded per unit or for all units together.
      const away = Math.abs(
        total.amount * 10 ** Math.max(0, unitPrice.exponent - total.exponent) - unitPrice.amount * parts * 12,
      );
      ensure(
        away <= 6 * 10 ** Math.abs(total.exponent - unitPrice.exponent),
        `${moneyToDecimal(total)} is not twelve times ${moneyToDecimal(unitPrice)}`,
      );
    },
  },
  roundTrip('USD', { locale: 'en', country: 'US', currency: 'USD' }),
  roundTrip('VND', { locale: 'vi', country: 'VN', currency: 'VND' }),
  roundTrip('IDR', { locale: 'id', country: 'ID', currency: 'IDR' }),
  roundTrip('BDT', { locale: 'bn', country: 'BD', currency: 'BDT' }),
  roundTrip('KWD', { locale: 'ar', country: 'KW', currency: 'KWD' }),
  ownCurrency,
];
