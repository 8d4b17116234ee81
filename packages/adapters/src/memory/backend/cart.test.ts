import { VitrineError, type Adapter, type Cart, type KeyValueStorage } from '@vitrine/core';
import { assert } from 'chai';
import fc from 'fast-check';
import { createMemoryBackend, memoryAdapter } from '../index.js';

const VARIANTS = [
  'variant/stoneware-mug/rust',
  'variant/teapot/ink',
  'variant/soap-bar',
  'variant/hand-soap/fig',
  'variant/recipe-book',
  'variant/walnut-board',
  'variant/wall-clock/oak',
];
const STOCK: Readonly<Record<string, number>> = {
  'variant/stoneware-mug/rust': 12,
  'variant/teapot/ink': 3,
  'variant/soap-bar': 50,
  'variant/hand-soap/fig': 48,
  'variant/wall-clock/oak': 0,
};

function keyValues(): KeyValueStorage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
  };
}

const step = fc.oneof(
  fc.record({
    act: fc.constant('add' as const),
    at: fc.nat(VARIANTS.length - 1),
    quantity: fc.integer({ min: 0, max: 9 }),
    wrap: fc.boolean(),
  }),
  fc.record({
    act: fc.constantFrom('update' as const, 'remove' as const, 'undo' as const),
    at: fc.nat(6),
    quantity: fc.integer({ min: 0, max: 14 }),
  }),
  fc.record({
    act: fc.constant('code' as const),
    code: fc.constantFrom('WELCOME10', 'SAVE5', 'FREESHIP', 'EXPIRED24', ''),
  }),
  fc.record({
    act: fc.constant('gift' as const),
    code: fc.constantFrom('KILN-4F7Q-9ZXC-25TT', 'KILN-8M2W-6RHD-K3PV', 'WRONG'),
  }),
);

function check(cart: Cart): void {
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  assert.equal(cart.count, sum(cart.lines.map(({ quantity }) => quantity)));
  assert.equal(
    cart.subtotal.money.amount,
    sum(cart.lines.map(({ unitPrice, quantity }) => unitPrice.amount * quantity)),
  );
  assert.equal(
    cart.total.money.amount,
    cart.subtotal.money.amount -
      sum(cart.discounts.map(({ amount }) => amount.amount)) -
      sum(cart.giftCards.map(({ used }) => used.amount)),
  );
  assert.isAtLeast(cart.total.money.amount, 0);
  for (const [variantId, stock] of Object.entries(STOCK))
    assert.isAtMost(
      sum(cart.lines.map((line) => (line.variantId === variantId ? line.quantity : 0))),
      stock,
      variantId,
    );
  for (const { quantity, rule } of cart.lines) {
    assert.isTrue(
      quantity >= rule.min && (rule.max === null || quantity <= rule.max) && (quantity - rule.min) % rule.step === 0,
      `${quantity} against the rule`,
    );
  }
  for (const { used, remaining } of cart.giftCards) assert.isTrue(used.amount >= 0 && remaining.amount >= 0);
}

describe('memory cart', () => {
  it('adds up, keeps to stock and rules, and changes nothing when it throws, whatever is done to it', async () => {
    const property = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const adapter = memoryAdapter(createMemoryBackend(), { analytics: null }) as Required<Adapter>;
      await adapter.connect({ market: { locale: 'en', country: 'US', currency: 'USD' }, storage: keyValues(), fetch });
      const { cart: port, giftCard } = adapter;
      let removed: Cart['lines'] = [];
      for (const item of steps) {
        const before = await port.get();
        const line = 'at' in item ? before?.lines[item.at] : undefined;
        try {
          if (item.act === 'add')
            await port.add([
              {
                variantId: VARIANTS[item.at] ?? '',
                quantity: item.quantity,
                ...(item.wrap ? { attributes: [{ key: 'Wrap', value: 'yes' }] } : {}),
              },
            ]);
          else if (item.act === 'code') await port.applyCode?.(item.code);
          else if (item.act === 'gift') await giftCard.apply?.(item.code);
          else if (item.act === 'undo') {
            const back = removed.at(-1);
            removed = removed.slice(0, -1);
            if (back) await port.restore?.(back);
          } else if (line && item.act === 'update') await port.update([{ lineId: line.id, quantity: item.quantity }]);
          else if (line) {
            await port.remove([line.id]);
            removed = [...removed, line];
          }
        } catch (error) {
          assert.instanceOf(error, VitrineError);
          assert.deepEqual(await port.get(), before);
        }
        const after = await port.get();
        if (after) check(after);
      }
    });
    await fc.assert(property, { numRuns: 150, verbose: 1 });
  });
});
