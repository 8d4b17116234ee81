import type { ExecArgs } from '@medusajs/framework/types';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import {
  createCollectionsWorkflow,
  createInventoryLevelsWorkflow,
  createPriceListsWorkflow,
  createProductsWorkflow,
} from '@medusajs/medusa/core-flows';
import type { Amounts, Catalogue } from './catalogue';
import type { Places } from './markets';

const priced = (amounts: Amounts): { currency_code: string; amount: number }[] =>
  Object.entries(amounts).map(([currency_code, amount]) => ({ currency_code, amount }));

/**
 * Everything the demo sells. A reduced price is a price list of the kind `sale` (the default): so Medusa knows both.
 */
export async function createProducts(container: ExecArgs['container'], shop: Catalogue, places: Places): Promise<void> {
  const {
    result: [collection],
  } = await createCollectionsWorkflow(container).run({
    input: { collections: [{ title: 'Featured', handle: 'featured' }] },
  });
  const { result: products } = await createProductsWorkflow(container).run({
    input: {
      products: shop.products.map(({ handle, kind, title, description, pictures, terms, options, variants }) => ({
        handle,
        title,
        description,
        status: 'published' as const,
        is_giftcard: kind === 'gift-card',
        discountable: kind !== 'gift-card',
        ...(shop.featured.includes(handle) && collection ? { collection_id: collection.id } : {}),
        ...(pictures[0] === undefined ? {} : { thumbnail: pictures[0] }),
        images: pictures.map((url) => ({ url })),
        shipping_profile_id: places.shippingProfile,
        sales_channels: [{ id: places.salesChannel }],
        // What Medusa has no field for, in the words of the adapter.
        metadata: { vitrine: { kind, terms, ...(kind === 'gift-card' ? { giftCard: shop.giftCard } : {}) } },
        options:
          options.length === 0
            ? [{ title: 'Default', values: ['Default'] }]
            : options.map(({ title: name, values }) => ({ title: name, values: [...values] })),
        variants: variants.map((variant) => ({
          sku: variant.sku,
          title: variant.title,
          options: options.length === 0 ? { Default: 'Default' } : { ...variant.options },
          manage_inventory: variant.stock !== null,
          allow_backorder: variant.backOrder,
          prices: priced({ ...variant.prices, ...variant.was }),
          ...(variant.picture === null ? {} : { thumbnail: variant.picture }),
        })),
      })),
    },
  });

  const ids = new Map(
    products.flatMap((product) => product.variants.map((variant) => [variant.sku ?? '', variant.id])),
  );
  const reduced = shop.products.flatMap(({ variants }) => variants.filter(({ was }) => Object.keys(was).length > 0));
  await createPriceListsWorkflow(container).run({
    input: {
      price_lists_data: [
        {
          title: 'Reduced',
          description: 'Reduced prices',
          status: 'active',
          prices: reduced.flatMap(({ sku, prices, was }) =>
            priced(prices)
              .filter(({ currency_code }) => was[currency_code] !== undefined)
              .map((price) => ({ ...price, variant_id: ids.get(sku) ?? '' })),
          ),
        },
      ],
    },
  });

  const stock = new Map(
    shop.products.flatMap(({ variants }) => variants.map((variant) => [variant.sku, variant.stock ?? 0])),
  );
  const { data: items } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'inventory_item', fields: ['id', 'sku'] });
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: items.map(({ id, sku }) => ({
        location_id: places.stockLocation,
        inventory_item_id: id,
        stocked_quantity: stock.get(sku ?? '') ?? 0,
      })),
    },
  });
}
