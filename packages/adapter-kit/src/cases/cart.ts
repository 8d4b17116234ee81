import type { ConformanceCase } from '../conformance.js';
import { ensure, ensureEqual, rejection, wanted } from '../verdict.js';
import { cartOf, contents, lineOf, unitsOf } from './shopper.js';

export const cartCases: readonly ConformanceCase[] = [
  {
    id: 'cart.starts-null',
    title: 'a shopper without a cart has null',
    needs: ['cart'],
    async run({ adapter }) {
      ensureEqual(await cartOf(adapter).get(), null, 'the cart of a new shopper');
    },
  },
  {
    id: 'cart.add',
    title: 'an add returns the line, and a read returns the same cart',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [variantId],
      },
      probes,
    }) {
      const port = cartOf(adapter);
      const { cart, warnings } = await port.add([{ variantId, quantity: 2 }]);
      ensureEqual(warnings, [], 'warnings');
      const line = lineOf(cart, variantId);
      ensureEqual(line.quantity, 2, 'quantity');
      ensure(
        line.id !== '' && line.title !== '' && line.productId !== '',
        'the line lacks an id, a title or its product',
      );
      ensureEqual(await port.get(), cart, 'the cart read after the add');
      if (probes?.cart) ensureEqual(await probes.cart(), [{ variantId, quantity: 2 }], "the backend's own cart");
    },
  },
  {
    id: 'cart.count',
    title: 'count is the number of units over all lines, after every kind of change',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
    }) {
      const port = cartOf(adapter);
      const one = await port.add([{ variantId: a, quantity: 2 }]);
      ensureEqual(one.cart.count, 2, 'count after 2');
      const two = await port.add([{ variantId: b, quantity: 3 }]);
      ensureEqual(two.cart.count, 5, 'count after 2 and 3');
      const three = await port.update([{ lineId: lineOf(two.cart, a).id, quantity: 1 }]);
      ensureEqual(three.cart.count, 4, 'count after 1 and 3');
      const four = await port.remove([lineOf(three.cart, b).id]);
      ensureEqual(four.cart.count, 1, 'count after one line was removed');
      ensureEqual((await port.get())?.count, 1, 'count when read again');
    },
  },
  {
    id: 'cart.equal-lines-merge',
    title: 'adding the same variant with the same attributes increases the quantity of its line',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [variantId],
      },
    }) {
      const port = cartOf(adapter);
      await port.add([{ variantId, quantity: 1 }]);
      const { cart } = await port.add([{ variantId, quantity: 2 }]);
      ensureEqual(lineOf(cart, variantId).quantity, 3, 'quantity of the one line');
    },
  },
  {
    id: 'cart.attributes-separate',
    title: 'different attributes make different lines, each with its own attributes',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [variantId],
      },
    }) {
      const port = cartOf(adapter);
      await port.add([{ variantId, quantity: 1, attributes: [{ key: 'Engraving', value: 'A' }] }]);
      const { cart } = await port.add([{ variantId, quantity: 1, attributes: [{ key: 'Engraving', value: 'B' }] }]);
      ensureEqual(
        cart.lines.map((line) => line.attributes.find(({ key }) => key === 'Engraving')?.value).sort(),
        ['A', 'B'],
        'attributes of the two lines',
      );
      const first = cart.lines.find((line) => line.attributes.some(({ value }) => value === 'A'));
      const after = await port.update([{ lineId: first?.id ?? '', quantity: 4 }]);
      ensureEqual(
        after.cart.lines.find((line) => line.attributes.some(({ value }) => value === 'A'))?.quantity,
        4,
        'quantity of the line that was changed, found by its attribute',
      );
    },
  },
  {
    id: 'cart.attribute-order-irrelevant',
    title: 'the order of attributes has no meaning',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [variantId],
      },
    }) {
      const port = cartOf(adapter);
      const color = { key: 'Ribbon', value: 'red' };
      const text = { key: 'Engraving', value: 'A' };
      await port.add([{ variantId, quantity: 1, attributes: [color, text] }]);
      const { cart } = await port.add([{ variantId, quantity: 1, attributes: [text, color] }]);
      ensureEqual(lineOf(cart, variantId).quantity, 2, 'quantity of the one line');
    },
  },
  {
    id: 'cart.update-absolute',
    title: 'update sets the quantity; the same update twice changes nothing more',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [variantId],
      },
    }) {
      const port = cartOf(adapter);
      const { cart } = await port.add([{ variantId, quantity: 2 }]);
      const patch = [{ lineId: lineOf(cart, variantId).id, quantity: 5 }];
      ensureEqual(lineOf((await port.update(patch)).cart, variantId).quantity, 5, 'quantity');
      const again = await port.update([{ lineId: lineOf((await port.get()) ?? cart, variantId).id, quantity: 5 }]);
      ensureEqual(lineOf(again.cart, variantId).quantity, 5, 'quantity after the same update');
    },
  },
  {
    id: 'cart.several-at-once',
    title: 'an update of two lines sets both, a removal of two lines removes both',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
    }) {
      const port = cartOf(adapter);
      const { cart } = await port.add([
        { variantId: a, quantity: 1 },
        { variantId: b, quantity: 1 },
      ]);
      const updated = await port.update([
        { lineId: lineOf(cart, a).id, quantity: 2 },
        { lineId: lineOf(cart, b).id, quantity: 3 },
      ]);
      ensureEqual([unitsOf(updated.cart, a), unitsOf(updated.cart, b)], [2, 3], 'units after both were updated');
      const removed = await port.remove([lineOf(updated.cart, a).id, lineOf(updated.cart, b).id]);
      ensureEqual(contents(removed.cart), [], 'the cart after both lines were removed');
      ensureEqual(contents(await port.get()), [], 'the cart when read again');
    },
  },
  {
    id: 'cart.unknown-line-rejected',
    title: 'updating or removing a line that is not there is line-not-found, and nothing changes',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
    }) {
      const port = cartOf(adapter);
      const { cart } = await port.add([
        { variantId: a, quantity: 1 },
        { variantId: b, quantity: 1 },
      ]);
      const gone = lineOf(cart, b).id;
      await port.remove([gone]);
      const before = contents(await port.get());
      await rejection(
        port.update([{ lineId: gone, quantity: 3 }]),
        ['line-not-found'],
        'update of a line that is not there',
      );
      await rejection(port.remove([gone]), ['line-not-found'], 'removal of a line that is not there');
      ensureEqual(contents(await port.get()), before, 'the cart afterwards');
    },
  },
  {
    id: 'cart.removed-stays-removed',
    title: 'a removed line is gone from the result, from the next read and from the next change',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
    }) {
      const port = cartOf(adapter);
      const { cart } = await port.add([
        { variantId: a, quantity: 1 },
        { variantId: b, quantity: 1 },
      ]);
      const removed = await port.remove([lineOf(cart, a).id]);
      ensureEqual(unitsOf(removed.cart, a), 0, 'units in the result');
      ensureEqual(unitsOf(await port.get(), a), 0, 'units when read again');
      ensureEqual(unitsOf((await port.add([{ variantId: b, quantity: 1 }])).cart, a), 0, 'units after another change');
    },
  },
  {
    id: 'cart.reset',
    title: 'after reset there is no cart, and the next add begins a new one',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
    }) {
      const port = cartOf(adapter);
      const { cart } = await port.add([{ variantId: a, quantity: 1 }]);
      await port.reset();
      ensureEqual(await port.get(), null, 'the cart after reset');
      const next = await port.add([{ variantId: b, quantity: 1 }]);
      ensure(next.cart.id !== cart.id, 'the new cart has the id of the old one');
      ensureEqual(unitsOf(next.cart, a), 0, 'units of the old cart in the new one');
    },
  },
  {
    id: 'cart.answers-are-copies',
    title: 'changing a result does not change the cart',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [variantId],
      },
    }) {
      const port = cartOf(adapter);
      const { cart } = await port.add([{ variantId, quantity: 1, attributes: [{ key: 'Engraving', value: 'A' }] }]);
      try {
        Object.assign(cart.lines[0] ?? {}, { quantity: 9 });
        Object.assign(cart.lines[0]?.attributes[0] ?? {}, { value: 'B' });
        (cart.lines as unknown[]).length = 0;
      } catch {
        // A frozen result is as safe as a copy.
      }
      const line = lineOf((await port.get()) ?? cart, variantId);
      ensureEqual(
        [line.quantity, line.attributes.find(({ key }) => key === 'Engraving')?.value],
        [1, 'A'],
        'quantity and attribute after the result was changed',
      );
    },
  },
  {
    id: 'cart.note',
    title: 'a note is kept, and cleared by an empty one',
    needs: ['cart.setNote'],
    async run({
      adapter,
      fixtures: {
        variants: [variantId],
      },
    }) {
      const port = cartOf(adapter);
      await port.add([{ variantId, quantity: 1 }]);
      await port.setNote?.('Ring twice, \u0645\u0631\u062d\u0628\u0627 <b>&amp;');
      ensureEqual((await port.get())?.note, 'Ring twice, \u0645\u0631\u062d\u0628\u0627 <b>&amp;', 'note');
      await port.setNote?.('');
      ensureEqual((await port.get())?.note, '', 'note after it was cleared');
    },
  },
  {
    id: 'cart.attributes-replaced',
    title: 'the attributes of the cart are replaced as a whole and change no line',
    needs: ['cart.setAttributes'],
    async run({
      adapter,
      fixtures: {
        variants: [variantId],
      },
    }) {
      const port = cartOf(adapter);
      await port.add([{ variantId, quantity: 1 }]);
      await port.setAttributes?.([
        { key: '_vitrine_video', value: 'one' },
        { key: '_vitrine_creator', value: 'two' },
      ]);
      await port.setAttributes?.([{ key: '_vitrine_video', value: 'three' }]);
      const cart = await port.get();
      ensureEqual(
        cart?.attributes.filter(({ key }) => key.startsWith('_vitrine_')),
        [{ key: '_vitrine_video', value: 'three' }],
        'attributes of the cart',
      );
      const { cart: after } = await port.add([{ variantId, quantity: 1 }]);
      ensureEqual(lineOf(after, variantId).quantity, 2, 'quantity of the one line');
    },
  },
  {
    id: 'cart.restore',
    title: 'a removed line comes back with its quantity and attributes',
    needs: ['cart.restore'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
    }) {
      const port = cartOf(adapter);
      const { cart } = await port.add([
        { variantId: a, quantity: 3, attributes: [{ key: 'Engraving', value: 'A' }] },
        { variantId: b, quantity: 1 },
      ]);
      const line = lineOf(cart, a);
      await port.remove([line.id]);
      const restored = await port.restore?.(line);
      ensureEqual(contents(restored?.cart ?? null), contents(cart), 'the cart after the line came back');
    },
  },
  {
    id: 'cart.one-currency',
    title: 'after a switch of market a filled cart is never of two currencies',
    needs: ['cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
        prices,
      },
    }) {
      const other = wanted(
        wanted(prices, 'fixtures.prices').find(({ price }) => price.currency !== 'USD'),
        'a price in another currency than USD',
      );
      const port = cartOf(adapter);
      const { cart } = await port.add([{ variantId: a, quantity: 1 }]);
      await wanted(adapter.reconfigure?.bind(adapter), 'adapter.reconfigure')(other.market);
      try {
        await port.add([{ variantId: b, quantity: 1 }]);
      } catch (error) {
        await rejection(Promise.reject(error), ['currency-mismatch'], 'an add in another currency');
      }
      const now = await port.get();
      ensure(now !== null && now.lines.length > 0, `the cart with ${cart.count} units is gone`);
      for (const line of now.lines)
        ensureEqual(
          [line.unitPrice.currency, line.total.currency],
          [now.currency, now.currency],
          `currency of the line ${line.title}`,
        );
      ensureEqual(
        [now.subtotal.money.currency, now.total.money.currency],
        [now.currency, now.currency],
        'currency of the totals',
      );
    },
  },
];
