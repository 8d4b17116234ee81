import type { ErrorCode } from '@vitrine/core';
import type { ConformanceCase } from '../conformance.js';
import { ensure, ensureEqual, refusal, wanted } from '../verdict.js';
import { cartOf, contents, lineOf, unitsOf } from './shopper.js';

const NOT_TO_BE_HAD: readonly ErrorCode[] = ['out-of-stock', 'variant-unavailable', 'product-not-found'];
const RULES: readonly ErrorCode[] = ['quantity-below-minimum', 'quantity-above-maximum', 'quantity-not-a-step'];

export const stockCases: readonly ConformanceCase[] = [
  {
    id: 'cart.sold-out-refused',
    title: 'what is sold out is refused, with a code',
    needs: ['cart'],
    async run({ adapter, fixtures }) {
      const port = cartOf(adapter);
      await refusal(
        port.add([{ variantId: wanted(fixtures.soldOut, 'fixtures.soldOut'), quantity: 1 }]),
        NOT_TO_BE_HAD,
        'add of something sold out',
      );
      ensureEqual(contents(await port.get()), [], 'the cart afterwards');
    },
  },
  {
    id: 'cart.unknown-variant-refused',
    title: 'a variant that does not exist is refused, with a code',
    needs: ['cart'],
    async run({ adapter, fixtures }) {
      const port = cartOf(adapter);
      await refusal(
        port.add([{ variantId: fixtures.missingVariant, quantity: 1 }]),
        NOT_TO_BE_HAD,
        'add of a variant that does not exist',
      );
      ensureEqual(contents(await port.get()), [], 'the cart afterwards');
    },
  },
  {
    id: 'cart.refusal-changes-nothing',
    title: 'a refused add leaves the cart as it was, its other lines included',
    needs: ['cart'],
    async run({ adapter, fixtures }) {
      const port = cartOf(adapter);
      const soldOut = wanted(fixtures.soldOut, 'fixtures.soldOut');
      const [a, b] = fixtures.variants;
      const { cart } = await port.add([{ variantId: a, quantity: 2 }]);
      let refused = true;
      try {
        const { warnings } = await port.add([
          { variantId: b, quantity: 1 },
          { variantId: soldOut, quantity: 1 },
        ]);
        refused = false;
        ensure(warnings.length > 0, 'an add of two, of which one cannot be had, was answered without a word about it');
      } catch (error) {
        await refusal(Promise.reject(error), NOT_TO_BE_HAD, 'add of two, of which one is sold out');
      }
      const now = await port.get();
      if (refused) ensureEqual(contents(now), contents(cart), 'the cart after the refusal');
      ensureEqual(unitsOf(now, soldOut), 0, 'units of what is sold out');
    },
  },
  {
    id: 'cart.clamp-warns',
    title: 'more than there is: the cart gets less and a warning says so, or the add is refused',
    needs: ['cart'],
    async run({ adapter, fixtures }) {
      const port = cartOf(adapter);
      const { variantId, available } = wanted(fixtures.limited, 'fixtures.limited');
      let result;
      try {
        result = await port.add([{ variantId, quantity: available + 3 }]);
      } catch (error) {
        await refusal(Promise.reject(error), ['out-of-stock', 'quantity-above-maximum'], 'add of more than there is');
        ensureEqual(unitsOf(await port.get(), variantId), 0, 'units after the refusal');
        return;
      }
      const line = lineOf(result.cart, variantId);
      ensure(line.quantity <= available, `${available} can be had, the line has ${line.quantity}`);
      const warning = result.warnings.find(({ code }) => code === 'quantity-capped');
      ensure(warning !== undefined, `asked for ${available + 3}, got ${line.quantity}, and no warning says so`);
      ensureEqual([warning.lineId, warning.quantity], [line.id, line.quantity], 'line and quantity in the warning');
    },
  },
  {
    id: 'cart.clamp-warns-on-growing',
    title: 'a line that would grow beyond what there is: less and a warning, or a refusal',
    needs: ['cart'],
    async run({ adapter, fixtures }) {
      const port = cartOf(adapter);
      const { variantId, available } = wanted(fixtures.limited, 'fixtures.limited');
      const there = Math.max(1, available - 1);
      await port.add([{ variantId, quantity: there }]);
      let result;
      try {
        result = await port.add([{ variantId, quantity: available }]);
      } catch (error) {
        await refusal(
          Promise.reject(error),
          ['out-of-stock', 'quantity-above-maximum'],
          'add of more than there is to a line that is there',
        );
        ensureEqual(unitsOf(await port.get(), variantId), there, 'units after the refusal');
        return;
      }
      const line = lineOf(result.cart, variantId);
      ensure(line.quantity <= available, `${available} can be had, the line has ${line.quantity}`);
      const warning = result.warnings.find(({ code }) => code === 'quantity-capped');
      ensure(
        warning !== undefined,
        `had ${there}, asked for ${available} more, got ${line.quantity} in all, and no warning says so`,
      );
      ensureEqual([warning.lineId, warning.quantity], [line.id, line.quantity], 'line and quantity in the warning');
    },
  },
  {
    id: 'cart.clamp-warns-on-update',
    title: 'an update to more than there is: less and a warning, or a refusal',
    needs: ['cart'],
    async run({ adapter, fixtures }) {
      const port = cartOf(adapter);
      const { variantId, available } = wanted(fixtures.limited, 'fixtures.limited');
      const { cart } = await port.add([{ variantId, quantity: 1 }]);
      try {
        const result = await port.update([{ lineId: lineOf(cart, variantId).id, quantity: available + 3 }]);
        const line = lineOf(result.cart, variantId);
        ensure(line.quantity <= available, `${available} can be had, the line has ${line.quantity}`);
        ensure(
          result.warnings.some(({ code }) => code === 'quantity-capped'),
          `asked for ${available + 3}, got ${line.quantity}, and no warning says so`,
        );
      } catch (error) {
        await refusal(
          Promise.reject(error),
          ['out-of-stock', 'quantity-above-maximum'],
          'update to more than there is',
        );
        ensureEqual(unitsOf(await port.get(), variantId), 1, 'units after the refusal');
      }
    },
  },
  {
    id: 'cart.rules-refuse',
    title: 'a quantity against the rule is refused or corrected with a warning; one that fits is taken',
    needs: ['cart'],
    async run({ adapter, fixtures }) {
      const port = cartOf(adapter);
      const { variantId, good, bad } = wanted(fixtures.ruled, 'fixtures.ruled');
      try {
        const { cart, warnings } = await port.add([{ variantId, quantity: bad }]);
        ensure(lineOf(cart, variantId).quantity !== bad, `the quantity ${bad} was taken against the rule`);
        ensure(warnings.length > 0, 'the quantity was corrected without a word about it');
        await port.remove([lineOf(cart, variantId).id]);
      } catch (error) {
        await refusal(Promise.reject(error), RULES, 'add against the quantity rule');
        ensureEqual(unitsOf(await port.get(), variantId), 0, 'units after the refusal');
      }
      const { cart, warnings } = await port.add([{ variantId, quantity: good }]);
      ensureEqual([lineOf(cart, variantId).quantity, warnings], [good, []], 'quantity that fits the rule');
    },
  },
];
