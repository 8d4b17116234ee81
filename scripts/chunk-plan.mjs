/**
 * What shares a chunk of the script tag's build: for each chunk the folders of the packages whose files it has (without
 * folders inside them) and single files, the longest path that fits first. What is in no chunk here is bundled with the
 * element or the adapter that needs it. Few chunks, each of what is fetched together: one large file compresses far
 * better than many small ones, and takes one request.
 */
export const chunkPlan = {
  // What every element needs, a player at rest included.
  base: [
    'elements/base',
    'elements/i18n',
    'elements/player/active',
    'elements/theme',
    'elements/decorate',
    'core/environment/random-id',
    'core/error',
    'core/hotspots/hotspot-value',
    'core/language',
    'core/money/format-money',
    'core/money/iso-exponent',
    'core/money/money-to-decimal',
    'core/url',
  ],
  // Looks at the merchant's color once, when a dialog has opened.
  'accent-contrast': ['elements/theme/accent-contrast'],
  // Hotspot files, caption files and what is wrong with a hotspot: a video has at least one of them, and most have two.
  'timed-text': [
    'elements/hotspot/hotspot-loader',
    'elements/hotspot/hotspot-reader',
    'elements/player/captions/caption-cue',
    'elements/player/captions/caption-place',
    'elements/player/captions/caption-reader',
    'elements/player/captions/caption-view',
    'elements/player/captions/caption-view.styles',
    'core/hotspots/cut',
    'core/hotspots/daterange',
    'core/hotspots/hotspot-json',
    'core/hotspots/parse-hotspots',
    'core/hotspots/vtt',
    'core/video/web-vtt',
  ],
  // What card and sheet show of a product, and drawer and toast of what was added.
  product: ['elements/product', 'elements/cart'],
  // The stores. `core/adapter/compose-adapters` is left out, because most pages name one adapter.
  shop: [
    'elements/shop/auto-mount',
    'elements/shop/market-request',
    'elements/base/settled-press',
    'elements/base/needs-shop',
    'core/adapter/can',
    'core/adapter/checked-adapter',
    'core/adapter/read-answer',
    'core/adapter/read-cart',
    'core/adapter/read-money',
    'core/cart',
    'core/catalog',
    'core/consent',
    'core/environment',
    'core/gift-card/typed-code',
    'core/money',
    'core/retry',
    'core/shop',
  ],
  // Sheet and drawer: a page with a shop fetches both as soon as it is idle.
  overlays: ['elements/cart/drawer', 'elements/overlay', 'elements/product/sheet'],
  // Layouts of the feed that open their videos in a dialog.
  tiles: [
    'elements/feed/bubble',
    'elements/feed/bubble.styles',
    'elements/feed/grid-range',
    'elements/feed/theatre-dialog',
    'elements/feed/theatre.styles',
    'elements/feed/tiles',
    'elements/feed/tiles.styles',
  ],
  // What adapters share. A page has one of them, and gets a little more than it needs.
  backend: [
    'adapters/cart',
    'adapters/catalog',
    'adapters/http',
    'adapters/text',
    'adapters/shopify-shared/error-codes',
    'embed/storage-of',
  ],
  gifts: ['adapters/gift-card', 'adapters/shopify-shared'],
  sinks: ['adapters/analytics', 'adapters/ga4'],
};

/** Libraries that every element needs, for the chunk `base`. */
const libraries = /\/node_modules\/(?:@lit|@lit-labs|lit|lit-element|lit-html|nanostores)\//;

const chunkOf = new Map(Object.entries(chunkPlan).flatMap(([name, paths]) => paths.map((path) => [path, name])));

/** The chunk of a module, by its absolute path; `undefined` = rollup decides. */
export function chunkFor(id) {
  const path = id.replaceAll('\\', '/');
  if (libraries.test(path)) return 'base';
  const [, name, rest] = /\/packages\/([\w-]+)\/(?:dist|src)\/(.+)\.[jt]s$/.exec(path) ?? [];
  const file = `${name}/${rest}`;
  return chunkOf.get(file) ?? chunkOf.get(file.slice(0, file.lastIndexOf('/')));
}
