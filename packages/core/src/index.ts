export * from './error/error-code.js';
export * from './error/vitrine-error.js';
export * from './money/format-money.js';
export * from './money/iso-exponent.js';
export * from './money/money-arithmetic.js';
export * from './money/money-to-decimal.js';
export type * from './money/money.js';
export * from './money/parse-money.js';
export type * from './account/account-port.js';
export type * from './adapter/adapter.js';
export type * from './adapter/call-options.js';
export * from './adapter/compose-adapters.js';
export type * from './analytics/analytics-port.js';
export type * from './cart/cart.js';
export type * from './cart/cart-port.js';
export type { AddOptions, CartState, CartStore, LinePreview } from './cart/cart-store.js';
export { lineKey, type LineIdentity } from './cart/line-identity.js';
export * from './catalog/offer.js';
export * from './catalog/price-range.js';
export type * from './catalog/product.js';
export type * from './catalog/catalog-port.js';
export type * from './catalog/catalog-store.js';
export type * from './checkout/checkout-port.js';
export type * from './consent/consent.js';
export type { Clock } from './environment/clock.js';
export type { OnlineSignal } from './environment/online.js';
export * from './environment/plain-json.js';
export * from './environment/random-id.js';
export {
  createMemoryStorage,
  eraseVitrineData,
  keyPrefix,
  storageKey,
  type KeyValueStorage,
} from './environment/storage.js';
export type { Channel, Locks, TabLinkParts } from './environment/tabs.js';
export type * from './gift-card/gift-card.js';
export type * from './gift-card/gift-card-port.js';
export type * from './gift-card/gift-wallet-port.js';
export * from './language/language-tag.js';
export * from './shop/create-shop.js';
export * from './url/page-address.js';
export * from './shop/reactions.js';
export type * from './shop/shop.js';
export type * from './shop/shop-event.js';
export { afterAddOf, type AddedLines, type AfterAdd, type OpenProduct, type ViewStore } from './shop/view-store.js';
export * from './url/safe-url.js';
export type * from './video/video.js';
export type * from './video/videos-port.js';
