import type { ConformanceCase, ConformanceContext } from '../conformance.js';
import { ensure, ensureEqual, rejection, wanted } from '../verdict.js';
import { cartOf, contents } from './shopper.js';

async function filled(
  { adapter, fixtures }: ConformanceContext,
  which: 0 | 1 = 0,
  quantity = 10,
): Promise<ReturnType<typeof cartOf>> {
  const port = cartOf(adapter);
  await port.add([{ variantId: fixtures.variants[which], quantity }]);
  return port;
}

/** Discount codes. */
export const codeCases: readonly ConformanceCase[] = [
  {
    id: 'code.valid',
    title: 'a valid code is in the cart and reduces the total',
    needs: ['cart.applyCode'],
    async run(context) {
      const { valid } = wanted(context.fixtures.codes, 'fixtures.codes');
      const port = await filled(context);
      const before = await port.get();
      const { cart } = (await port.applyCode?.(valid)) ?? { cart: null };
      ensureEqual(
        cart?.codes.map(({ code, applicable }) => [code.toUpperCase(), applicable]),
        [[valid.toUpperCase(), true]],
        'codes of the cart',
      );
      const total = cart?.total.money.amount ?? 0;
      ensure(
        total < (before?.total.money.amount ?? 0),
        `the total was ${before?.total.money.amount} before the code and is ${total}`,
      );
      ensure(
        (cart?.discounts ?? []).every(({ amount }) => amount.currency === cart?.currency && amount.amount >= 0),
        'a discount has another currency, or is below zero',
      );
    },
  },
  {
    id: 'code.spaces',
    title: 'a code pasted with spaces around it works',
    needs: ['cart.applyCode'],
    async run(context) {
      const { valid } = wanted(context.fixtures.codes, 'fixtures.codes');
      const port = await filled(context);
      const result = await port.applyCode?.(`  ${valid}\n`);
      ensureEqual(result?.cart.codes.length, 1, 'codes of the cart');
    },
  },
  {
    id: 'code.invalid-rejected',
    title: 'a code that does not exist is rejected, and the cart is as before',
    needs: ['cart.applyCode'],
    async run(context) {
      const port = await filled(context);
      const before = await port.get();
      await rejection(
        port.applyCode?.('NO-SUCH-CODE-7Q4') ?? Promise.resolve(),
        ['code-invalid'],
        'a code that does not exist',
      );
      ensureEqual(await port.get(), before, 'the cart afterwards');
    },
  },
  {
    id: 'code.expired-rejected',
    title: 'an expired code is rejected',
    needs: ['cart.applyCode'],
    async run(context) {
      const code = wanted(context.fixtures.codes?.expired, 'fixtures.codes.expired');
      const port = await filled(context);
      await rejection(port.applyCode?.(code) ?? Promise.resolve(), ['code-expired', 'code-invalid'], 'an expired code');
    },
  },
  {
    id: 'code.not-applicable',
    title: 'a code that does not fit this cart is rejected, or marked as not applicable',
    needs: ['cart.applyCode'],
    async run(context) {
      const code = wanted(context.fixtures.codes?.notApplicable, 'fixtures.codes.notApplicable');
      const port = await filled(context, 1, 1);
      const before = await port.get();
      try {
        const result = await port.applyCode?.(code);
        ensureEqual(
          result?.cart.codes.map(({ applicable }) => applicable),
          [false],
          'applicable',
        );
        ensureEqual(result?.cart.total, before?.total, 'the total');
      } catch (error) {
        await rejection(Promise.reject(error), ['code-not-applicable'], 'a code that does not fit');
      }
    },
  },
  {
    id: 'code.twice',
    title: 'a code applied twice counts once',
    needs: ['cart.applyCode'],
    async run(context) {
      const { valid } = wanted(context.fixtures.codes, 'fixtures.codes');
      const port = await filled(context);
      const first = await port.applyCode?.(valid);
      try {
        await port.applyCode?.(valid);
      } catch (error) {
        await rejection(Promise.reject(error), ['code-already-applied'], 'the same code again');
      }
      const cart = await port.get();
      ensureEqual([cart?.codes.length, cart?.total], [1, first?.cart.total], 'number of codes and total');
    },
  },
  {
    id: 'code.removed',
    title: 'a removed code leaves the cart as it was without it',
    needs: ['cart.applyCode', 'cart.removeCode'],
    async run(context) {
      const { valid } = wanted(context.fixtures.codes, 'fixtures.codes');
      const port = await filled(context);
      const before = await port.get();
      const applied = await port.applyCode?.(valid);
      const result = await port.removeCode?.(applied?.cart.codes[0]?.code ?? valid);
      ensureEqual(
        [result?.cart.codes, result?.cart.total, contents(result?.cart ?? null)],
        [[], before?.total, contents(before)],
        'codes, total and lines',
      );
    },
  },
];
