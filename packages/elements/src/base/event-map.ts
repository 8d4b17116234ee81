import type { CartWarning, ErrorCode, LineInput, Money, Product, ProductRef, Source } from '@vitrine/core';
import type { PublicCart } from './public-cart.js';
import type { VitrineRequestEvent } from './request-event.js';

/** What most details carry. */
export interface SourceDetail {
  /** Where in the page the act began. */
  readonly source: Source;
}

/** What an `-error` event adds to the detail of its request. */
export interface ErrorDetail {
  readonly code: ErrorCode;
  /** The same act may succeed later without a change. */
  readonly recoverable: boolean;
}

/** What a `-success` event adds to the detail of its request; absent when the page did the act itself. */
export interface CartResultDetail {
  readonly cart: PublicCart;
  readonly warnings: readonly CartWarning[];
}

export interface CartAddDetail extends SourceDetail {
  readonly lines: readonly LineInput[];
  /** Add and go to the checkout of this line alone. */
  readonly buyNow?: boolean;
}

export interface CartUpdateDetail extends SourceDetail {
  readonly lineId: string;
  readonly quantity: number;
}

export interface CartRemoveDetail extends SourceDetail {
  readonly lineId: string;
}

export interface CodeApplyDetail extends SourceDetail {
  readonly code: string;
}

/** How many cards, of what amount. Nothing personal. */
export interface GiftCardAddDetail extends SourceDetail {
  readonly amount: Money;
  readonly count: number;
  readonly designId: string;
}

export interface CheckoutStartDetail extends SourceDetail {
  readonly url?: string;
}

export interface ProductOpenDetail extends SourceDetail {
  readonly product: ProductRef;
}

export interface HashtagOpenDetail extends SourceDetail {
  /** Without the sign. */
  readonly hashtag: string;
}

export interface ProductViewDetail extends SourceDetail {
  readonly product: Product;
}

export interface ProductCloseDetail extends SourceDetail {
  /** The reference that the sheet was opened with. */
  readonly product: ProductRef;
}

export interface VariantChangeDetail extends SourceDetail {
  readonly product: Product;
  readonly variantId: string;
}

export interface CartViewDetail {
  readonly cart: PublicCart | null;
}

export interface CartChangeDetail {
  /** This page's cart store, another tab, the page's own code, or the backend when the cart was loaded again. */
  readonly origin: 'self' | 'tab' | 'page' | 'server';
  readonly cart: PublicCart | null;
}

export interface ReadyDetail {
  /** Version of Vitrine. */
  readonly version: string;
}

export interface VideoProgressDetail extends SourceDetail {
  /** 25, 50, 75 or 90. */
  readonly percent: number;
}

export interface VideoErrorDetail extends SourceDetail {
  readonly code: string;
  readonly recoverable: boolean;
}

export interface HotspotShowDetail extends SourceDetail {
  readonly product: ProductRef;
}

/**
 * Every event of Vitrine. All bubble and cross shadow roots; every `-request` can be canceled, the others cannot.
 * The doc blocks of the elements repeat these types, and a test compares both.
 */
export interface VitrineEventMap {
  'vitrine-ready': CustomEvent<ReadyDetail>;

  'vitrine-cart-add-request': VitrineRequestEvent<CartAddDetail>;
  'vitrine-cart-add-success': CustomEvent<CartAddDetail & Partial<CartResultDetail>>;
  'vitrine-cart-add-error': CustomEvent<CartAddDetail & ErrorDetail>;
  'vitrine-cart-update-request': VitrineRequestEvent<CartUpdateDetail>;
  'vitrine-cart-update-success': CustomEvent<CartUpdateDetail & Partial<CartResultDetail>>;
  'vitrine-cart-update-error': CustomEvent<CartUpdateDetail & ErrorDetail>;
  'vitrine-cart-remove-request': VitrineRequestEvent<CartRemoveDetail>;
  'vitrine-cart-remove-success': CustomEvent<CartRemoveDetail & Partial<CartResultDetail>>;
  'vitrine-cart-remove-error': CustomEvent<CartRemoveDetail & ErrorDetail>;
  'vitrine-cart-code-apply-request': VitrineRequestEvent<CodeApplyDetail>;
  'vitrine-cart-code-apply-success': CustomEvent<CodeApplyDetail & Partial<CartResultDetail>>;
  'vitrine-cart-code-apply-error': CustomEvent<CodeApplyDetail & ErrorDetail>;
  'vitrine-gift-card-add-request': VitrineRequestEvent<GiftCardAddDetail>;
  'vitrine-gift-card-add-success': CustomEvent<GiftCardAddDetail & Partial<CartResultDetail>>;
  'vitrine-gift-card-add-error': CustomEvent<GiftCardAddDetail & ErrorDetail>;
  /** Carries no code. */
  'vitrine-gift-card-apply-request': VitrineRequestEvent<SourceDetail>;
  'vitrine-gift-card-apply-success': CustomEvent<SourceDetail & Partial<CartResultDetail>>;
  'vitrine-gift-card-apply-error': CustomEvent<SourceDetail & ErrorDetail>;
  'vitrine-checkout-start-request': VitrineRequestEvent<CheckoutStartDetail>;
  'vitrine-checkout-start-success': CustomEvent<CheckoutStartDetail>;
  'vitrine-checkout-start-error': CustomEvent<CheckoutStartDetail & ErrorDetail>;

  'vitrine-product-open-request': CustomEvent<ProductOpenDetail>;
  'vitrine-product-view': CustomEvent<ProductViewDetail>;
  'vitrine-product-close': CustomEvent<ProductCloseDetail>;
  'vitrine-hashtag-open-request': CustomEvent<HashtagOpenDetail>;
  'vitrine-cart-open-request': CustomEvent<SourceDetail>;
  'vitrine-cart-view': CustomEvent<CartViewDetail>;
  'vitrine-cart-close': CustomEvent<object>;

  'vitrine-video-start': CustomEvent<SourceDetail>;
  'vitrine-video-view': CustomEvent<SourceDetail>;
  'vitrine-video-progress': CustomEvent<VideoProgressDetail>;
  'vitrine-video-complete': CustomEvent<SourceDetail>;
  'vitrine-video-error': CustomEvent<VideoErrorDetail>;
  'vitrine-hotspot-show': CustomEvent<HotspotShowDetail>;
  'vitrine-variant-change': CustomEvent<VariantChangeDetail>;
  /** From the provider, once per settled change. */
  'vitrine-cart-change': CustomEvent<CartChangeDetail>;
}

export type VitrineEventName = keyof VitrineEventMap;

declare global {
  interface HTMLElementEventMap extends VitrineEventMap {}
  interface DocumentEventMap extends VitrineEventMap {}
}
