import {
  VitrineError,
  type CartLine,
  type CartPort,
  type GiftCardPort,
  type LinePreview,
  type ShopEvent,
} from '@vitrine/core';
// The store itself has no entry point: a shop owns it.
import type { CartStoreOptions, OwnedCartStore } from '../../packages/core/src/cart/cart-store.js';
import { createCartStore } from '../../packages/core/src/cart/create-cart-store.js';
import { good, SimulatedBackend, type Fate, type Wire } from './simulated-backend.js';
import { TestClock } from './test-clock.js';

/** Of one mug. */
export const preview: LinePreview = {
  productId: 'mug',
  title: 'Mug',
  variantTitle: 'Moss',
  unitPrice: { amount: 2500, currency: 'USD', exponent: 2 },
  kind: 'physical',
  rule: { min: 1, max: 9, step: 1 },
};

export interface Bench {
  readonly clock: TestClock;
  readonly backend: SimulatedBackend;
  readonly port: CartPort;
  readonly events: ShopEvent[];
  readonly store: OwnedCartStore;
  /** What becomes of the next requests. */
  readonly fates: Fate[];
  calls(): string[];
}

/** One tab on a simulated backend; `fates` decide what becomes of its next requests. */
export function bench(
  more: Partial<CartStoreOptions> & {
    readonly keys?: 'key' | 'none';
    readonly giftCard?: GiftCardPort;
    readonly edit?: (port: CartPort) => CartPort;
    readonly lateMs?: number;
  } = {},
): Bench {
  const { keys = 'key', giftCard, edit = (port) => port, lateMs = 0, ...options } = more;
  const clock = new TestClock();
  const backend = new SimulatedBackend(clock, keys);
  const fates: Fate[] = [];
  const wire: Wire = { ...good, fate: () => fates.shift() ?? 'well', lateness: () => lateMs };
  const port = edit(backend.port('tab', wire));
  const events: ShopEvent[] = [];
  const store = createCartStore({
    clock,
    random: () => 0.5,
    online: { isOnline: () => true, onOnline: () => () => {} },
    backend: () => Promise.resolve({ cart: port, ...(giftCard ? { giftCard } : {}) }),
    onEvent: (event) => events.push(event),
    ...options,
  });
  return { clock, backend, port, events, store, fates, calls: () => backend.requests.map(({ call }) => call) };
}

/** The error of an act; throws when there is none. */
export async function rejectionOf(act: Promise<unknown>): Promise<VitrineError> {
  try {
    await act;
  } catch (thrown) {
    if (thrown instanceof VitrineError) return thrown;
    throw thrown;
  }
  throw new Error('it was not rejected');
}

export const line = (store: OwnedCartStore, at = 0): CartLine => {
  const found = store.$state.get().cart?.lines[at];
  if (!found) throw new Error(`there is no line ${at}`);
  return found;
};
