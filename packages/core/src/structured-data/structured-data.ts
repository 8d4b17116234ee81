import type { Product, ProductRef, Stock, Variant } from '../catalog/product.js';
import type { Hotspot } from '../hotspots/hotspot.js';
import { moneyToDecimal } from '../money/money-to-decimal.js';
import type { Money } from '../money/money.js';
import { safeUrl } from '../url/safe-url.js';
import type { Video } from '../video/video.js';

/** A node of JSON-LD, as schema.org names it. */
export type StructuredData = Readonly<Record<string, unknown>>;

/** What a shop promises beside its products. Only what is known is given: a search engine takes it for a promise. */
export interface ShopPolicies {
  readonly returns?: {
    /** ISO 3166 alpha-2 countries that it holds for. */
    readonly countries: readonly string[];
    /** Days after delivery; `0` = nothing is taken back, `null` = without a limit. */
    readonly days: number | null;
    /** Default: the customer pays for sending it back. */
    readonly free?: boolean;
  };
  readonly shipping?: readonly {
    readonly country: string;
    readonly price: Money;
    /** Days until it is sent, and on the way: least and most. */
    readonly handlingDays?: readonly [least: number, most: number];
    readonly transitDays?: readonly [least: number, most: number];
  }[];
}

export interface WatchPage extends ShopPolicies {
  /** Address of the page whose main content is this video; absolute, as it is to be indexed. */
  readonly url: string;
  readonly video: Video;
  /** The products that the video shows, as the catalogue answered them for the market of the page. */
  readonly products: readonly Product[];
  /** Name of the shop, the publisher of the video. */
  readonly shopName: string;
  /** ISO 8601. A search engine asks for one; absent = the video's `publishedAt`. */
  readonly publishedAt?: string;
  /** From the front page to this one; the last may go without an address. */
  readonly breadcrumbs?: readonly { readonly name: string; readonly url?: string }[];
}

/**
 * What search engines read of a watch page: the video with a clip for each time that a product is shown, the
 * products with their offers, and the way to the page. For the one page of a video only: where a video is not the main
 * thing of a page, search engines want none of it.
 */
export function watchPageData(page: WatchPage): StructuredData {
  const steps = page.breadcrumbs ?? [];
  return {
    '@context': 'https://schema.org',
    '@graph': [
      videoData(page),
      ...page.products.map((product) => productData(product, page)),
      ...(steps.length > 0 ? [breadcrumbData(steps, page.url)] : []),
    ],
  };
}

/** The text for a `<script type="application/ld+json">`: nothing in it can end the element. */
export const structuredDataText = (data: StructuredData): string =>
  JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** An address on the page that begins the video at a moment. */
export const momentUrl = (page: string, seconds: number): string => {
  const url = new URL(page);
  url.searchParams.set('t', String(round(seconds)));
  return url.href;
};

function videoData(page: WatchPage): StructuredData {
  const { video, url, products, shopName } = page;
  const absolute = absoluteOn(url);
  const publishedAt = page.publishedAt ?? video.publishedAt;
  return known({
    '@type': 'VideoObject',
    '@id': `${url}#video`,
    name: video.title,
    description: describe(video, products),
    thumbnailUrl: absolute(video.poster),
    uploadDate: publishedAt,
    duration: video.duration === undefined ? undefined : isoDuration(video.duration),
    contentUrl: absolute(fileOf(video)),
    url,
    mainEntityOfPage: url,
    width: pixels(video.width),
    height: pixels(video.height),
    isFamilyFriendly: true,
    keywords: video.hashtags && video.hashtags.length > 0 ? video.hashtags.join(', ') : undefined,
    creator: video.creator && known({ '@type': 'Person', name: video.creator.name, url: absolute(video.creator.url) }),
    creditText: video.credit,
    publisher: { '@type': 'Organization', name: shopName },
    hasPart: clipsOf(page),
    potentialAction: {
      '@type': 'SeekToAction',
      target: momentUrl(url, 0).replace(/t=0$/, 't={seek_to_second_number}'),
      'startOffset-input': 'required name=seek_to_second_number',
    },
  });
}

/** An address that is not safe to follow is left out. */
const absoluteOn =
  (page: string) =>
  (address: string | undefined): string | undefined =>
    address === undefined ? undefined : (safeUrl(address, page) ?? undefined);

/** `E37` is the pixel in the UN/CEFACT codes that schema.org takes units from. */
const pixels = (value: number | undefined): StructuredData | undefined =>
  value === undefined ? undefined : { '@type': 'QuantitativeValue', value, unitCode: 'E37' };

