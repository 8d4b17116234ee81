import { bench, type Bench } from '@vitrine/testing/cart-bench';
import { good, SimulatedBackend } from '@vitrine/testing/simulated-backend';
import { TestClock } from '@vitrine/testing/test-clock';
import { assert } from 'chai';
import type { GiftCardOrder, GiftRecipient } from '../gift-card/gift-card.js';
import { remaining } from './cart-command.js';
import type { Cart } from './cart.js';
import { findLine, targetOf } from './line-identity.js';
import { pendingGift } from './optimistic-cart.js';

const recipient = (message: string): GiftRecipient => ({
  name: 'Ann',
  email: 'ann@example.com',
  sender: 'Bo',
  message,
  designId: 'birthday',
});
const order = (message: string): GiftCardOrder => ({
  amount: { amount: 5000, currency: 'USD', exponent: 2 },
  recipient: recipient(message),
});

/** A cart with gifts, as a backend keeps it; `drops` keeps no message. */
async function cartWith(messages: readonly string[], drops = false): Promise<Cart> {
  const clock = new TestClock();
  const backend = new SimulatedBackend(clock, 'none');
  void backend.giftCards('tab', good).addToCart(messages.map(order));
  await clock.settle();
  const cart = backend.cart as Cart;
  return drops ? { ...cart, lines: cart.lines.map((line) => ({ ...line, recipient: recipient('') })) } : cart;
}
const messagesOf = (cart: Cart | null): unknown[] => cart?.lines.map((line) => line.recipient?.message) ?? [];
/** The same cart after the backend has given every line another id. */
const renamed = (cart: Cart): Cart => ({
  ...cart,
  lines: cart.lines.map((line) => ({ ...line, id: `new ${line.id}` })),
});
const without = (cart: Cart, at: number): Cart => ({ ...cart, lines: cart.lines.filter((_, index) => index !== at) });

async function shop(keys: 'key' | 'none'): Promise<Bench> {
  const made: Bench = bench({
    keys,
    giftCard: {
      config: () => Promise.resolve(null),
      designs: () => Promise.resolve([]),
      addToCart: (orders, call) => made.backend.giftCards('tab', good).addToCart(orders, call),
    },
  });
  void made.store.addGiftCards([order('one'), order('two')]);
  await made.clock.settle();
  return made;
}

describe('two gifts that are alike except for their message', () => {
  for (const keys of ['key', 'none'] as const)
    for (const fate of ['well', 'lost-answer', 'lost-request', 'server-after', 'late'] as const)
      it(`lose the one that is removed, and not the other (${keys}, ${fate})`, async () => {
        const { store, clock, backend, fates } = await shop(keys);
        fates.push(fate);
        const [first] = store.$state.get().cart?.lines ?? [];
        void store.remove(first?.id ?? '').catch(() => {});
        await clock.settle();
        assert.deepEqual(messagesOf(backend.cart), ['two']);
        assert.deepEqual(store.$state.get().warnings, []);
      });

  it('are found by their message when the backend has renamed its lines', async () => {
    const cart = await cartWith(['one', 'two']);
    for (const line of cart.lines) {
      const found = findLine(renamed(cart), targetOf(cart, line));
      assert.equal(found?.recipient?.message, line.recipient?.message);
    }
  });

  it('are not taken for each other when one has gone', async () => {
    const cart = await cartWith(['one', 'two']);
    const [first] = cart.lines;
    assert.isUndefined(first && findLine(without(cart, 0), targetOf(cart, first)));
  });

  for (const drops of [false, true])
    it(`have one removal settled by one line fewer (${drops ? 'no messages kept' : 'messages kept'})`, async () => {
      const cart = await cartWith(['one', 'two'], drops);
      const [first] = cart.lines;
      if (!first) throw new Error('no line');
      const command = { type: 'remove', target: targetOf(cart, first) } as const;
      assert.isNull(remaining(command, cart, without(cart, 0)));
      assert.isNull(remaining(command, cart, without(renamed(cart), 0)));
      assert.isNotNull(remaining(command, cart, cart));
    });

  it('are ordered again where one did not arrive, and the right one', async () => {
    const orders = [order('one'), order('two'), order('three')];
    const shown = orders.map((one, at) => pendingGift(`pending-${at}`, one, null));
    const command = { type: 'add-gift-cards', orders, shown } as const;
    const table: [there: readonly string[], drops: boolean, missing: readonly string[]][] = [
      [['one', 'two', 'three'], false, []],
      [['two'], false, ['one', 'three']],
      [['three', 'one'], false, ['two']],
      [['one', 'two', 'three'], true, []],
      [['two'], true, ['two', 'three']],
    ];
    for (const [there, drops, missing] of table) {
      const rest = remaining(command, null, await cartWith(there, drops));
      const left = rest?.type === 'add-gift-cards' ? rest.orders.map((one) => one.recipient.message) : [];
      assert.deepEqual(left, missing, String(there));
    }
  });

  it('are the same gift where the backend has cleaned the text', async () => {
    const cart = await cartWith(['Dear Ann,\r\n\r\nall the best ', 'two']);
    const cleaned = await cartWith(['Dear Ann, all the best', 'two']);
    const [first] = cart.lines;
    assert.equal(
      first && findLine(renamed(cleaned), targetOf(cart, first))?.recipient?.message,
      'Dear Ann, all the best',
    );
  });
});
