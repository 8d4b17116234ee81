import type { CartWarning, ErrorCode, LineInput, Money, Product, ProductRef, Source } from '@vitrine/core';
import type { PublicCart } from './public-cart.js';
import type { VitrineRequestEvent } from './request-event.js';

interface FromElement {
  /** Where in the page it began. */
  readonly source: Source;
}

interface Refusal {
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

type Fact<D> = CustomEvent<D>;
type Request<D> = VitrineRequestEvent<D>;

/** Every event of Vitrine. All bubble and cross shadow roots; requests can be vetoed. Money as `{ amount, currency, exponent }`. */
export interface VitrineEventMap {
  'vitrine-ready': Fact<{ readonly version: string }>;

  'vitrine-cart-add-request': Request<CartAdd>;
  'vitrine-cart-add-success': Fact<CartAdd & Partial<CartOutcome>>;
  'vitrine-cart-add-error': Fact<CartAdd & Refusal>;
  'vitrine-cart-update-request': Request<CartUpdate>;
  'vitrine-cart-update-success': Fact<CartUpdate & Partial<CartOutcome>>;
  'vitrine-cart-update-error': Fact<CartUpdate & Refusal>;
  'vitrine-cart-remove-request': Request<CartRemove>;
  'vitrine-cart-remove-success': Fact<CartRemove & Partial<CartOutcome>>;
  'vitrine-cart-remove-error': Fact<CartRemove & Refusal>;
  'vitrine-cart-code-apply-request': Request<CodeApply>;
  'vitrine-cart-code-apply-success': Fact<CodeApply & Partial<CartOutcome>>;
  'vitrine-cart-code-apply-error': Fact<CodeApply & Refusal>;
  'vitrine-gift-card-add-request': Request<GiftCardAdd>;
  'vitrine-gift-card-add-success': Fact<GiftCardAdd & Partial<CartOutcome>>;
  'vitrine-gift-card-add-error': Fact<GiftCardAdd & Refusal>;
  /** Carries no code. */
  'vitrine-gift-card-apply-request': Request<FromElement>;
  'vitrine-gift-card-apply-success': Fact<FromElement & Partial<CartOutcome>>;
  'vitrine-gift-card-apply-error': Fact<FromElement & Refusal>;
  'vitrine-checkout-start-request': Request<CheckoutStart>;
  'vitrine-checkout-start-success': Fact<CheckoutStart>;
  'vitrine-checkout-start-error': Fact<CheckoutStart & Refusal>;

  'vitrine-product-open-request': Fact<FromElement & { readonly product: ProductRef }>;
  'vitrine-product-view': Fact<FromElement & { readonly product: Product }>;
  'vitrine-product-close': Fact<FromElement & { readonly product: ProductRef }>;
  'vitrine-cart-open-request': Fact<FromElement>;
  'vitrine-cart-view': Fact<{ readonly cart: PublicCart | null }>;
  'vitrine-cart-close': Fact<object>;

  'vitrine-video-start': Fact<FromElement>;
  /** `percent`: 25, 50, 75, 90. */
  'vitrine-video-progress': Fact<FromElement & { readonly percent: number }>;
  'vitrine-video-complete': Fact<FromElement>;
  'vitrine-video-error': Fact<FromElement & { readonly code: string; readonly recoverable: boolean }>;
  'vitrine-hotspot-show': Fact<FromElement & { readonly product: ProductRef }>;
  'vitrine-variant-change': Fact<FromElement & { readonly product: Product; readonly variantId: string }>;
  /** From the provider, once per settled change. */
  'vitrine-cart-change': Fact<{
    readonly origin: 'self' | 'tab' | 'page' | 'server';
    readonly cart: PublicCart | null;
  }>;
}

export type VitrineEventName = keyof VitrineEventMap;

declare global {
  interface HTMLElementEventMap extends VitrineEventMap {}
  interface DocumentEventMap extends VitrineEventMap {}
}
