import {
  formatMoney,
  type OptionValue,
  type Picture,
  type Product,
  type Stock,
  type Variant,
  priceRangeOf,
} from '@vitrine/core';
import { lowStockUnits } from '../../catalog/low-stock.js';
import {
  comparePrice,
  productId,
  ruleOf,
  unitsLeft,
  valueFor,
  variantPrice,
  type Catalog,
  type SeedVariant,
} from './catalog.js';
import type { Seed, SeedProduct } from './seed/seed.js';
import { currencyOf, languageOf, priced, say, withAmount, type Visit } from './visit.js';

const pictureSize = { width: 640, height: 800 };
const dayMs = 86_400_000;

function stockOf(variant: SeedVariant, sold: Readonly<Record<string, number>>, now: number): Stock {
  const { stock, backOrderDays } = variant.product;
  if (stock !== undefined && backOrderDays !== undefined) {
    const left = (valueFor(stock, variant.values) ?? 0) - (sold[variant.id] ?? 0);
    if (left <= 0)
      return {
        state: 'back-order',
        quantity: 0,
        availableOn: new Date(now + backOrderDays * dayMs).toISOString().slice(0, 10),
      };
    return { state: left <= lowStockUnits ? 'low' : 'in', quantity: left };
  }
  const left = unitsLeft(variant, sold);
  if (left === null) return { state: 'in' };
  return { state: left === 0 ? 'out' : left <= lowStockUnits ? 'low' : 'in', quantity: left };
}

/** Cached, because making a format takes longer than all the rest of a product. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(visit: Visit, unit?: string): Intl.NumberFormat {
  const key = `${visit.locale} ${unit ?? ''}`;
  let format = formats.get(key);
  if (!format)
    formats.set(
      key,
      (format = new Intl.NumberFormat(
        visit.locale,
        unit === undefined ? {} : { style: 'unit', unit, unitDisplay: 'short' },
      )),
    );
  return format;
}

const unitNames: Readonly<Record<string, string>> = { cm: 'centimeter', ml: 'milliliter', g: 'gram' };

/** The label of the seed; `27cm`, `350ml` and plain numbers are formatted for the language. */
function optionValue(seed: Seed, product: SeedProduct, value: string, visit: Visit): OptionValue {
  if (product.kind === 'gift-card') {
    return {
      value,
      label: formatMoney(priced(seed, valueFor(product.price, [value]) ?? '', currencyOf(seed, visit)), visit.locale, {
        short: true,
      }),
    };
  }
  const known = Object.hasOwn(seed.values, value) ? seed.values[value] : undefined;
  if (known)
    return { value, label: say(known.label, visit), ...(known.color === undefined ? {} : { color: known.color }) };
  const [, number, unit] = /^(\d+)([a-z]*)$/.exec(value) ?? [];
  if (number === undefined) return { value, label: value };
  const name = unit === undefined || !Object.hasOwn(unitNames, unit) ? undefined : unitNames[unit];
  return { value, label: formatOf(visit, name).format(Number(number)) };
}

/** `"Moss / 350 ml"`; `''` when there is nothing to choose. */
export const variantTitle = (seed: Seed, variant: SeedVariant, visit: Visit): string =>
  variant.values.map((value) => optionValue(seed, variant.product, value, visit).label).join(' / ');

export function variantPicture(seed: Seed, variant: SeedVariant, visit: Visit): Picture {
  const { pictures, handle, title } = variant.product;
  const shown = 'axes' in pictures ? variant.values.slice(0, pictures.axes) : [];
  const alt = [say(title, visit), ...shown.map((value) => optionValue(seed, variant.product, value, visit).label)].join(
    ', ',
  );
  if ('design' in pictures) return { url: `${visit.designsBase}/${pictures.design}`, alt, width: 640, height: 400 };
  const name = [handle, ...shown].join('-');
  return { url: `${visit.mediaBase}/products/${name}.jpg`, alt, ...pictureSize };
}

