import type { Source } from '../analytics/analytics-port.js';
import type { Cart, CartChange, CartResult, LineInput } from '../cart/cart.js';
import type { Product } from '../catalog/product.js';

/**
 * What has happened, for reactions and for the events of `<vitrine-shop>`. Changes of the cart are emitted by the cart
 * store.
 */
export type ShopEvent =
  | { readonly type: 'video-start' | 'video-view' | 'video-complete'; readonly source: Source }
  | { readonly type: 'video-progress'; readonly source: Source; readonly percent: number }
  | { readonly type: 'hotspot-show'; readonly source: Source; readonly product: Product | null }
  | { readonly type: 'product-view'; readonly source: Source; readonly product: Product }
  | { readonly type: 'variant-change'; readonly source: Source; readonly product: Product; readonly variantId: string }
  | { readonly type: 'cart-view'; readonly source: Source | null; readonly cart: Cart | null }
  | { readonly type: 'checkout-start'; readonly source: Source | null; readonly cart: Cart | null }
  | {
      readonly type: 'lines-added';
      readonly source: Source | null;
      readonly lines: readonly LineInput[];
      readonly before: Cart | null;
      readonly result: CartResult;
      readonly giftCards: boolean;
      /** Milliseconds from the act until it was settled. */
      readonly waitedMs: number;
      /** By an undo. */ readonly restored?: boolean;
    }
  | {
      readonly type: 'line-removed';
      readonly source: Source | null;
      readonly lineId: string;
      readonly before: Cart;
      readonly result: CartResult;
    }
  | {
      readonly type: 'quantity-set';
      readonly source: Source | null;
      readonly lineId: string;
      readonly before: Cart;
      readonly result: CartResult;
    }
  | { readonly type: 'code-applied'; readonly source: Source | null; readonly result: CartResult }
  | ({ readonly type: 'cart-change' } & CartChange);
