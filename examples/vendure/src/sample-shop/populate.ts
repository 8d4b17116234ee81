import type { INestApplication } from '@nestjs/common';
import {
  ChannelService,
  CollectionService,
  CountryService,
  CustomerService,
  dummyPaymentHandler,
  isGraphQlErrorResult,
  LanguageCode,
  manualFulfillmentHandler,
  PaymentMethodService,
  ProductService,
  PromotionService,
  RequestContextService,
  ShippingMethodService,
  TaxCategoryService,
  TaxRateService,
  TransactionalConnection,
  User,
  ZoneService,
  type CurrencyCode,
  type RequestContext,
} from '@vendure/core';
import { GiftCard, giftPayment, StoreCredit } from '../gift-card-plugin';
import { minorUnits } from '../money-by-currency';
import { fixedOffGoods, minimumByCurrency, percentOffGoods, rateByCurrency } from './by-currency';
import { demoCatalogue, labelled, LANGUAGES, type Catalogue, type DemoDiscount } from './catalogue';
import { populateProducts } from './products';

/** Of everybody who can sign in to the sample shop: it is in the README. */
const PASSWORD = 'kiln-and-clove';

const argument = (name: string, value: string): { name: string; value: string } => ({ name, value });
const english = (name: string): { languageCode: LanguageCode; name: string; description: string }[] => [
  { languageCode: LanguageCode.en, name, description: '' },
];

async function administrator(app: INestApplication): Promise<RequestContext> {
  const user = await app
    .get(TransactionalConnection)
    .rawConnection.getRepository(User)
    .findOneOrFail({ where: { identifier: 'superadmin' }, relations: { roles: { channels: true } } });
  return app.get(RequestContextService).create({
    apiType: 'admin',
    user,
    channelOrToken: await app.get(ChannelService).getDefaultChannel(),
    languageCode: LanguageCode.en,
  });
}

async function populateMarkets(
  app: INestApplication,
  ctx: RequestContext,
  shop: Catalogue,
): Promise<{ standard: string; none: string }> {
  const names = new Map(LANGUAGES.map((language) => [language, new Intl.DisplayNames([language], { type: 'region' })]));
  const members: string[] = [];
  for (const country of Object.keys(shop.seed.countries)) {
    const { id } = await app.get(CountryService).create(ctx, {
      code: country,
      enabled: true,
      translations: LANGUAGES.map((language) => ({
        languageCode: language as LanguageCode,
        name: names.get(language)?.of(country) ?? country,
      })),
    });
    members.push(String(id));
  }
  const zone = await app.get(ZoneService).create(ctx, { name: 'Where we ship to', memberIds: members });
  const category = async (name: string, isDefault: boolean): Promise<string> => {
    const { id } = await app.get(TaxCategoryService).create(ctx, { name, isDefault });
    await app.get(TaxRateService).create(ctx, { name, enabled: true, value: 0, categoryId: id, zoneId: zone.id });
    return String(id);
  };
  const categories = { standard: await category('Goods', true), none: await category('Gift cards', false) };
  const channel = await app.get(ChannelService).update(ctx, {
    id: ctx.channelId,
    pricesIncludeTax: true,
    defaultTaxZoneId: zone.id,
    defaultShippingZoneId: zone.id,
    defaultLanguageCode: LanguageCode.en,
    availableLanguageCodes: LANGUAGES.map((language) => language as LanguageCode),
    defaultCurrencyCode: 'USD' as CurrencyCode,
    availableCurrencyCodes: shop.seed.currencies.map((currency) => currency as CurrencyCode),
  });
  if (isGraphQlErrorResult(channel)) throw new Error(channel.message);
  return categories;
}

async function populateCheckout(app: INestApplication, ctx: RequestContext, shop: Catalogue): Promise<void> {
  const { shipping, freeShipping } = shop.seed;
  await app.get(ShippingMethodService).create(ctx, {
    code: 'parcel',
    fulfillmentHandler: manualFulfillmentHandler.code,
    checker: { code: 'default-shipping-eligibility-checker', arguments: [argument('orderMinimum', '0')] },
    calculator: {
      code: rateByCurrency.code,
      arguments: [
        argument('rate', labelled(shop.seed, shipping)),
        argument('freeFrom', labelled(shop.seed, freeShipping)),
      ],
    },
    translations: english('Parcel'),
  });
  const pays = async (code: string, name: string, settles: boolean): Promise<void> => {
    await app.get(PaymentMethodService).create(ctx, {
      code,
      enabled: true,
      handler: { code: dummyPaymentHandler.code, arguments: [argument('automaticSettle', String(settles))] },
      translations: english(name),
    });
  };
  await app.get(PaymentMethodService).create(ctx, {
    code: giftPayment.code,
    enabled: true,
    handler: { code: giftPayment.code, arguments: [] },
    translations: english('Gift cards and store credit'),
  });
  await pays('test-payment', 'Test payment, settled at once', true);
  await pays('test-invoice', 'Test payment, settled by the shop', false);
}