function picturesOf(product: SeedProduct, variants: readonly Variant[], visit: Visit): Picture[] {
  const seen = new Map<string, Picture>();
  for (const { picture } of variants) if (picture && !seen.has(picture.url)) seen.set(picture.url, picture);
  const own = [...seen.values()];
  if ('design' in product.pictures) return own;
  const more = Array.from({ length: product.pictures.more }, (_, i): Picture => ({
    url: `${visit.mediaBase}/products/${product.handle}-${i + 2}.jpg`,
    alt: say(product.title, visit),
    ...pictureSize,
  }));
  return [...own, ...more];
}

const countries = new Map<string, string>();

function countryName(country: string, visit: Visit): string {
  const key = `${visit.locale} ${country}`;
  let name = countries.get(key);
  if (name === undefined) {
    try {
      name = new Intl.DisplayNames([visit.locale], { type: 'region' }).of(country) ?? country;
    } catch {
      // Not a region code: shown as it is.
      name = country;
    }
    countries.set(key, name);
  }
  return name;
}

function termsOf(seed: Seed, product: SeedProduct, visit: Visit): Product['terms'] {
  const country = (visit.country ?? 'US').toUpperCase();
  const delivery = Object.hasOwn(seed.terms.delivery, product.delivery)
    ? seed.terms.delivery[product.delivery]
    : undefined;
  const returns = Object.hasOwn(seed.terms.returns, product.returns) ? seed.terms.returns[product.returns] : undefined;
  const days = delivery?.days?.[country] ?? delivery?.days?.[''];
  const text =
    delivery &&
    say(delivery.text, visit)
      .replace('{country}', () => countryName(country, visit))
      .replace('{days}', () => (days ?? []).map((day) => formatOf(visit).format(day)).join('–'));
  return {
    ...(text === undefined ? {} : { delivery: text }),
    ...(returns === undefined ? {} : { returns: say(returns, visit) }),
    protection: say(seed.terms.protection, visit),
  };
}

/** A product in this visitor's market. */
export function toProduct(
  catalog: Catalog,
  product: SeedProduct,
  sold: Readonly<Record<string, number>>,
  visit: Visit,
  now: number,
): Product {
  const { seed } = catalog;
  const currency = currencyOf(seed, visit);
  const variants = catalog.variantsOf(product).map((variant): Variant => {
    const price = variantPrice(seed, variant, currency);
    const compareAtPrice = comparePrice(seed, variant, currency);
    const stock = stockOf(variant, sold, now);
    const { content } = product;
    return {
      id: variant.id,
      title: variantTitle(seed, variant, visit),
      sku: variant.sku,
      selectedOptions: (product.axes ?? []).map(([name], i) => ({ name, value: variant.values[i] ?? '' })),
      price,
      ...(compareAtPrice === undefined ? {} : { compareAtPrice }),
      ...(content === undefined
        ? {}
        : {
            measurePrice: {
              price: withAmount(price, Math.round((price.amount * content.per) / content.amount)),
              per: formatOf(visit, content.unit).format(content.per),
            },
          }),
      purchasable: stock.state !== 'out',
      stock,
      quantity: ruleOf(product),
      picture: variantPicture(seed, variant, visit),
    };
  });
  const language = languageOf(visit);
  const url = visit.productUrl?.(product.handle);
  return {
    id: productId(product),
    handle: product.handle,
    title: say(product.title, visit),
    description: say(product.description, visit),
    vendor: seed.vendor,
    ...(url === undefined ? {} : { url }),
    lang: product.title[language] === undefined ? 'en' : language,
    kind: product.kind,
    pictures: picturesOf(product, variants, visit),
    options: (product.axes ?? []).map(([name, ...values]) => ({
      name,
      label: say((Object.hasOwn(seed.axes, name) ? seed.axes[name] : undefined) ?? { en: name }, visit),
      values: values.map((value) => optionValue(seed, product, value, visit)),
    })),
    variants,
    priceRange: priceRangeOf(variants),
    available: variants.some((variant) => variant.purchasable),
    terms: termsOf(seed, product, visit),
  };
}
