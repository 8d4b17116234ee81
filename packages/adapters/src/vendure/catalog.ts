import type { CallOptions, CatalogPort, Product, ProductRef } from '@vitrine/core';
import { parseAnswer, maybe, selection } from '../http/shape.js';
import { productView } from './product.js';
import type { ShopApi } from './shop-api.js';
import type { Sight } from './sight.js';

/** A query of the plugin in examples/vendure: the Shop API itself does not know a product by its variant. */
const BY_VARIANT = 'productsOfVariants';
/** What Vendure lists at once. */
const MOST = 100;
const NAMES = ['id', 'handle', 'sku', 'variantId'] as const;

const COLLECTION = {
  collection: maybe({ productVariants: { items: [{ product: { id: '' } }] } }),
  products: { items: [{ id: '' }] },
} as const;

/** `featured`: slug of the collection with what to offer; without such a collection it is any products. */
export function vendureCatalog(api: ShopApi, sight: () => Sight, featured: string): Required<CatalogPort> {
  /** Products by id and slug, and where a plugin knows how, by variant; in one request. */
  async function ask(refs: readonly ProductRef[], options: CallOptions | undefined): Promise<Product[]> {
    const seen = sight();
    const {
      documents: { product },
      schema,
    } = seen;
    const [id, slug, skus, variantIds] = NAMES.map((name) => [...new Set(refs.flatMap((ref) => ref[name] ?? []))]) as [
      string[],
      string[],
      string[],
      string[],
    ];
    const filter = { ...(id[0] ? { id: { in: id } } : {}), ...(slug[0] ? { slug: { in: slug } } : {}) };
    const named = id[0] ?? slug[0];
    const byVariant = (skus[0] ?? variantIds[0]) && schema.has(`Query.${BY_VARIANT}`);
    if (!named && !byVariant) return [];
    const data = await api({
      options,
      query: `query(${named ? '$options:ProductListOptions ' : ''}${byVariant ? '$variantIds:[ID!]!$skus:[String!]!' : ''}){${named ? 'products(options:$options){items{...P}}' : ''} ${byVariant ? `${BY_VARIANT}(variantIds:$variantIds skus:$skus){...P}` : ''}}fragment P on Product${selection(product)}`,
      variables: {
        ...(named ? { options: { filter, filterOperator: 'OR', take: MOST } } : {}),
        ...(byVariant ? { variantIds, skus } : {}),
      },
    });
    const found = [
      ...(named ? parseAnswer({ items: [product] }, data['products'], 'vendure').items : []),
      ...(byVariant ? parseAnswer([product], data[BY_VARIANT], 'vendure') : []),
    ];
    return found.flatMap((one) => productView(one, seen) ?? []);
  }

  async function products(refs: readonly ProductRef[], options: CallOptions | undefined): Promise<(Product | null)[]> {
    const distinct = [...new Map(refs.map((ref) => [JSON.stringify(ref), ref])).values()];
    const found = new Map<string, Product>();
    for (let at = 0; at < distinct.length; at += MOST) {
      for (const product of await ask(distinct.slice(at, at + MOST), options)) {
        found.set(`id ${product.id}`, product).set(`handle ${product.handle}`, product);
        for (const { id, sku = '' } of product.variants)
          found.set(`variantId ${id}`, product).set(`sku ${sku}`, product);
      }
    }
    // The name that stands by itself comes first; a variant id beside it only chooses within the product.
    return refs.map(
      (ref) => NAMES.flatMap((name) => (ref[name] && found.get(`${name} ${ref[name]}`)) || [])[0] ?? null,
    );
  }

  return {
    products,
    async featured(options) {
      const first = options?.first ?? 8;
      const data = await api({
        options,
        query:
          'query($slug:String!$first:Int){collection(slug:$slug){productVariants(options:{take:100}){items{product{id}}}}products(options:{take:$first}){items{id}}}',
        variables: { slug: featured, first },
      });
      const { collection, products: newest } = parseAnswer(COLLECTION, data, 'vendure');
      const ids = new Set(
        collection?.productVariants.items.map(({ product }) => product.id) ?? newest.items.map(({ id }) => id),
      );
      return (
        await products(
          [...ids].slice(0, first).map((id) => ({ id })),
          options,
        )
      ).filter((product) => product !== null);
    },
  };
}
