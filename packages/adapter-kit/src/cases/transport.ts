import type { ConformanceCase } from '../conformance.js';
import { CaseSkipped, ConformanceFailure, ensure, ensureEqual, refusal, settled, wanted } from '../verdict.js';
import { cartOf, contents, patienceOf, unitsOf } from './shopper.js';

const LINE_DEAD = ['network', 'timeout', 'server'] as const;

/** What happens on the way: lost and parallel calls, carts that are gone, other tabs. */
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
    title: 'a change that never arrived is thrown, and the cart is as before',
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
      await refusal(
        port.update([{ lineId: cart.lines[0]?.id ?? '', quantity: 4 }]),
        LINE_DEAD,
        'an update on a dead line',
      );
      failNext('server-error');
      await refusal(port.add([{ variantId: b, quantity: 1 }]), LINE_DEAD, 'an add answered with 5xx');
      ensureEqual(contents(await port.get()), contents(cart), 'the cart afterwards');
    },
  },
  {
    id: 'cart.read-failure-is-thrown',
    title: 'a cart that cannot be read is thrown, never null, and not forgotten',
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
        await refusal(port.get(), LINE_DEAD, `a read after ${how}`);
        ensureEqual(contents(await port.get()), contents(cart), `the cart when the line is back after ${how}`);
      }
    },
  },
  {
    id: 'cart.add-not-retried',
    title: 'an add whose answer was lost is reported as ambiguous or settled once, never sent again blindly',
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
        const error = await refusal(Promise.reject(thrown), ['network', 'timeout'], 'an add whose answer was lost');
        ensure(error.ambiguous, 'the add may have been applied, but the error is not marked as ambiguous');
      }
      ensureEqual(unitsOf(await port.get(), a), 3, 'units, the lost answer counted once');
    },
  },
  {
    id: 'cart.server-error-ambiguous',
    title:
      'an add answered with 5xx is reported as ambiguous: whether it was applied before the backend broke, nobody knows',
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
      const error = await refusal(port.add([{ variantId: a, quantity: 2 }]), LINE_DEAD, 'an add answered with 5xx');
      ensure(error.ambiguous, 'the add may have been applied, but the error is not marked as ambiguous');
    },
  },
  {
    id: 'cart.read-after-add-lost',
    title:
      'an add that was applied, but could not be read afterwards, is settled or reported as ambiguous, and never made twice',
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
          const error = await refusal(Promise.reject(thrown), LINE_DEAD, `an add, after ${how} for the read behind it`);
          ensure(
            error.ambiguous,
            `the add was applied, but the error is not marked as ambiguous (after ${how} for the read behind it)`,
          );
        }
        // Where the add needs no read, this one is lost.
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
      await port.add(line, { idempotencyKey: 'gesture-1' });
      const again = await port.add(line, { idempotencyKey: 'gesture-1' });
      ensureEqual(unitsOf(again.cart, a), 1, 'units after the same key twice');
      await Promise.all([
        port.add(line, { idempotencyKey: 'gesture-2' }),
        port.add(line, { idempotencyKey: 'gesture-2' }),
      ]);
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
        await refusal(Promise.reject(error), ['cart-gone'], 'an add to a cart that is gone');
        await port.add([{ variantId: b, quantity: 1 }]);
      }
      ensureEqual(unitsOf(await port.get(), b), 1, 'units in the new cart');
    },
  },
  {
    id: 'cart.session-expired',
    title: 'a session that is over costs nothing but its cart: the next add works',
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
        await refusal(Promise.reject(error), ['cart-gone'], 'an add in a session that is over');
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
    title: 'a change made in another tab is told, until the signal ends it',
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
      const news = await settled(first, patienceOf(context), 'news of a change in another tab');
      ensure(
        news.done !== true && ['tab', 'page', 'server'].includes(news.value.origin),
        'the stream ended instead of telling',
      );
      const rest = (async () => {
        for (;;) if ((await stream.next()).done) return;
      })();
      ended.abort();
      await settled(rest, patienceOf(context), 'the end of the stream after its signal');
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