function promotionOf(
  { effect, minimum }: DemoDiscount,
  { seed }: Catalogue,
): {
  conditions: { code: string; arguments: { name: string; value: string }[] }[];
  actions: { code: string; arguments: { name: string; value: string }[] }[];
} {
  const least = {
    code: minimumByCurrency.code,
    arguments: [argument('minimum', minimum === undefined ? '' : labelled(seed, minimum))],
  };
  if (effect === 'free-shipping') return { conditions: [], actions: [{ code: 'free_shipping', arguments: [] }] };
  if ('percent' in effect)
    return {
      conditions: [least],
      actions: [{ code: percentOffGoods.code, arguments: [argument('percent', String(effect.percent))] }],
    };
  return {
    conditions: [least],
    actions: [{ code: fixedOffGoods.code, arguments: [argument('amount', labelled(seed, effect.fixed))] }],
  };
}

async function populatePromotions(app: INestApplication, ctx: RequestContext, shop: Catalogue): Promise<void> {
  for (const discount of shop.seed.discounts) {
    const promotion = await app.get(PromotionService).createPromotion(ctx, {
      enabled: true,
      couponCode: discount.code,
      ...(discount.expired === true ? { startsAt: new Date('2024-01-01'), endsAt: new Date('2024-03-01') } : {}),
      ...promotionOf(discount, shop),
      translations: LANGUAGES.map((language) => ({
        languageCode: language as LanguageCode,
        name: discount.title[language] ?? discount.code,
      })),
    });
    if (isGraphQlErrorResult(promotion)) throw new Error(promotion.message);
  }
}

/** The cards of the demo's README, in every currency. Only what their codes hash to is known here. */
async function populateGiftCards(app: INestApplication, ctx: RequestContext, { seed }: Catalogue): Promise<void> {
  const cards = seed.giftCards.flatMap(({ hash, last, balance }) =>
    balance.split(' ').map(
      (amount, index) =>
        new GiftCard({
          codeHash: hash,
          last,
          currencyCode: seed.currencies[index] as CurrencyCode,
          worth: minorUnits(amount),
          balance: minorUnits(amount),
        }),
    ),
  );
  await app.get(TransactionalConnection).getRepository(ctx, GiftCard).save(cards);
}

async function populateAccounts(app: INestApplication, ctx: RequestContext, { seed }: Catalogue): Promise<void> {
  for (const { name, email, credit } of seed.accounts) {
    const [firstName = '', lastName = ''] = name.split(' ');
    const customer = await app.get(CustomerService).create(ctx, { firstName, lastName, emailAddress: email }, PASSWORD);
    if (isGraphQlErrorResult(customer)) throw new Error(customer.message);
    const balances = credit.split(' ').map(
      (amount, index) =>
        new StoreCredit({
          customerId: customer.id,
          currencyCode: seed.currencies[index] as CurrencyCode,
          balance: minorUnits(amount),
        }),
    );
    await app
      .get(TransactionalConnection)
      .getRepository(ctx, StoreCredit)
      .save(balances.filter(({ balance }) => balance > 0));
  }
}

/** Kiln & Clove, once: a shop that has products is left alone. Answers whether it was empty. */
export async function populate(app: INestApplication): Promise<boolean> {
  const first = await administrator(app);
  if ((await app.get(ProductService).findAll(first, { take: 1 })).totalItems > 0) return false;
  const shop = await demoCatalogue();
  const categories = await populateMarkets(app, first, shop);
  // The channel has changed: a context carries the one it was made with.
  const ctx = await administrator(app);
  await populateCheckout(app, ctx, shop);
  await populatePromotions(app, ctx, shop);
  await populateGiftCards(app, ctx, shop);
  const products = await populateProducts(app, ctx, shop, categories);
  await app.get(CollectionService).create(ctx, {
    isPrivate: false,
    filters: [
      {
        code: 'product-id-filter',
        arguments: [
          argument('productIds', JSON.stringify(shop.seed.featured.map((handle) => products.get(handle)))),
          argument('combineWithAnd', 'true'),
        ],
      },
    ],
    translations: LANGUAGES.map((language) => ({
      languageCode: language as LanguageCode,
      name: 'Featured',
      slug: 'featured',
      description: '',
    })),
  });
  await populateAccounts(app, ctx, shop);
  return true;
}
