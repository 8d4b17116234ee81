import type { CallOptions, CatalogPort, Product, ProductRef } from '@vitrine/core';
import { array, nullish, object, string } from 'valibot';
import { answerOf } from '../http/answer-of.js';
import { productFields, productShape, productView, type Sight, type VendureProduct } from './product.js';
import type { Schema } from './schema.js';
import type { ShopApi } from './shop-api.js';

export interface CatalogParts {
  readonly api: ShopApi;
  readonly schema: () => Schema;
  readonly sight: () => Sight;
  /** Slug of the collection with what to offer; without such a collection it is any products. */
  readonly featured: string;
}

const BY_VARIANT = 'productsOfVariants';
/** What Vendure lists at once. */
const MOST = 100;

const productsShape = object({ items: array(productShape) });
const collectionShape = nullish(object({ productVariants: object({ items: array(object({ product: object({ id: string() }) })) }) }));

export function vendureCatalog({ api, schema, sight, featured }: CatalogParts): Required<CatalogPort> {
  /** Products by id and slug, and where a plugin knows how, by variant; in one request. */
  async function ask(refs: readonly ProductRef[], where: string, options: CallOptions | undefined): Promise<VendureProduct[]> {
    const known = schema();
    const named = (key: keyof ProductRef): string[] => [...new Set(refs.flatMap((ref) => ref[key] ?? []))];
    const [ids, slugs, variantIds, skus] = [named('id'), named('handle'), named('variantId'), named('sku')];
    const filter = { ...(ids.length > 0 ? { id: { in: ids } } : {}), ...(slugs.length > 0 ? { slug: { in: slugs } } : {}) };
    const direct = ids.length + slugs.length > 0;
    const byVariant = known.has(`Query.${BY_VARIANT}`) && variantIds.length + skus.length > 0;
    if (!direct && !byVariant) return [];
    const data = await api({
      where, options,
      query: `query(${direct ? '$options:ProductListOptions ' : ''}${byVariant ? '$variantIds:[ID!]!$skus:[String!]!' : ''}){${direct ? 'products(options:$options){items{...p}}' : ''}${byVariant ? `${BY_VARIANT}(variantIds:$variantIds skus:$skus){...p}` : ''}}
fragment p on Product{${productFields(known)}}`,
      variables: { options: { filter, filterOperator: 'OR', take: MOST }, variantIds, skus },
    });
    const listed = direct ? answerOf(productsShape, data['products'], `vendure.${where}`).items : [];
    return byVariant ? [...listed, ...answerOf(array(productShape), data[BY_VARIANT], `vendure.${where}`)] : listed;
  }

  async function products(refs: readonly ProductRef[], options: CallOptions | undefined, where = 'catalog.products'): Promise<(Product | null)[]> {
    if (refs.length === 0) return [];
    const distinct = [...new Map(refs.map((ref) => [JSON.stringify(ref), ref])).values()];
    const found = new Map<string, Product>();
    const parts = Array.from({ length: Math.ceil(distinct.length / MOST) }, (_, i) => ask(distinct.slice(i * MOST, (i + 1) * MOST), where, options));
    for (const part of await Promise.all(parts)) {
      for (const one of part) {
        const product = productView(one, sight());
        if (!product) continue;
        found.set(`id ${product.id}`, product).set(`handle ${product.handle}`, product);
        for (const { id, sku } of product.variants) found.set(`variantId ${id}`, product).set(`sku ${sku ?? ''}`, product);
      }
    }
    // The name that stands by itself comes first; a variant id beside it only chooses within the product.
    return refs.map((ref) => (['id', 'handle', 'sku', 'variantId'] as const).flatMap((key) => (ref[key] === undefined ? [] : (found.get(`${key} ${ref[key]}`) ?? [])))[0] ?? null);
  }

  return {
    products: (refs, options) => products(refs, options),
    async featured(options) {
      const where = 'catalog.featured';
      const first = options?.first ?? 8;
      const { collection, products: any } = await api({
        where, options,
        query: 'query($slug:String!$first:Int){collection(slug:$slug){productVariants(options:{take:100}){items{product{id}}}} products(options:{take:$first}){items{id}}}',
        variables: { slug: featured, first },
      });
      const chosen = answerOf(collectionShape, collection, `vendure.${where}`)?.productVariants.items.map(({ product }) => product.id)
        ?? answerOf(object({ items: array(object({ id: string() })) }), any, `vendure.${where}`).items.map(({ id }) => id);
      const refs = [...new Set(chosen)].slice(0, first).map((id) => ({ id }));
      return (await products(refs, options, where)).filter((product) => product !== null);
    },
  };
}
