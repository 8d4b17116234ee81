import type { CartWarning, ErrorCode, LineInput, Money, Product, ProductRef, Source } from '@vitrine/core';
import type { PublicCart } from './public-cart.js';
import type { VitrineRequestEvent } from './request-event.js';

interface FromElement {
  /** Where in the page it began. */
  readonly source: Source;
}

interface Rejection {
  readonly code: ErrorCode;
  /** The same act may succeed later without a change. */
  readonly recoverable: boolean;
}

interface CartOutcome {
  readonly cart: PublicCart;
  readonly warnings: readonly CartWarning[];
}

interface CartAdd extends FromElement {
  readonly lines: readonly LineInput[];
  /** Add and go to the checkout of this line alone. */
  readonly buyNow?: boolean;
}
interface CartUpdate extends FromElement {
  readonly lineId: string;
  readonly quantity: number;
}
interface CartRemove extends FromElement {
  readonly lineId: string;
}
interface CodeApply extends FromElement {
  readonly code: string;
}
/** Nothing personal: how many, of what amount. */
interface GiftCardAdd extends FromElement {
  readonly amount: Money;
  readonly count: number;
  readonly designId: string;
}
interface CheckoutStart extends FromElement {
  readonly url?: string;
}

type Notification<D> = CustomEvent<D>;
type Request<D> = VitrineRequestEvent<D>;

/** Every event of Vitrine. All bubble and cross shadow roots; requests can be vetoed. Money as `{ amount, currency, exponent }`. */
export interface VitrineEventMap {
  'vitrine-ready': Notification<{ readonly version: string }>;

  'vitrine-cart-add-request': Request<CartAdd>;
  'vitrine-cart-add-success': Notification<CartAdd & Partial<CartOutcome>>;
  'vitrine-cart-add-error': Notification<CartAdd & Rejection>;
  'vitrine-cart-update-request': Request<CartUpdate>;
  'vitrine-cart-update-success': Notification<CartUpdate & Partial<CartOutcome>>;
  'vitrine-cart-update-error': Notification<CartUpdate & Rejection>;
  'vitrine-cart-remove-request': Request<CartRemove>;
  'vitrine-cart-remove-success': Notification<CartRemove & Partial<CartOutcome>>;
  'vitrine-cart-remove-error': Notification<CartRemove & Rejection>;
  'vitrine-cart-code-apply-request': Request<CodeApply>;
  'vitrine-cart-code-apply-success': Notification<CodeApply & Partial<CartOutcome>>;
  'vitrine-cart-code-apply-error': Notification<CodeApply & Rejection>;
  'vitrine-gift-card-add-request': Request<GiftCardAdd>;
  'vitrine-gift-card-add-success': Notification<GiftCardAdd & Partial<CartOutcome>>;
  'vitrine-gift-card-add-error': Notification<GiftCardAdd & Rejection>;
  /** Carries no code. */
  'vitrine-gift-card-apply-request': Request<FromElement>;
  'vitrine-gift-card-apply-success': Notification<FromElement & Partial<CartOutcome>>;
  'vitrine-gift-card-apply-error': Notification<FromElement & Rejection>;
  'vitrine-checkout-start-request': Request<CheckoutStart>;
  'vitrine-checkout-start-success': Notification<CheckoutStart>;
  'vitrine-checkout-start-error': Notification<CheckoutStart & Rejection>;

  'vitrine-product-open-request': Notification<FromElement & { readonly product: ProductRef }>;
  'vitrine-product-view': Notification<FromElement & { readonly product: Product }>;
  'vitrine-product-close': Notification<FromElement & { readonly product: ProductRef }>;
  'vitrine-cart-open-request': Notification<FromElement>;
  'vitrine-cart-view': Notification<{ readonly cart: PublicCart | null }>;
  'vitrine-cart-close': Notification<object>;

  'vitrine-video-start': Notification<FromElement>;
  /** `percent`: 25, 50, 75, 90. */
  'vitrine-video-progress': Notification<FromElement & { readonly percent: number }>;
  'vitrine-video-complete': Notification<FromElement>;
  'vitrine-video-error': Notification<FromElement & { readonly code: string; readonly recoverable: boolean }>;
  'vitrine-hotspot-show': Notification<FromElement & { readonly product: ProductRef }>;
  'vitrine-variant-change': Notification<FromElement & { readonly product: Product; readonly variantId: string }>;
  /** From the provider, once per settled change. */
  'vitrine-cart-change': Notification<{
    readonly origin: 'self' | 'tab' | 'page' | 'server';
    readonly cart: PublicCart | null;
  }>;
}

export type VitrineEventName = keyof VitrineEventMap;

declare global {
  interface HTMLElementEventMap extends VitrineEventMap {}
  interface DocumentEventMap extends VitrineEventMap {}
}