/** The first source that is one file, and no playlist. */
export const fileOf = ({ sources }: Video): string | undefined =>
  sources.find(({ src, type }) => type?.startsWith('video/') ?? /\.(?:mp4|webm)(?:[?#]|$)/i.test(src))?.src;

/** The description of a video that has none of its own. */
export const describe = (video: Video, products: readonly Product[]): string =>
  video.description ?? [video.title, ...products.map(({ title }) => title)].join(' · ');

/** One clip for each time that a product is shown, in the order of the video. */
function clipsOf({ video, products, url }: WatchPage): StructuredData[] | undefined {
  const clips = video.track.hotspots
    .flatMap((hotspot) => hotspot.ranges.map((range) => ({ ...range, name: nameOf(hotspot, products) })))
    .filter((clip): clip is { start: number; end: number; name: string } => clip.name !== undefined)
    .map((clip) => ({ ...clip, end: Math.min(clip.end, video.duration ?? Infinity) }))
    .filter(({ start, end }) => Number.isFinite(end) && round(end) > round(start))
    .sort((a, b) => a.start - b.start);
  return clips.length === 0
    ? undefined
    : clips.map(({ name, start, end }) => ({
        '@type': 'Clip',
        name,
        startOffset: round(start),
        endOffset: round(end),
        url: momentUrl(url, start),
      }));
}

/** A hotspot of a product that is not sold is no clip. */
const nameOf = ({ product }: Hotspot, products: readonly Product[]): string | undefined =>
  products.find((one) => isProduct(one, product))?.title;

export const isProduct = (product: Product, ref: ProductRef): boolean =>
  product.id === ref.id ||
  product.handle === ref.handle ||
  product.variants.some(({ id, sku }) => id === ref.variantId || (sku !== undefined && sku === ref.sku));

/** Hundredths of a second: a frame is four. */
const round = (seconds: number): number => Math.round(seconds * 100) / 100;

/** ISO 8601, `PT1M4.5S`. */
function isoDuration(seconds: number): string {
  const whole = round(seconds);
  const minutes = Math.floor(whole / 60);
  return `PT${minutes > 0 ? `${minutes}M` : ''}${round(whole - minutes * 60)}S`;
}

/** A product with its offers; no offer where it has no price here. */
export function productData(product: Product, shop: Pick<WatchPage, 'url'> & ShopPolicies): StructuredData {
  const absolute = absoluteOn(shop.url);
  const page = absolute(product.url) ?? shop.url;
  const offers = product.variants.flatMap((variant): StructuredData[] =>
    variant.price ? [offerData(variant, variant.price, page, shop)] : [],
  );
  const [only] = product.variants;
  const pictures = product.pictures.flatMap((picture) => absolute(picture.url) ?? []);
  return known({
    '@type': 'Product',
    '@id': `${page}#product-${encodeURIComponent(product.handle)}`,
    name: product.title,
    description: product.description,
    image: pictures.length > 0 ? pictures : undefined,
    brand: product.vendor === undefined ? undefined : { '@type': 'Brand', name: product.vendor },
    sku: product.variants.length === 1 ? only?.sku : undefined,
    url: page,
    offers: offers.length > 1 && product.priceRange ? aggregate(product.priceRange, offers) : offers[0],
  });
}

function aggregate(
  { min, max }: NonNullable<Product['priceRange']>,
  offers: readonly StructuredData[],
): StructuredData {
  return {
    '@type': 'AggregateOffer',
    priceCurrency: min.currency,
    lowPrice: moneyToDecimal(min),
    highPrice: moneyToDecimal(max),
    offerCount: offers.length,
    offers,
  };
}

const availability: Readonly<Record<Stock['state'], string | undefined>> = {
  in: 'https://schema.org/InStock',
  low: 'https://schema.org/LimitedAvailability',
  out: 'https://schema.org/OutOfStock',
  'back-order': 'https://schema.org/BackOrder',
  unknown: undefined,
};

function offerData(
  { title, sku, stock }: Variant,
  price: Money,
  url: string,
  { returns, shipping }: ShopPolicies,
): StructuredData {
  return known({
    '@type': 'Offer',
    name: title === '' ? undefined : title,
    sku,
    url,
    price: moneyToDecimal(price),
    priceCurrency: price.currency,
    availability: availability[stock.state],
    availabilityStarts: stock.state === 'back-order' ? stock.availableOn : undefined,
    itemCondition: 'https://schema.org/NewCondition',
    hasMerchantReturnPolicy: returns && returnData(returns),
    shippingDetails: shipping && shipping.length > 0 ? shipping.map(shippingData) : undefined,
  });
}

function returnData({ countries, days, free = false }: NonNullable<ShopPolicies['returns']>): StructuredData {
  const category =
    days === null
      ? 'MerchantReturnUnlimitedWindow'
      : days > 0
        ? 'MerchantReturnFiniteReturnWindow'
        : 'MerchantReturnNotPermitted';
  return known({
    '@type': 'MerchantReturnPolicy',
    applicableCountry: countries,
    returnPolicyCategory: `https://schema.org/${category}`,
    merchantReturnDays: days !== null && days > 0 ? days : undefined,
    returnMethod: days === 0 ? undefined : 'https://schema.org/ReturnByMail',
    returnFees:
      days === 0 ? undefined : `https://schema.org/${free ? 'FreeReturn' : 'ReturnFeesCustomerResponsibility'}`,
  });
}

function shippingData({ country, price, handlingDays, transitDays }: NonNullable<ShopPolicies['shipping']>[number]) {
  const days = (range: readonly [number, number] | undefined): StructuredData | undefined =>
    range && { '@type': 'QuantitativeValue', minValue: range[0], maxValue: range[1], unitCode: 'DAY' };
  return known({
    '@type': 'OfferShippingDetails',
    shippingRate: { '@type': 'MonetaryAmount', value: moneyToDecimal(price), currency: price.currency },
    shippingDestination: { '@type': 'DefinedRegion', addressCountry: country },
    deliveryTime:
      handlingDays || transitDays
        ? known({ '@type': 'ShippingDeliveryTime', handlingTime: days(handlingDays), transitTime: days(transitDays) })
        : undefined,
  });
}

function breadcrumbData(steps: NonNullable<WatchPage['breadcrumbs']>, base: string): StructuredData {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, url }, at) =>
      known({
        '@type': 'ListItem',
        position: at + 1,
        name,
        item: absoluteOn(base)(url),
      }),
    ),
  };
}

/** Without the fields that are `undefined`. */
const known = (fields: Record<string, unknown>): StructuredData =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
