/**
 * Pages of videos for search engines and for browsers without script: structured data, and the page itself. Pure
 * functions, for any server and for a build.
 */
export { renderWatchPage, type WatchPageMarkup } from './watch-page.js';
export {
  momentUrl,
  productData,
  structuredDataText,
  watchPageData,
  type ShopPolicies,
  type StructuredData,
  type WatchPage,
} from './structured-data.js';
export { productFeedTsv, productFeedXml, type ProductFeed } from './product-feed.js';
export { videoSitemap } from './video-sitemap.js';
