import { assert } from 'chai';
import { makeMemoryContext } from '@vitrine/testing/memory-conformance';
import { cases, formatReport, runConformance } from './index.js';
import { cartMutants } from './mutants/cart-mutants.js';
import { catalogMutants } from './mutants/catalog-mutants.js';
import { checkoutMutants } from './mutants/checkout-mutants.js';
import { giftCardMutants } from './mutants/gift-card-mutants.js';
import { giftCodeMutants } from './mutants/gift-code-mutants.js';
import { networkMutants } from './mutants/network-mutants.js';
import { mutateCart } from './mutants/mutant.js';
import { videoMutants } from './mutants/video-mutants.js';
import { walletMutants } from './mutants/wallet-mutants.js';

describe('conformance suite', () => {
  it('passes the memory shop in three random orders, and skips only what needs another origin or a currency it does not have', async () => {
    for (const seed of [1, 2, Date.now()]) {
      const report = await runConformance(makeMemoryContext, { seed });
      assert.isEmpty(report.failed, formatReport(report));
      const skipped = report.skipped.map(({ id }) => id).sort();
      assert.deepEqual(
        skipped,
        ['crossOrigin.allowed', 'crossOrigin.foreign', 'money.own-currency'],
        formatReport(report),
      );
      assert.lengthOf(report.passed, cases.length - skipped.length);
    }
  });

  it('gives every case its own id, and the same order for the same seed', async () => {
    assert.lengthOf(new Set(cases.map(({ id }) => id)), cases.length);
    const order = async (seed: number): Promise<readonly string[]> =>
      (await runConformance(makeMemoryContext, { seed, only: ['catalog'] })).passed;
    assert.deepEqual(await order(7), await order(7));
    assert.notDeepEqual(await order(7), await order(8));
  });

  it('skips with a reason what an adapter cannot do or no fixture is given for', async () => {
    const report = await runConformance(async (request) => {
      const {
        adapter: { cart: _, ...adapter },
        fixtures: { prices: _prices, ...fixtures },
        ...context
      } = await makeMemoryContext(request);
      return { ...context, adapter, fixtures };
    });
    assert.isEmpty(report.failed, formatReport(report));
    assert.include(report.skipped.find(({ id }) => id === 'cart.add')?.reason, 'no cart');
    for (const { reason } of report.skipped) assert.isNotEmpty(reason);
  });

  it('fails a case that never ends', async () => {
    const hang = { id: 'x.hangs', title: 'hangs', needs: [], run: () => new Promise<void>(() => undefined) };
    const report = await runConformance(makeMemoryContext, { cases: [hang], timeLimitMs: 1 });
    assert.deepEqual(
      report.failed.map(({ id }) => id),
      ['x.hangs'],
    );
  });

  it('accepts an adapter that reads the cart before each change', async () => {
    const report = await runConformance(
      async (request) =>
        mutateCart((cart) => ({
          add: async (lines, options) => {
            await cart.get(options);
            return cart.add(lines, options);
          },
          update: async (lines, options) => {
            await cart.get(options);
            return cart.update(lines, options);
          },
        }))(await makeMemoryContext(request)),
      { only: ['cart', 'abort'] },
    );
    assert.isEmpty(report.failed, formatReport(report));
  });

  it('accepts the error of an adapter that brings its own copy of core, and no other error', async () => {
    class VitrineError extends Error {
      override readonly name: string;
      readonly fields = [];
      readonly ambiguous = false;
      constructor(
        readonly code: string,
        name = 'VitrineError',
      ) {
        super(`[vitrine] ${code}`);
        this.name = name;
      }
    }
    const only = ['cart.unknown-variant-rejected'];
    const throwing = (error: Error): ReturnType<typeof runConformance> =>
      runConformance(
        async (request) => mutateCart(() => ({ add: () => Promise.reject(error) }))(await makeMemoryContext(request)),
        { only },
      );
    assert.deepEqual((await throwing(new VitrineError('product-not-found'))).passed, only);
    for (const other of [
      new VitrineError('no-such-code'),
      new VitrineError('product-not-found', 'ShopError'),
      new TypeError('x'),
    ]) {
      const [failure] = (await throwing(other)).failed;
      assert.include(String(failure?.error), 'which is no VitrineError with a known code');
    }
  });

  for (const { name, caughtBy, mutate } of [
    ...cartMutants,
    ...networkMutants,
    ...catalogMutants,
    ...checkoutMutants,
    ...giftCardMutants,
    ...giftCodeMutants,
    ...videoMutants,
    ...walletMutants,
  ]) {
    it(`catches the mutant "${name}" by ${caughtBy}`, async () => {
      const report = await runConformance(async (request) => mutate(await makeMemoryContext(request)), {
        only: [caughtBy],
        timeLimitMs: 500,
      });
      assert.deepEqual(
        report.failed.map(({ id }) => id),
        [caughtBy],
        formatReport(report),
      );
    });
  }
});
