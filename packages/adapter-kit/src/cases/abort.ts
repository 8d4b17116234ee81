import type { CallOptions, VitrineError } from '@vitrine/core';
import type { ConformanceCase, ConformanceContext } from '../conformance.js';
import { ensure, ensureEqual, rejection, settled, wanted } from '../verdict.js';
import { cartOf, contents, giftCardsOf, lineOf, timeLimitOf, unitsOf } from './shopper.js';

/** Begins a call and aborts it: it must reject with `aborted` within the time limit. */
async function abortedCall(
  context: ConformanceContext,
  what: string,
  begin: (options: CallOptions) => Promise<unknown>,
): Promise<VitrineError> {
  const ended = new AbortController();
  const call = begin({ signal: ended.signal });
  ended.abort();
  return settled(
    rejection(call, ['aborted'], `${what} that was aborted while it was under way`),
    timeLimitOf(context),
    `${what} that was aborted`,
  );
}

/** Calls that their caller aborts. */
export const abortCases: readonly ConformanceCase[] = [
  {
    id: 'abort.before',
    title: 'a signal that is already aborted: rejects with aborted, and nothing is sent',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a],
      },
    }) {
      const port = cartOf(adapter);
      const signal = AbortSignal.abort();
      await rejection(
        port.add([{ variantId: a, quantity: 1 }], { signal }),
        ['aborted'],
        'an add that was aborted before',
      );
      ensureEqual(unitsOf(await port.get(), a), 0, 'units');
    },
  },
  {
    id: 'abort.during',
    title: 'an abort while the request is under way rejects with aborted at once, and the cart stays intact',
    needs: ['cart'],
    async run(context) {
      const {
        adapter,
        fixtures: {
          variants: [a],
        },
        probes,
      } = context;
      const port = cartOf(adapter);
      await port.add([{ variantId: a, quantity: 1 }]);
      await abortedCall(context, 'an add', (options) => port.add([{ variantId: a, quantity: 2 }], options));
      const now = await port.get();
      ensure(
        [1, 3].includes(unitsOf(now, a)),
        `the cart holds ${unitsOf(now, a)} units: neither before nor after the add`,
      );
      const next = await port.add([{ variantId: a, quantity: 1 }]);
      ensure([2, 4].includes(unitsOf(next.cart, a)), `the cart holds ${unitsOf(next.cart, a)} units after one more`);
      if (probes?.cart)
        ensureEqual(
          (await probes.cart())?.map(({ quantity }) => quantity),
          [unitsOf(next.cart, a)],
          "the backend's own cart",
        );
    },
  },
  {
    id: 'abort.applied-is-ambiguous',
    title: 'an add that is aborted while its answer is under way rejects with aborted, marked as ambiguous',
    needs: ['cart'],
    async run(context) {
      const {
        adapter,
        fixtures: {
          variants: [a],
        },
        probes,
      } = context;
      const holdNext = wanted(probes?.holdNext, 'probes.holdNext');
      const port = cartOf(adapter);
      await port.add([{ variantId: a, quantity: 1 }]);
      const ended = new AbortController();
      const applied = holdNext();
      const call = rejection(
        port.add([{ variantId: a, quantity: 2 }], { signal: ended.signal }),
        ['aborted'],
        'an add whose answer was under way',
      );
      // An add that is rejected at once never arrives.
      await settled(Promise.race([applied, call]), timeLimitOf(context), 'an add');
      ended.abort();
      const error = await settled(call, timeLimitOf(context), 'an add that was aborted');
      ensure(error.ambiguous, 'the add was applied, but the error is not marked as ambiguous');
      ensureEqual(unitsOf(await port.get(), a), 3, 'units, the aborted add among them');
    },
  },
  {
    id: 'abort.get',
    title: 'a read of the cart ends with its signal, and the cart is not forgotten',
    needs: ['cart'],
    async run(context) {
      const port = cartOf(context.adapter);
      const { cart } = await port.add([{ variantId: context.fixtures.variants[0], quantity: 1 }]);
      await abortedCall(context, 'a read of the cart', (options) => port.get(options));
      ensureEqual(contents(await port.get()), contents(cart), 'the cart afterwards');
    },
  },
  {
    id: 'abort.update',
    title: 'an update ends with its signal, and the cart stays intact',
    needs: ['cart'],
    async run(context) {
      const {
        adapter,
        fixtures: {
          variants: [a],
        },
      } = context;
      const port = cartOf(adapter);
      const { cart } = await port.add([{ variantId: a, quantity: 1 }]);
      await abortedCall(context, 'an update', (options) =>
        port.update([{ lineId: lineOf(cart, a).id, quantity: 4 }], options),
      );
      const units = unitsOf(await port.get(), a);
      ensure([1, 4].includes(units), `the cart holds ${units} units: neither before nor after the update`);
    },
  },
  {
    id: 'abort.remove',
    title: 'a removal ends with its signal, and the cart stays intact',
    needs: ['cart'],
    async run(context) {
      const {
        adapter,
        fixtures: {
          variants: [a, b],
        },
      } = context;
      const port = cartOf(adapter);
      const { cart } = await port.add([
        { variantId: a, quantity: 2 },
        { variantId: b, quantity: 1 },
      ]);
      await abortedCall(context, 'a removal', (options) => port.remove([lineOf(cart, a).id], options));
      const now = await port.get();
      ensure(
        [0, 2].includes(unitsOf(now, a)) && unitsOf(now, b) === 1,
        `the cart holds ${unitsOf(now, a)} and ${unitsOf(now, b)} units: neither before nor after the removal`,
      );
    },
  },
  {
    id: 'abort.gift-card',
    title: 'applying a gift card ends with its signal',
    needs: ['giftCard.apply', 'cart'],
    async run(context) {
      const { adapter, fixtures } = context;
      const code = wanted(fixtures.giftCardCode, 'fixtures.giftCardCode');
      await cartOf(adapter).add([{ variantId: fixtures.variants[0], quantity: 1 }]);
      await abortedCall(context, 'a gift card', async (options) => giftCardsOf(adapter).apply?.(code, options));
      ensureEqual(unitsOf(await cartOf(adapter).get(), fixtures.variants[0]), 1, 'units in the cart afterwards');
    },
  },
  {
    id: 'abort.catalog',
    title: 'a read of the catalog ends with its signal',
    needs: ['catalog'],
    async run(context) {
      const {
        adapter,
        fixtures: { refs },
      } = context;
      await abortedCall(context, 'a read of the catalog', (options) =>
        wanted(adapter.catalog, 'the catalog port').products(refs, options),
      );
    },
  },
];
