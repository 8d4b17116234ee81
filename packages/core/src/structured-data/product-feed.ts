import type { Picture, Product, Variant } from '../catalog/product.js';
import { compareMoney } from '../money/money-arithmetic.js';
import { moneyToDecimal } from '../money/money-to-decimal.js';
import type { Money } from '../money/money.js';
import { safeUrl } from '../url/safe-url.js';
import type { Video } from '../video/video.js';
import { escapeMarkup } from './escape-markup.js';
import { fileOf, isProduct } from './structured-data.js';

/** What a feed of products for ads is made of. */
export interface ProductFeed {
  /** Address of the shop, absolute; relative addresses count from it. */
  readonly url: string;
  readonly shopName: string;
  readonly description?: string;
  /**
   * As the catalogue answered them for one market: a feed has one country and one currency, that of the first price.
   * What is priced in another is left out.
   */
  readonly products: readonly Product[];
  /** Videos with a file of their own are listed with the products that they show. */
  readonly videos: readonly Video[];
  /** A variant whose stock is unknown is in stock. Default: it is left out, because the feed is a promise. */
  readonly assumeInStock?: boolean;
}

/** Limits of the format, in characters and entries. */
const [longestTitle, longestDescription, mostPictures, mostVideos] = [150, 5000, 10, 10];

const columns = [
  'id',
  'item_group_id',
  'title',
  'description',
  'link',
  'image_link',
  'additional_image_link',
  'video_link',
  'availability',
  'availability_date',
  'price',
  'sale_price',
  'condition',
  'brand',
  'mpn',
  'color',
  'size',
] as const;

/** The values of a variant; an attribute may have several. */
type Row = Readonly<Record<(typeof columns)[number], readonly string[]>>;

const availabilities: Readonly<Record<Variant['stock']['state'], string | undefined>> = {
  in: 'in_stock',
  low: 'in_stock',
  out: 'out_of_stock',
  'back-order': 'backorder',
  unknown: undefined,
};

/**
 * The feed as tab-separated text, with a line of attribute names first
 * (https://support.google.com/merchants/answer/7052112). What cannot be advertised is left out: a variant without a
 * price, a page, a picture or a known stock, and a back order without the day on which it ships.
 */
export function productFeedTsv(feed: ProductFeed): string {
  const cell = (values: readonly string[], isList: boolean): string => {
    // Addresses of a list are separated by commas.
    const text = (isList ? values.map((url) => url.replaceAll(',', '%2C')) : values)
      .join(',')
      .replace(/[\s\p{Cc}]+/gu, ' ');
    return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rowsOf(feed).map((row) => columns.map((name) => cell(row[name], /_link$/.test(name))).join('\t'));
  return `${[columns.join('\t'), ...lines].join('\n')}\n`;
}

/** The same feed as RSS 2.0. */
export function productFeedXml(feed: ProductFeed): string {
  const tag = (name: string, text: string): string => `<${name}>${escapeMarkup(text)}</${name}>`;
  const item = (row: Row): string =>
    `<item>${columns.flatMap((name) => row[name].map((value) => tag(`g:${name}`, value))).join('')}</item>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">',
    '<channel>',
    tag('title', feed.shopName),
    tag('link', feed.url),
    tag('description', feed.description ?? feed.shopName),
    ...rowsOf(feed).map(item),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

function rowsOf(feed: ProductFeed): Row[] {
  const all = feed.products.flatMap((product) => product.variants.map((variant) => ({ product, variant })));
  const currency = all.find(({ variant }) => variant.price)?.variant.price?.currency;
  return all.flatMap(({ product, variant }) =>
    variant.price?.currency === currency ? (rowOf(feed, product, variant) ?? []) : [],
  );
}

function rowOf(feed: ProductFeed, product: Product, variant: Variant): Row | null {
  const { price, stock, compareAtPrice } = variant;
  const absolute = (url: string | undefined): string | null => (url === undefined ? null : safeUrl(url, feed.url));
  const link = absolute(product.url);
  // A back order that only the product's own page can sell has an unknown stock, and a day.
  const state = stock.state === 'unknown' && stock.availableOn ? 'back-order' : stock.state;
  const availability = availabilities[state] ?? (feed.assumeInStock ? 'in_stock' : undefined);
  const pictures = picturesOf(product, variant).flatMap(({ url }) => absolute(url) ?? []);
  const [first, ...more] = pictures;
  if (!price || link === null || first === undefined || availability === undefined) return null;
  if (availability === 'backorder' && !stock.availableOn) return null;
  const isReduced = compareAtPrice !== undefined && compareMoney(compareAtPrice, price) > 0;
  const optionOf = (names: RegExp): readonly string[] =>
    variant.selectedOptions
      .filter(({ name }) => names.test(name))
      .map(({ name, value }) => {
        const values = product.options.find((option) => option.name === name)?.values;
        return values?.find((one) => one.value === value)?.label ?? value;
      });
  return {
    id: [variant.id],
    item_group_id: product.variants.length > 1 ? [product.id] : [],
    title: [cut([product.title, variant.title].filter(Boolean).join(', '), longestTitle)],
    description: [cut(product.description ?? product.title, longestDescription)],
    link: [link],
    image_link: [first],
    additional_image_link: more.slice(0, mostPictures),
    video_link: videosOf(feed, product).slice(0, mostVideos),
    availability: [availability],
    availability_date: availability === 'backorder' && stock.availableOn ? [stock.availableOn] : [],
    price: [amount(isReduced ? compareAtPrice : price)],
    sale_price: isReduced ? [amount(price)] : [],
    condition: ['new'],
    brand: product.vendor ? [product.vendor] : [],
    mpn: variant.sku ? [variant.sku] : [],
    color: optionOf(/^colou?r$/i),
    size: optionOf(/^size$/i),
  };
}

/** The picture of the variant first, each address once. */
function picturesOf({ pictures }: Product, { picture }: Variant): readonly Picture[] {
  const all = picture ? [picture, ...pictures] : pictures;
  return all.filter(({ url }, at) => all.findIndex((other) => other.url === url) === at);
}

/** The files of the videos that show a product; no playlists, which the reader of a feed cannot play. */
const videosOf = ({ videos, url }: ProductFeed, product: Product): string[] =>
  videos
    .filter(({ track }) => track.hotspots.some((hotspot) => isProduct(product, hotspot.product)))
    .flatMap((video) => safeUrl(fileOf(video), url) ?? []);

const amount = (money: Money): string => `${moneyToDecimal(money)} ${money.currency}`;

/** By characters, not by halves of one. */
const cut = (text: string, most: number): string => [...text].slice(0, most).join('');
