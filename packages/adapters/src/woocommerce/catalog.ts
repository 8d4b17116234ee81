import { type CallOptions, type CatalogPort, type Product, type ProductRef } from '@vitrine/core';
import { answerOf } from '../http/answer-of.js';
import { productsShape, type WooProduct } from './answers.js';
import { decodeEntities } from './plain-text.js';
import { handleOf, productOf } from './product.js';
import { refusalOf } from './refusal.js';
import type { Query, StoreApi } from './store-api.js';
import { addInput } from './variation.js';

const PAGE = 100;

export interface WooCatalog extends CatalogPort {
  /** The product a variation belongs to, when it was seen in this visit. */
  owner(variationId: number): WooProduct | undefined;
}

/** What a slug is called in a request: WordPress keeps letters beyond ASCII percent-encoded, in lower case. */
const wireSlug = (handle: string): string => handle.replace(/[^\x20-\x7e]+/g, (letters) => encodeURIComponent(letters).toLowerCase());

/** `market` adds to every request what tells its language and currency. */
export function wooCatalog(api: StoreApi, market: () => Query): WooCatalog {
  const owners = new Map<number, WooProduct>();

  async function list(query: Query, options: CallOptions | undefined): Promise<WooProduct[]> {
    const where = 'woocommerce.catalog';
    const found: WooProduct[] = [];
    for (let page = 1; ; page++) {
      const answer = await api.call({ where, path: '/products', query: { ...market(), ...query, per_page: String(PAGE), page: String(page) }, options });
      if (answer.status >= 400) throw refusalOf(answer, { where });
      const products = answerOf(productsShape, answer.body, where);
      found.push(...products);
      if (products.length < PAGE) return found;
    }
  }

  /** Nothing is asked for nothing; a page holds a hundred. */
  async function some(name: string, values: Iterable<string | number>, options: CallOptions | undefined, query: Query = {}): Promise<WooProduct[]> {
    const wanted = [...new Set([...values].map(String))];
    const parts = Array.from({ length: Math.ceil(wanted.length / PAGE) }, (_, at) => wanted.slice(at * PAGE, (at + 1) * PAGE));
    return (await Promise.all(parts.map((part) => list({ ...query, [name]: part.join(',') }, options)))).flat();
  }

  /** Products by number, with their variations; products of a variation among `seen` come along. */
  async function complete(seen: readonly WooProduct[], options: CallOptions | undefined): Promise<Map<number, Product>> {
    const raw = new Map(seen.map((product) => [product.id, product]));
    const parents = seen.flatMap(({ parent }) => (parent && !raw.has(parent) ? [parent] : []));
    for (const product of await some('include', parents, options)) raw.set(product.id, product);
    const variable = [...raw.values()].filter(({ variations }) => (variations?.length ?? 0) > 0);
    const details = new Map((await some('parent', variable.map(({ id }) => id), options, { type: 'variation' })).map((variation) => [variation.id, variation]));
    for (const product of variable) for (const { id } of product.variations ?? []) owners.set(id, product);
    return new Map([...raw.values()].filter(({ parent }) => !parent).map((product) => [product.id, productOf(product, details)]));
  }

  return {
    owner: (variationId) => owners.get(variationId),
    async products(refs, options) {
      const ids = new Set<number>();
      const variations = new Set<number>();
      const asked = refs.map((ref) => {
        const number = idOf(ref);
        if (number) ids.add(ref.id ? number : (owners.get(number)?.id ?? number));
        // a variant id names a variation, or the product itself where there is nothing to choose
        if (number && !ref.id && !owners.has(number)) variations.add(number);
        return number;
      });
      const skus = refs.flatMap((ref, at) => (asked[at] === null && !ref.handle && ref.sku ? [ref.sku] : []));
      // a comma in one would part it in two
      const alone = skus.filter((sku) => sku.includes(','));
      const found = (await Promise.all([
        some('include', ids, options),
        some('include', variations, options, { type: 'variation' }),
        some('slug', refs.flatMap((ref, at) => (asked[at] === null && ref.handle ? [wireSlug(ref.handle)] : [])), options),
        some('sku', skus.filter((sku) => !sku.includes(',')), options),
        ...alone.map((sku) => some('sku', [sku], options)),
      ])).flat();
      const products = await complete(found, options);
      const byNumber = (number: number | undefined): Product | null => (number === undefined ? null : (products.get(found.find(({ id }) => id === number)?.parent || number) ?? null));
      return refs.map((ref, at) => {
        const number = asked[at];
        if (typeof number === 'number') return byNumber(ref.id ? number : (owners.get(number)?.id ?? number));
        const same = found.find(({ slug, sku }) => (ref.handle ? handleOf(slug) === handleOf(ref.handle) : ref.sku !== undefined && decodeEntities(sku ?? '') === ref.sku));
        return byNumber(same?.id);
      });
    },
    async featured(options) {
      const { first = 12 } = options ?? {};
      const where = 'woocommerce.catalog.featured';
      const answer = await api.call({ where, path: '/products', query: { ...market(), featured: 'true', per_page: String(Math.min(first, PAGE)) }, options });
      if (answer.status >= 400) throw refusalOf(answer, { where });
      const found = answerOf(productsShape, answer.body, where);
      const products = await complete(found, options);
      return found.flatMap(({ id }) => products.get(id) ?? []).slice(0, first);
    },
  };
}

/** The number a reference names something by; `null` where it has another key. What is no number names nothing: 0. */
function idOf({ id, variantId, handle, sku }: ProductRef): number | null {
  if (id) return /^\d{1,15}$/.test(id) ? Number(id) : 0;
  if (handle || sku || !variantId) return null;
  return addInput(variantId)?.id ?? 0;
}

