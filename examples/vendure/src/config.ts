import {
  BigIntMoneyStrategy,
  DefaultJobQueuePlugin,
  DefaultLogger,
  DefaultSchedulerPlugin,
  defaultPromotionActions,
  defaultPromotionConditions,
  dummyPaymentHandler,
  LogLevel,
  NoopSessionCacheStrategy,
  type VendureConfig,
} from '@vendure/core';
import { EmailPlugin, FileBasedTemplateLoader } from '@vendure/email-plugin';
import { resolve } from 'node:path';
import { giftCardMessage, GiftCardPlugin, GiftCodeSender, type GiftCardOptions } from './gift-card-plugin';
import { PRECISION } from './money-by-currency';
import { pictureRoutes, RepositoryPictures } from './pictures';
import { fixedOffGoods, minimumByCurrency, percentOffGoods, rateByCurrency } from './sample-shop/by-currency';
import { StorefrontPlugin } from './storefront-plugin';

export interface EngineOptions {
  /** 0 = any that is free. */
  readonly port: number;
  readonly database: {
    readonly host: string;
    readonly port: number;
    readonly username: string;
    readonly password: string;
    readonly database: string;
  };
  /** Origins of the pages that may talk to the Shop API. Nobody else may: the default of Vendure lets everybody. */
  readonly storefronts: readonly string[];
  /** Signs what Vendure keeps in cookies. */
  readonly secret: string;
  /** Folder of the dev mailbox. */
  readonly mail: string;
  readonly giftCards: GiftCardOptions;
  /** Of the administrator `superadmin`. */
  readonly password: string;
  /** Plugins that not every start has. */
  readonly more?: NonNullable<VendureConfig['plugins']>;
}

/** Amounts up to nine quadrillion: the default keeps 32 bits, which are 21 million dong at two digits. */
class Money extends BigIntMoneyStrategy {
  override readonly precision = PRECISION;
}

export function engineConfig({
  port,
  database,
  storefronts,
  secret,
  password,
  mail,
  giftCards,
  more = [],
}: EngineOptions): VendureConfig {
  return {
    logger: new DefaultLogger({ level: LogLevel.Warn, timestamp: false }),
    apiOptions: {
      hostname: '127.0.0.1',
      port,
      // The one header a page of another origin must be able to read: its session.
      cors: { origin: [...storefronts], credentials: false, exposedHeaders: ['vendure-auth-token'], maxAge: 600 },
      middleware: pictureRoutes,
    },
    authOptions: {
      // Cookies are dead in a page of another origin.
      tokenMethod: ['bearer'],
      cookieOptions: { secret },
      requireVerification: false,
      // A session that ends somewhere has ended everywhere.
      sessionCacheStrategy: new NoopSessionCacheStrategy(),
      superadminCredentials: { identifier: 'superadmin', password },
    },
    dbConnectionOptions: { type: 'postgres', ...database, synchronize: true, logging: false },
    entityOptions: { moneyStrategy: new Money() },
    assetOptions: { assetStorageStrategy: new RepositoryPictures() },
    promotionOptions: {
      promotionConditions: [...defaultPromotionConditions, minimumByCurrency],
      promotionActions: [...defaultPromotionActions, percentOffGoods, fixedOffGoods],
    },
    shippingOptions: { shippingCalculators: [rateByCurrency] },
    paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
    plugins: [
      DefaultJobQueuePlugin.init({ pollInterval: 500 }),
      DefaultSchedulerPlugin.init({}),
      StorefrontPlugin,
      GiftCardPlugin.init(giftCards),
      EmailPlugin.init({
        devMode: true,
        route: 'mailbox',
        outputPath: mail,
        handlers: [giftCardMessage],
        templateLoader: new FileBasedTemplateLoader(resolve(__dirname, '../templates')),
        emailSender: new GiftCodeSender(),
        globalTemplateVars: { fromAddress: giftCards.from },
      }),
      ...more,
    ],
  };
}
