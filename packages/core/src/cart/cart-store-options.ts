import type { KeyValueStorage } from '../environment/storage.js';
import type { Clock } from '../environment/clock.js';
import type { ShopEvent } from '../shop/shop-event.js';
import type { CartPorts } from './cart-plan.js';
import type { OnlineSignal } from '../environment/online.js';
import type { CartStore, LinePreview } from './cart-store.js';
import type { Cart } from './cart.js';
import type { TabLink } from './tab-link.js';

/** What the store works on. */
export interface CartBackend extends Partial<CartPorts> {
  /** Where the tabs note who changed the cart last. */
  readonly storage?: KeyValueStorage;
  readonly tabs?: TabLink;
}

export interface CartStoreOptions {
  /** The backend, once it is connected; asked again after a rejection. */
  readonly backend: () => Promise<CartBackend>;
  readonly clock: Clock;
  readonly online: OnlineSignal;
  /** 0 to 1, for the jitter. */
  readonly random?: () => number;
  /** Shown without a request; `null` = there is none; absent = not known. */
  readonly initial?: Cart | null;
  /** What is known of a variant, for lines that come without a preview. */
  readonly preview?: (variantId: string) => LinePreview | null;
  /** ISO 4217, for the first line of an empty cart when nothing else tells. */
  readonly currency?: () => string | null;
  /** Told after every settled act and change. */
  readonly onFact?: (fact: ShopEvent) => void;
}

/** The store, as `createShop` sees it. */
export interface OwnedCartStore extends CartStore {
  /** Runs something else that changes the cart, in its turn, then reads the cart if it is known. */
  exclusive<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T>;
}
