export type * from './base/event-map.js';
export { VitrineRequestEvent } from './base/request-event.js';
export { providePageShop, shopContext } from './base/shop-context.js';
export { VitrineElement } from './base/vitrine-element.js';
export { LANGUAGES, registerLocale } from './i18n/locale-loader.js';
export { setPageLocale } from './i18n/page-locale.js';
export type { Locale, Words } from './i18n/words.js';
export { autoMountOverlays, type AutoMountOptions } from './shop/auto-mount.js';
export { attachProviderEvents } from './shop/provider-events.js';
