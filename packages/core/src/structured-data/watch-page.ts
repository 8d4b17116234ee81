import type { Product } from '../catalog/product.js';
import { languageTag } from '../language/language-tag.js';
import { formatMoney } from '../money/format-money.js';
import { safeUrl } from '../url/safe-url.js';
import { escapeMarkup } from './escape-markup.js';
import { describe, fileOf, structuredDataText, watchPageData, type WatchPage } from './structured-data.js';

/** How a watch page is written. */
export interface WatchPageMarkup {
  /** BCP 47; the language of the texts. English words where we have none of that language. */
  readonly locale: string;
  /** The script tag of Vitrine, without which the page shows pictures, titles, prices and links. */
  readonly script?: {
    readonly src: string;
    /** `{ 'data-adapter': 'shopify', ... }` */
    readonly attributes?: Readonly<Record<string, string>>;
  };
  /** Style sheets of the shop. */
  readonly styles?: readonly string[];
  /** Nonce of the page's security policy, for the structured data. */
  readonly nonce?: string;
}

const words: Readonly<Record<string, { readonly products: string; readonly path: string }>> = {
  en: { products: 'Products in this video', path: 'You are here' },
  bn: { products: 'এই ভিডিওর পণ্য', path: 'আপনি এখানে আছেন' },
  ar: { products: 'منتجات هذا الفيديو', path: 'أنت هنا' },
  id: { products: 'Produk dalam video ini', path: 'Anda di sini' },
  vi: { products: 'Sản phẩm trong video này', path: 'Bạn đang ở đây' },
};
const rightToLeft = /^(?:ar|fa|he|ur|ps|sd|ug|yi|dv|ckb)(?:-|$)/;

/** The whole page of one video, as a server sends it. Every text and address in it is escaped. */
export function renderWatchPage(page: WatchPage, markup: WatchPageMarkup): string {
  const { video, products, shopName, url } = page;
  const locale = languageTag(markup.locale);
  const text = words[locale.split('-')[0] ?? 'en'] ?? words['en'];
  const absolute = (address: string | undefined): string | undefined => safeUrl(address, url) ?? undefined;
  const script = absolute(markup.script?.src);
  const poster = absolute(video.poster);
  const file = absolute(fileOf(video));
  const description = describe(video, products);
  const steps = page.breadcrumbs ?? [];
  const size = attributes({ width: video.width, height: video.height });
  const picture = poster === undefined ? '' : `<img${attributes({ src: poster, alt: video.title })}${size}>`;
  return lines(
    '<!doctype html>',
    `<html${attributes({ lang: locale, dir: rightToLeft.test(locale) ? 'rtl' : undefined })}>`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeMarkup(`${video.title} · ${shopName}`)}</title>`,
    meta('name', 'description', description),
    `<link${attributes({ rel: 'canonical', href: url })}>`,
    meta('property', 'og:type', 'video.other'),
    meta('property', 'og:site_name', shopName),
    meta('property', 'og:title', video.title),
    meta('property', 'og:description', description),
    meta('property', 'og:url', url),
    meta('property', 'og:image', poster),
    meta('property', 'og:video', file),
    meta('property', 'og:video:type', file && 'video/mp4'),
    meta('property', 'og:video:width', file && video.width),
    meta('property', 'og:video:height', file && video.height),
    meta('name', 'twitter:card', 'summary_large_image'),
    `<script${attributes({ type: 'application/ld+json', nonce: markup.nonce })}>${structuredDataText(watchPageData(page))}</script>`,
    ...(markup.styles ?? []).map((href) => `<link${attributes({ rel: 'stylesheet', href: absolute(href) })}>`),
    script === undefined
      ? undefined
      : `<script async${attributes({ src: script, nonce: markup.nonce, ...markup.script?.attributes })}></script>`,
    '</head>',
    '<body>',
    steps.length > 0
      ? `<nav${attributes({ 'aria-label': text?.path })}><ol>${steps
          .map(({ name, url: to }) => `<li>${link(absolute(to), escapeMarkup(name))}</li>`)
          .join('')}</ol></nav>`
      : undefined,
    '<main>',
    `<h1>${escapeMarkup(video.title)}</h1>`,
    `<vitrine-player${attributes({ 'video-id': video.id })}>${link(file, picture === '' ? escapeMarkup(video.title) : picture)}</vitrine-player>`,
    video.description === undefined ? undefined : `<p>${escapeMarkup(video.description)}</p>`,
    products.length > 0
      ? `<h2>${escapeMarkup(text?.products ?? '')}</h2>\n<ul>\n${products.map((product) => item(product, url, locale)).join('\n')}\n</ul>`
      : undefined,
    video.credit === undefined ? undefined : `<p><small>${escapeMarkup(video.credit)}</small></p>`,
    '</main>',
    '</body>',
    '</html>',
    '',
  );
}

function item({ title, url, pictures: [picture], priceRange }: Product, page: string, locale: string): string {
  const src = picture && safeUrl(picture.url, page);
  const image = src
    ? `<img${attributes({ src, alt: picture.alt ?? '', width: picture.width, height: picture.height, loading: 'lazy' })}>`
    : '';
  const price =
    priceRange &&
    [...new Set([priceRange.min, priceRange.max].map((money) => formatMoney(money, locale)))]
      .map(escapeMarkup)
      .join(' – ');
  return `<li>${link(url === undefined ? undefined : (safeUrl(url, page) ?? undefined), `${image}${escapeMarkup(title)}`)}${
    price ? ` <span>${price}</span>` : ''
  }</li>`;
}

const link = (href: string | undefined, content: string): string =>
  href === undefined ? content : `<a${attributes({ href })}>${content}</a>`;

const meta = (key: 'name' | 'property', name: string, content: string | number | undefined): string | undefined =>
  content === undefined ? undefined : `<meta${attributes({ [key]: name, content })}>`;

const lines = (...all: readonly (string | undefined)[]): string => all.filter((one) => one !== undefined).join('\n');

/** A name that is none, or that would run script, is left out. */
const attributes = (all: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(all)
    .filter(([name, value]) => value !== undefined && /^[a-z][a-z0-9:-]*$/i.test(name) && !/^on/i.test(name))
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join('');
