import { plainJson, type CallOptions, type CatalogPort, type Product, type ProductRef } from '@vitrine/core';
import { maybe, parseAnswer, selection } from '../http/shape.js';
import type { Client } from './client.js';
import type { MappingContext } from './context.js';
import { toProduct } from './product-mapper.js';

/** A query of the plugin in examples/vendure: the Shop API itself cannot find a product by its variant. */
const variantQuery = 'productsOfVariants';
/** The most products that Vendure lists in one answer. */
const pageSize = 100;
const refFields = ['id', 'handle', 'sku', 'variantId'] as const;

const featuredShape = {
  collection: maybe({ productVariants: { items: [{ product: { id: '' } }] } }),
  products: { items: [{ id: '' }] },
} as const;

/** `featured`: slug of the collection with what to offer; in a shop without it, any products. */
export function createCatalog(client: Client, context: () => MappingContext, featured: string): Required<CatalogPort> {
  /** Products by id and slug, and where a plugin can, by variant; in one request. */
  async function read(refs: readonly ProductRef[], options: CallOptions | undefined): Promise<Product[]> {
    const mapping = context();
    const {
      shapes: { product },
      schema,
    } = mapping;
    const [id, slug, skus, variantIds] = refFields.map((name) => [
      ...new Set(refs.flatMap((ref) => ref[name] ?? [])),
    ]) as [string[], string[], string[], string[]];
    const filter = { ...(id[0] ? { id: { in: id } } : {}), ...(slug[0] ? { slug: { in: slug } } : {}) };
    const byProduct = id[0] ?? slug[0];
    const byVariant = (skus[0] ?? variantIds[0]) && schema.has(`Query.${variantQuery}`);
    if (!byProduct && !byVariant) return [];
    const parameters = [
      byProduct ? '$options:ProductListOptions' : '',
      byVariant ? '$variantIds:[ID!]!$skus:[String!]!' : '',
    ].join(' ');
    const fields = [
      byProduct ? 'products(options:$options){items{...P}}' : '',
      byVariant ? `${variantQuery}(variantIds:$variantIds skus:$skus){...P}` : '',
    ].join(' ');
    const data = await client.request({
      options,
      query: `query(${parameters}){${fields}}fragment P on Product${selection(product)}`,
      variables: {
        ...(byProduct ? { options: { filter, filterOperator: 'OR', take: pageSize } } : {}),
        ...(byVariant ? { variantIds, skus } : {}),
      },
    });
    const found = [
      ...(byProduct ? parseAnswer({ items: [product] }, data['products'], 'vendure').items : []),
      ...(byVariant ? parseAnswer([product], data[variantQuery], 'vendure') : []),
    ];
    return found.flatMap((answer) => toProduct(answer, mapping) ?? []);
  }

  async function products(refs: readonly ProductRef[], options: CallOptions | undefined): Promise<(Product | null)[]> {
    const distinct = [...new Map(refs.map((ref) => [plainJson(ref), ref])).values()];
    const found = new Map<string, Product>();
    for (let at = 0; at < distinct.length; at += pageSize) {
      for (const product of await read(distinct.slice(at, at + pageSize), options)) {
        found.set(`id ${product.id}`, product).set(`handle ${product.handle}`, product);
        for (const { id, sku = '' } of product.variants)
          found.set(`variantId ${id}`, product).set(`sku ${sku}`, product);
      }
    }
    // A reference to a product comes first; a variant id beside it only preselects.
    return refs.map(
      (ref) => refFields.flatMap((name) => (ref[name] && found.get(`${name} ${ref[name]}`)) || [])[0] ?? null,
    );
  }

  return {
    products,
    async featured(options) {
      const first = options?.first ?? 8;
      const data = await client.request({
        options,
        query:
          'query($slug:String!$first:Int){collection(slug:$slug){productVariants(options:{take:100}){items{product{id}}}}products(options:{take:$first}){items{id}}}',
        variables: { slug: featured, first },
      });
      const { collection, products: newest } = parseAnswer(featuredShape, data, 'vendure');
      const ids = new Set(
        collection?.productVariants.items.map(({ product }) => product.id) ?? newest.items.map(({ id }) => id),
      );
      const refs = [...ids].slice(0, first).map((id) => ({ id }));
      return (await products(refs, options)).filter((product) => product !== null);
    },
  };
}
