/**
 * What pages and other packages need besides the elements themselves. Importing it registers nothing and needs no DOM:
 * `@vitrine/elements/define/<name>` registers an element and exports its class as a value.
 */
export type * from './base/event-map.js';
export type { PublicCart, PublicLine } from './base/public-cart.js';
export { VitrineRequestEvent } from './base/request-event.js';
export { providePageShop, shopContext } from './base/shop-context.js';
export { VitrineElement } from './base/vitrine-element.js';
export type { VitrineCartButton } from './cart/button/cart-button.js';
export type { VitrineCartDrawer } from './cart/drawer/cart-drawer.js';
export type { VitrineCartToast } from './cart/toast/cart-toast.js';
export type { VitrineFeed } from './feed/feed.js';
export type { VitrineGiftCardForm } from './gift-card/gift-card-form.js';
export type { VitrineHotspot } from './hotspot/hotspot.js';
export { LANGUAGES, registerLocale } from './i18n/locale-loader.js';
export { setPageLocale } from './i18n/page-locale.js';
export type { Locale, Words } from './i18n/words.js';
export type { VitrinePlayer } from './player/player.js';
export type { VitrineProductCard } from './product/card/product-card.js';
export type { VitrineProductSheet } from './product/sheet/product-sheet.js';
export { autoMountOverlays, type AutoMountOptions } from './shop/auto-mount.js';
export { requestMarket } from './shop/market-request.js';
export { attachProviderEvents } from './base/provider-events.js';
export type { VitrineShop } from './shop/shop.js';
