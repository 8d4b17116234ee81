import { PluginCommonModule, Type, VendurePlugin } from '@vendure/core';
import {
  adminSchema,
  GiftAdminResolver,
  GiftLineResolver,
  GiftOrderResolver,
  GiftShopResolver,
  shopSchema,
} from './api';
import { GiftCard, GiftLookUpTally, GiftMovement, StoreCredit, Tender } from './entities';
import { GiftCardIssue } from './issue';
import { LookUps } from './look-ups';
import { GiftOrders } from './orders';
import { giftPayment } from './payment-handler';
import { GiftPrice } from './gift-price';
import type { GiftCardOptions } from './terms';
import { GIFT_CARD_OPTIONS } from './token';
import { Wallet } from './wallet';

export { giftCardMessage, GiftCodeSender } from './message';
export { giftPayment };
export { GiftCard, StoreCredit };
export type { GiftCardOptions };

/** Gift cards with a message, store credit, and paying with both. Needs the fields of the StorefrontPlugin. */
@VendurePlugin({
  imports: [PluginCommonModule],
  compatibility: '^3.7.0',
  entities: [GiftCard, StoreCredit, Tender, GiftMovement, GiftLookUpTally],
  providers: [
    { provide: GIFT_CARD_OPTIONS, useFactory: () => GiftCardPlugin.options },
    Wallet,
    LookUps,
    GiftOrders,
    GiftCardIssue,
  ],
  exports: [GiftCardIssue],
  shopApiExtensions: { schema: shopSchema, resolvers: [GiftShopResolver, GiftOrderResolver, GiftLineResolver] },
  adminApiExtensions: { schema: adminSchema, resolvers: [GiftAdminResolver] },
  configuration(config) {
    config.paymentOptions.paymentMethodHandlers.push(giftPayment);
    config.orderOptions.orderItemPriceCalculationStrategy = new GiftPrice();
    return config;
  },
})
export class GiftCardPlugin {
  static options: GiftCardOptions;

  static init(options: GiftCardOptions): Type<GiftCardPlugin> {
    this.options = options;
    return GiftCardPlugin;
  }
}
