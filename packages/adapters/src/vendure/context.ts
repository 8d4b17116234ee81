import type { CartSession } from './cart-session.js';
import type { Session } from './session.js';
import type { ShopApi } from './shop-api.js';
import type { Sight } from './sight.js';

/** What the parts that are fetched on demand are made of. */
export interface VendureContext {
  readonly api: ShopApi;
  readonly session: Session;
  readonly cart: CartSession;
  readonly sight: () => Sight;
  readonly fetch: () => typeof fetch;
  readonly checkoutPage: string;
}
