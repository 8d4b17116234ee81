import { PluginCommonModule, VendurePlugin, type RuntimeVendureConfig } from '@vendure/core';
import { customFields } from './fields';
import { ProductsOfVariantsResolver, productsOfVariantsSchema } from './products-of-variants';
import { QuantityRules } from './quantity-rules';
import { StockLevel } from './stock-level';

type Fields = RuntimeVendureConfig['customFields'];

/**
 * What a shop of Vitrine needs beside Vendure's own: fields for delivery and quantities, the rules behind them, stock
 * in numbers.
 */
@VendurePlugin({
  imports: [PluginCommonModule],
  compatibility: '^3.7.0',
  shopApiExtensions: { schema: productsOfVariantsSchema, resolvers: [ProductsOfVariantsResolver] },
  configuration(config) {
    for (const [entity, fields] of Object.entries(customFields)) {
      const known = entity as keyof Fields;
      config.customFields[known] = [...(config.customFields[known] ?? []), ...(fields ?? [])] as never;
    }
    config.orderOptions.orderInterceptors = [...config.orderOptions.orderInterceptors, new QuantityRules()];
    config.catalogOptions.stockDisplayStrategy = new StockLevel();
    return config;
  },
})
export class StorefrontPlugin {}
