import { compareMoney, type OptionValue, type Product, type ProductOption, type QuantityRule, type Stock, type Variant } from '@vitrine/core';
import { moneyOf, type WooProduct } from './answers.js';
import { companionTerms } from './companion.js';
import { decodeEntities, plainText } from './plain-text.js';
import { attributesOf, choicesOf, variantIdOf } from './variation.js';

/** Slugs of letters beyond ASCII are stored percent-encoded; a handle is read by people. */
export function handleOf(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

const picturesOf = ({ images, name }: WooProduct): Product['pictures'] => (images ?? []).map(({ src, alt }) => ({ url: src, alt: decodeEntities(alt || name) }));

function ruleOf({ sold_individually, add_to_cart }: WooProduct): QuantityRule {
  const { minimum, maximum, multiple_of } = add_to_cart ?? {};
  return { min: minimum || 1, max: sold_individually ? 1 : maximum || null, step: multiple_of || 1 };
}

function stockOf({ is_in_stock, is_purchasable, is_on_backorder, low_stock_remaining }: WooProduct): Stock {
  if (!is_in_stock) return { state: 'out' };
  if (!is_purchasable) return { state: 'unknown' };
  if (is_on_backorder) return { state: 'back-order' };
  return typeof low_stock_remaining === 'number' ? { state: 'low', quantity: low_stock_remaining } : { state: 'in' };
}

function variantOf(woo: WooProduct, id: string, title: string, selectedOptions: Variant['selectedOptions']): Variant {
  const price = moneyOf(woo.prices.price, woo.prices);
  const regular = moneyOf(woo.prices.regular_price, woo.prices);
  const [picture] = picturesOf(woo);
  return {
    id, title, selectedOptions, price,
    ...(woo.sku ? { sku: decodeEntities(woo.sku) } : {}),
    ...(compareMoney(regular, price) > 0 ? { compareAtPrice: regular } : {}),
    purchasable: woo.is_purchasable && woo.is_in_stock,
    stock: stockOf(woo),
    quantity: ruleOf(woo),
    ...(picture ? { picture } : {}),
  };
}

/** One variation with attributes that may be anything is as many variants as there are choices. */
function variantsOf(woo: WooProduct, details: ReadonlyMap<number, WooProduct>, options: readonly ProductOption[]): Variant[] {
  const labels = new Map(options.flatMap(({ name, values }) => values.map(({ value, label }) => [`${name}\n${value}`, label] as const)));
  return woo.variations?.flatMap((variation) => {
    const detail = details.get(variation.id);
    if (!detail) return [];
    return choicesOf(woo, variation).map((choice) =>
      variantOf(detail, variantIdOf(variation, choice), choice.map(({ name, value }) => labels.get(`${name}\n${value}`) ?? value).join(' / '), choice.map(({ name, value }) => ({ name, value }))));
  }) ?? [];
}

function optionsOf(woo: WooProduct): ProductOption[] {
  return attributesOf(woo).map(({ key, label, terms }) => ({ name: key, label, values: terms.map(({ slug, name }): OptionValue => ({ value: slug, label: decodeEntities(name) })) }));
}

/** A product and its variations, which the Store API keeps as products of their own. */
export function productOf(woo: WooProduct, details: ReadonlyMap<number, WooProduct>): Product {
  const title = decodeEntities(woo.name);
  const options = optionsOf(woo);
  const found = variantsOf(woo, details, options);
  // none of the variations of a variable product is on sale: it is shown, and cannot be added
  const alone = variantOf(woo, String(woo.id), '', []);
  const variants = found.length > 0 ? found : [woo.type === 'variable' ? { ...alone, purchasable: false, stock: { state: 'out' as const } } : alone];
  const byPrice = variants.map(({ price }) => price).sort(compareMoney);
  const words = plainText(woo.short_description || woo.description || '');
  return {
    id: String(woo.id),
    handle: handleOf(woo.slug),
    title,
    ...(words === '' ? {} : { description: words }),
    ...(woo.permalink ? { url: woo.permalink } : {}),
    kind: 'physical',
    pictures: picturesOf(woo),
    options: found.length > 0 ? options : [],
    variants,
    // there is at least one
    priceRange: { min: byPrice[0] ?? alone.price, max: byPrice.at(-1) ?? alone.price },
    available: variants.some(({ purchasable }) => purchasable),
    terms: companionTerms(woo.extensions),
  };
}
