import type { ConformanceCase } from '../conformance.js';
import { CaseSkipped, ConformanceFailure, ensure, ensureEqual, rejection, settled, wanted } from '../verdict.js';
import { cartOf, contents, timeLimitOf, unitsOf } from './shopper.js';

const connectionErrors = ['network', 'timeout', 'server'] as const;

/** Lost and parallel requests, carts that are gone, other tabs. */
export const transportCases: readonly ConformanceCase[] = [
  {
    id: 'cart.parallel-adds',
    title: 'adds made at the same time all arrive',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
    }) {
      const port = cartOf(adapter);
      await port.add([{ variantId: a, quantity: 1 }]);
      await Promise.all([
        port.add([{ variantId: a, quantity: 1 }]),
        port.add([{ variantId: b, quantity: 2 }]),
        port.add([{ variantId: a, quantity: 3 }]),
      ]);
      const cart = await port.get();
      ensureEqual([unitsOf(cart, a), unitsOf(cart, b)], [5, 2], 'units of the two variants');
    },
  },
  {
    id: 'cart.parallel-first-adds',
    title: 'two first adds made at the same time make one cart with both',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
    }) {
      const port = cartOf(adapter);
      await Promise.all([port.add([{ variantId: a, quantity: 1 }]), port.add([{ variantId: b, quantity: 2 }])]);
      const cart = await port.get();
      ensureEqual([unitsOf(cart, a), unitsOf(cart, b)], [1, 2], 'units of the two variants');
    },
  },
  {
    id: 'cart.failure-is-thrown',
    title: 'a change that never arrived rejects, and the cart is as before',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
      probes,
    }) {
      const failNext = wanted(probes?.failNext, 'probes.failNext');
      const port = cartOf(adapter);
      const { cart } = await port.add([{ variantId: a, quantity: 1 }]);
      failNext('request-lost');
      await rejection(
        port.update([{ lineId: cart.lines[0]?.id ?? '', quantity: 4 }]),
        connectionErrors,
        'an update without a connection',
      );
      failNext('server-error');
      await rejection(port.add([{ variantId: b, quantity: 1 }]), connectionErrors, 'an add answered with 5xx');
      ensureEqual(contents(await port.get()), contents(cart), 'the cart afterwards');
    },
  },
  {
    id: 'cart.read-failure-is-thrown',
    title: 'a failed read of the cart is thrown, never null, and the cart is not forgotten',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a],
      },
      probes,
    }) {
      const failRead = wanted(probes?.failRead, 'probes.failRead');
      const port = cartOf(adapter);
      const { cart } = await port.add([{ variantId: a, quantity: 1 }]);
      for (const how of ['server-error', 'request-lost'] as const) {
        failRead(how, 'next');
        await rejection(port.get(), connectionErrors, `a read after ${how}`);
        ensureEqual(contents(await port.get()), contents(cart), `the cart when the connection is back after ${how}`);
      }
    },
  },
  {
    id: 'cart.add-not-retried',
    title: 'an add whose answer was lost is reported as ambiguous or applied once, never repeated without checking',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a],
      },
      probes,
    }) {
      const failNext = wanted(probes?.failNext, 'probes.failNext');
      const port = cartOf(adapter);
      await port.add([{ variantId: a, quantity: 1 }]);
      failNext('answer-lost');
      try {
        await port.add([{ variantId: a, quantity: 2 }]);
      } catch (thrown) {
        const error = await rejection(Promise.reject(thrown), ['network', 'timeout'], 'an add whose answer was lost');
        ensure(error.ambiguous, 'the add may have been applied, but the error is not marked as ambiguous');
      }
      ensureEqual(unitsOf(await port.get(), a), 3, 'units, the lost answer counted once');
    },
  },
  {
    id: 'cart.server-error-ambiguous',
    title: 'an add answered with 5xx is reported as ambiguous, because it may have been applied before the failure',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a],
      },
      probes,
    }) {
      const failNext = wanted(probes?.failNext, 'probes.failNext');
      const port = cartOf(adapter);
      await port.add([{ variantId: a, quantity: 1 }]);
      failNext('server-error');
      const error = await rejection(
        port.add([{ variantId: a, quantity: 2 }]),
        connectionErrors,
        'an add answered with 5xx',
      );
      ensure(error.ambiguous, 'the add may have been applied, but the error is not marked as ambiguous');
    },
  },
  {
    id: 'cart.read-after-add-lost',
    title: 'an add that was applied but cannot be read afterwards succeeds or is ambiguous, and is not repeated',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a],
      },
      probes,
    }) {
      const failRead = wanted(probes?.failRead, 'probes.failRead');
      const port = cartOf(adapter);
      await port.add([{ variantId: a, quantity: 1 }]);
      for (const [how, units] of [
        ['request-lost', 3],
        ['server-error', 5],
      ] as const) {
        failRead(how, 'after-change');
        try {
          const { cart } = await port.add([{ variantId: a, quantity: 2 }]);
          ensureEqual(unitsOf(cart, a), units, `units in the answer to an add, after ${how} for the read behind it`);
        } catch (thrown) {
          if (thrown instanceof ConformanceFailure) throw thrown;
          const error = await rejection(
            Promise.reject(thrown),
            connectionErrors,
            `an add, after ${how} for the read behind it`,
          );
          ensure(
            error.ambiguous,
            `the add was applied, but the error is not marked as ambiguous (after ${how} for the read behind it)`,
          );
        }
        // Where the add needs no read, this read fails.
        const cart = await port.get().catch(() => port.get());
        ensureEqual(unitsOf(cart, a), units, `units, after ${how} for the read behind an add`);
      }
    },
  },
  {
    id: 'cart.key-applied-once',
    title: 'a repeated idempotency key is applied once, another key again',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a],
      },
    }) {
      const port = cartOf(adapter);
      if (port.idempotency === 'none') throw new CaseSkipped('the backend has no idempotency keys, and says so');
      const line = [{ variantId: a, quantity: 1 }];
      await port.add(line, { idempotencyKey: 'key-1' });
      const again = await port.add(line, { idempotencyKey: 'key-1' });
      ensureEqual(unitsOf(again.cart, a), 1, 'units after the same key twice');
      await Promise.all([port.add(line, { idempotencyKey: 'key-2' }), port.add(line, { idempotencyKey: 'key-2' })]);
      ensureEqual(unitsOf(await port.get(), a), 2, 'units after a second key, twice at the same time');
    },
  },
  {
    id: 'cart.gone-starts-anew',
    title: 'a cart that the backend forgot is null, and the next add works',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
      probes,
    }) {
      const loseCart = wanted(probes?.loseCart, 'probes.loseCart');
      const port = cartOf(adapter);
      await port.add([{ variantId: a, quantity: 1 }]);
      await loseCart();
      ensureEqual(await port.get(), null, 'the cart that is gone');
      const { cart } = await port.add([{ variantId: b, quantity: 1 }]);
      ensureEqual([unitsOf(cart, a), unitsOf(cart, b)], [0, 1], 'units in the new cart');
    },
  },
  {
    id: 'cart.gone-add-works',
    title: 'an add right after the cart was forgotten, without a read before, is not lost',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
      probes,
    }) {
      const loseCart = wanted(probes?.loseCart, 'probes.loseCart');
      const port = cartOf(adapter);
      await port.add([{ variantId: a, quantity: 1 }]);
      await loseCart();
      try {
        await port.add([{ variantId: b, quantity: 1 }]);
      } catch (error) {
        await rejection(Promise.reject(error), ['cart-gone'], 'an add to a cart that is gone');
        await port.add([{ variantId: b, quantity: 1 }]);
      }
      ensureEqual(unitsOf(await port.get(), b), 1, 'units in the new cart');
    },
  },
  {
    id: 'cart.session-expired',
    title: 'after the end of a session only its cart is lost: the next add works',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
      probes,
    }) {
      const expireSession = wanted(probes?.expireSession, 'probes.expireSession');
      const port = cartOf(adapter);
      await port.add([{ variantId: a, quantity: 1 }]);
      await expireSession();
      try {
        await port.add([{ variantId: b, quantity: 1 }]);
      } catch (error) {
        await rejection(Promise.reject(error), ['cart-gone'], 'an add after the end of the session');
        await port.add([{ variantId: b, quantity: 1 }]);
      }
      ensureEqual(unitsOf(await port.get(), b), 1, 'units in the new cart');
    },
  },
  {
    id: 'cart.completed-starts-anew',
    title: 'a cart that was paid is null, and the next add begins a new one',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
      probes,
    }) {
      const completeCart = wanted(probes?.completeCart, 'probes.completeCart');
      const port = cartOf(adapter);
      const paid = await port.add([{ variantId: a, quantity: 1 }]);
      await completeCart();
      ensureEqual(await port.get(), null, 'the cart that was paid');
      const { cart } = await port.add([{ variantId: b, quantity: 1 }]);
      ensure(cart.id !== paid.cart.id, 'the new cart has the id of the paid one');
      ensureEqual(unitsOf(cart, a), 0, 'units of the paid cart in the new one');
    },
  },
  {
    id: 'cart.tabs-share',
    title: 'two tabs of one shopper have one cart',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
      tab,
    }) {
      const other = cartOf(await wanted(tab, 'tab')());
      const port = cartOf(adapter);
      await port.add([{ variantId: a, quantity: 1 }]);
      ensureEqual(unitsOf(await other.get(), a), 1, 'units that the other tab sees');
      await other.add([{ variantId: b, quantity: 2 }]);
      const cart = await port.get();
      ensureEqual([unitsOf(cart, a), unitsOf(cart, b)], [1, 2], 'units after the other tab added');
      await other.reset();
      ensureEqual(await port.get(), null, 'the cart after the other tab reset it');
    },
  },
  {
    id: 'cart.changes',
    title: 'the stream reports a change made in another tab, and ends with its signal',
    needs: ['cart.changes'],
    async run(context) {
      const {
        adapter,
        fixtures: {
          variants: [a],
        },
        tab,
      } = context;
      const other = cartOf(await wanted(tab, 'tab')());
      const ended = new AbortController();
      const stream = wanted(cartOf(adapter).changes?.({ signal: ended.signal }), 'cart.changes')[
        Symbol.asyncIterator
      ]();
      const first = stream.next();
      await other.add([{ variantId: a, quantity: 1 }]);
      const report = await settled(first, timeLimitOf(context), 'the report of a change in another tab');
      ensure(
        report.done !== true && ['tab', 'page', 'server'].includes(report.value.origin),
        'the stream ended without a report',
      );
      const rest = (async () => {
        for (;;) if ((await stream.next()).done) return;
      })();
      ended.abort();
      await settled(rest, timeLimitOf(context), 'the end of the stream after its signal');
    },
  },
  {
    id: 'cart.shops-apart',
    title: 'two shops visited with one browser have two carts',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
      otherShop,
    }) {
      const other = cartOf(await wanted(otherShop, 'otherShop')());
      const port = cartOf(adapter);
      await port.add([{ variantId: a, quantity: 1 }]);
      ensureEqual(await other.get(), null, 'the cart of the other shop');
      await other.add([{ variantId: b, quantity: 1 }]);
      const mine = await port.get();
      ensureEqual([unitsOf(mine, a), unitsOf(mine, b)], [1, 0], 'units in the first shop');
      await other.reset();
      ensureEqual(unitsOf(await port.get(), a), 1, 'units in the first shop after the other was reset');
    },
  },
];
