import type { ErrorCode } from '@vitrine/core';
import type { ConformanceCase } from '../conformance.js';
import { ensure, ensureEqual, rejection, wanted } from '../verdict.js';
import { cartOf, contents, lineOf, unitsOf } from './shopper.js';

const unavailableCodes: readonly ErrorCode[] = ['out-of-stock', 'variant-unavailable', 'product-not-found'];
const ruleCodes: readonly ErrorCode[] = ['quantity-below-minimum', 'quantity-above-maximum', 'quantity-not-a-step'];

export const stockCases: readonly ConformanceCase[] = [
  {
    id: 'cart.sold-out-rejected',
    title: 'a sold-out variant is rejected, with a code',
    needs: ['cart'],
    async run({ adapter, fixtures }) {
      const port = cartOf(adapter);
      await rejection(
        port.add([{ variantId: wanted(fixtures.soldOut, 'fixtures.soldOut'), quantity: 1 }]),
        unavailableCodes,
        'add of something sold out',
      );
      ensureEqual(contents(await port.get()), [], 'the cart afterwards');
    },
  },
  {
    id: 'cart.unknown-variant-rejected',
    title: 'a variant that does not exist is rejected, with a code',
    needs: ['cart'],
    async run({ adapter, fixtures }) {
      const port = cartOf(adapter);
      await rejection(
        port.add([{ variantId: fixtures.missingVariant, quantity: 1 }]),
        unavailableCodes,
        'add of a variant that does not exist',
      );
      ensureEqual(contents(await port.get()), [], 'the cart afterwards');
    },
  },
  {
    id: 'cart.rejection-changes-nothing',
    title: 'a rejected add leaves the cart as it was, its other lines included',
    needs: ['cart'],
    async run({ adapter, fixtures }) {
      const port = cartOf(adapter);
      const soldOut = wanted(fixtures.soldOut, 'fixtures.soldOut');
      const [a, b] = fixtures.variants;
      const { cart } = await port.add([{ variantId: a, quantity: 2 }]);
      let rejected = true;
      try {
        const { warnings } = await port.add([
          { variantId: b, quantity: 1 },
          { variantId: soldOut, quantity: 1 },
        ]);
        rejected = false;
        ensure(warnings.length > 0, 'an add of two, of which one is not available, was answered without a warning');
      } catch (error) {
        await rejection(Promise.reject(error), unavailableCodes, 'add of two, one of which is sold out');
      }
      const now = await port.get();
      if (rejected) ensureEqual(contents(now), contents(cart), 'the cart after the rejection');
      ensureEqual(unitsOf(now, soldOut), 0, 'units of what is sold out');
    },
  },
  {
    id: 'cart.clamp-warns',
    title: 'an add beyond the stock is capped with a warning, or rejected',
    needs: ['cart'],
    async run({ adapter, fixtures }) {
      const port = cartOf(adapter);
      const { variantId, available } = wanted(fixtures.limited, 'fixtures.limited');
      let result;
      try {
        result = await port.add([{ variantId, quantity: available + 3 }]);
      } catch (error) {
        await rejection(Promise.reject(error), ['out-of-stock', 'quantity-above-maximum'], 'add of more than there is');
        ensureEqual(unitsOf(await port.get(), variantId), 0, 'units after the rejection');
        return;
      }
      const line = lineOf(result.cart, variantId);
      ensure(line.quantity <= available, `${available} are available, the line has ${line.quantity}`);
      const warning = result.warnings.find(({ code }) => code === 'quantity-capped');
      ensure(warning !== undefined, `asked for ${available + 3}, got ${line.quantity}, and no warning says so`);
      ensureEqual([warning.lineId, warning.quantity], [line.id, line.quantity], 'line and quantity in the warning');
    },
  },
  {
    id: 'cart.clamp-warns-on-growing',
    title: 'an add that would grow a line beyond the stock is capped with a warning, or rejected',
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
        await rejection(
          Promise.reject(error),
          ['out-of-stock', 'quantity-above-maximum'],
          'add of more than there is to a line that is there',
        );
        ensureEqual(unitsOf(await port.get(), variantId), there, 'units after the rejection');
        return;
      }
      const line = lineOf(result.cart, variantId);
      ensure(line.quantity <= available, `${available} are available, the line has ${line.quantity}`);
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
    title: 'an update beyond the stock is capped with a warning, or rejected',
    needs: ['cart'],
    async run({ adapter, fixtures }) {
      const port = cartOf(adapter);
      const { variantId, available } = wanted(fixtures.limited, 'fixtures.limited');
      const { cart } = await port.add([{ variantId, quantity: 1 }]);
      try {
        const result = await port.update([{ lineId: lineOf(cart, variantId).id, quantity: available + 3 }]);
        const line = lineOf(result.cart, variantId);
        ensure(line.quantity <= available, `${available} are available, the line has ${line.quantity}`);
        ensure(
          result.warnings.some(({ code }) => code === 'quantity-capped'),
          `asked for ${available + 3}, got ${line.quantity}, and no warning says so`,
        );
      } catch (error) {
        await rejection(
          Promise.reject(error),
          ['out-of-stock', 'quantity-above-maximum'],
          'update to more than there is',
        );
        ensureEqual(unitsOf(await port.get(), variantId), 1, 'units after the rejection');
      }
    },
  },
  {
    id: 'cart.rules-rejected',
    title: 'a quantity against the rule is rejected or corrected with a warning; a valid one is accepted',
    needs: ['cart'],
    async run({ adapter, fixtures }) {
      const port = cartOf(adapter);
      const { variantId, good, bad } = wanted(fixtures.ruled, 'fixtures.ruled');
      try {
        const { cart, warnings } = await port.add([{ variantId, quantity: bad }]);
        ensure(lineOf(cart, variantId).quantity !== bad, `the quantity ${bad} was taken against the rule`);
        ensure(warnings.length > 0, 'the quantity was corrected without a warning');
        await port.remove([lineOf(cart, variantId).id]);
      } catch (error) {
        await rejection(Promise.reject(error), ruleCodes, 'add against the quantity rule');
        ensureEqual(unitsOf(await port.get(), variantId), 0, 'units after the rejection');
      }
      const { cart, warnings } = await port.add([{ variantId, quantity: good }]);
      ensureEqual([lineOf(cart, variantId).quantity, warnings], [good, []], 'quantity that fits the rule');
    },
  },
];
