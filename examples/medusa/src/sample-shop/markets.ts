import type { ExecArgs } from '@medusajs/framework/types';
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils';
import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
  updateStoresWorkflow,
} from '@medusajs/medusa/core-flows';
import type { Catalogue } from './catalogue';

export interface Places {
  readonly salesChannel: string;
  readonly stockLocation: string;
  readonly shippingProfile: string;
}

/** A region for each market, one sales channel with its key, one stock location, one way to ship. */
export async function createMarkets(container: ExecArgs['container'], shop: Catalogue): Promise<Places> {
  const markets = Object.entries(shop.countries);
  const {
    result: [channel],
  } = await createSalesChannelsWorkflow(container).run({ input: { salesChannelsData: [{ name: shop.vendor }] } });
  const salesChannel = channel?.id ?? '';
  const {
    result: [key],
  } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: 'Storefront', type: 'publishable', created_by: '' }] },
  });
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key?.id ?? '', add: [salesChannel] } });

  const [store] = await container.resolve(Modules.STORE).listStores();
  const currencies = markets.map(([, currency_code], index) => ({ currency_code, is_default: index === 0 }));
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store?.id ?? '' },
      update: { name: shop.vendor, supported_currencies: currencies, default_sales_channel_id: salesChannel },
    },
  });
  await createRegionsWorkflow(container).run({
    input: {
      regions: markets.map(([country, currency_code]) => ({
        name: country.toUpperCase(),
        currency_code,
        countries: [country],
        payment_providers: ['pp_system_default'],
      })),
    },
  });
  await createTaxRegionsWorkflow(container).run({
    input: markets.map(([country_code]) => ({ country_code, provider_id: 'tp_system' })),
  });

  const {
    result: [location],
  } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: shop.vendor, address: { address_1: '1 Kiln Lane', country_code: 'US' } }] },
  });
  const stockLocation = location?.id ?? '';
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id: stockLocation, add: [salesChannel] } });
  const link = container.resolve(ContainerRegistrationKeys.LINK);
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: stockLocation },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: 'manual_manual' },
  });
  const {
    result: [profile],
  } = await createShippingProfilesWorkflow(container).run({ input: { data: [{ name: 'Goods', type: 'default' }] } });
  const set = await container.resolve(Modules.FULFILLMENT).createFulfillmentSets({
    name: 'Parcels',
    type: 'shipping',
    service_zones: [
      { name: 'Everywhere', geo_zones: markets.map(([country_code]) => ({ country_code, type: 'country' as const })) },
    ],
  });
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: stockLocation },
    [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
  });
  await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: 'Parcel',
        price_type: 'flat',
        provider_id: 'manual_manual',
        service_zone_id: set.service_zones[0]?.id ?? '',
        shipping_profile_id: profile?.id ?? '',
        type: { label: 'Parcel', description: 'By parcel', code: 'parcel' },
        prices: Object.entries(shop.shipping).map(([currency_code, amount]) => ({ currency_code, amount })),
        rules: [
          { attribute: 'enabled_in_store', value: 'true', operator: 'eq' },
          { attribute: 'is_return', value: 'false', operator: 'eq' },
        ],
      },
    ],
  });
  return { salesChannel, stockLocation, shippingProfile: profile?.id ?? '' };
}
