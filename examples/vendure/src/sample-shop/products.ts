import type { INestApplication } from '@nestjs/common';
import {
  FastImporterService,
  LanguageCode,
  ProductVariant,
  ProductVariantPrice,
  TransactionalConnection,
  TranslatableSaver,
  type CurrencyCode,
  type RequestContext,
} from '@vendure/core';
import { GlobalFlag, type CreateProductVariantInput } from '@vendure/common/lib/generated-types';
import { LANGUAGES, units, type Catalogue, type DemoVariant, type Language } from './catalogue';
import { pictureKeeper } from './pictures';

/** So many can be ordered beyond the stock. */
const BACK_ORDERS = 500;

const code = (language: Language): LanguageCode => language as LanguageCode;

/** The same words for every country are one line; else one line for each. */
function byCountry(lines: readonly (readonly [country: string, text: string | undefined])[]): string | null {
  const texts = lines.filter((entry): entry is [string, string] => entry[1] !== undefined);
  const [first] = texts;
  if (!first) return null;
  return texts.every(([, text]) => text === first[1])
    ? first[1]
    : texts.map(([country, text]) => `${country}: ${text}`).join('\n');
}

function stockOf(
  variant: DemoVariant,
): Pick<
  CreateProductVariantInput,
  'stockOnHand' | 'trackInventory' | 'outOfStockThreshold' | 'useGlobalOutOfStockThreshold'
> {
  const { state, quantity } = variant.stock;
  if (quantity === undefined) return { trackInventory: GlobalFlag.FALSE };
  return {
    trackInventory: GlobalFlag.TRUE,
    stockOnHand: quantity,
    useGlobalOutOfStockThreshold: false,
    outOfStockThreshold: state === 'back-order' ? -BACK_ORDERS : 0,
  };
}

/** Everything the demo sells, in all its languages and currencies. Answers the ids of the products, by handle. */
export async function populateProducts(
  app: INestApplication,
  ctx: RequestContext,
  shop: Catalogue,
  taxCategories: { readonly standard: string; readonly none: string },
): Promise<Map<string, string>> {
  const importer = app.get(FastImporterService);
  const connection = app.get(TransactionalConnection);
  await importer.initialize(ctx.channel);
  const keep = pictureKeeper(ctx, app.get(TranslatableSaver));
  const countries = Object.entries(shop.seed.countries);
  const ids = new Map<string, string>();

  for (const handle of shop.handles) {
    const inLanguage = (language: Language) => shop.product(handle, language, countries[0]?.[0] ?? 'US');
    const product = inLanguage('en');
    const { backOrderDays, content } = shop.seedOf(handle);
    const pictures = await Promise.all(product.pictures.map(keep));
    const productId = await importer.createProduct({
      ...(pictures[0] === undefined ? {} : { featuredAssetId: pictures[0] }),
      assetIds: pictures,
      customFields: { vitrineKind: product.kind },
      translations: LANGUAGES.map((language) => {
        const { title, description } = inLanguage(language);
        const terms = countries.map(([country]) => [country, shop.product(handle, language, country).terms] as const);
        return {
          languageCode: code(language),
          name: title,
          slug: handle,
          description: description ?? '',
          customFields: {
            vitrineDelivery: byCountry(terms.map(([country, { delivery }]) => [country, delivery])),
            vitrineReturns: byCountry(terms.map(([country, { returns }]) => [country, returns])),
            vitrineProtection: byCountry(terms.map(([country, { protection }]) => [country, protection])),
          },
        };
      }),
    });
    ids.set(handle, String(productId));

    const options = new Map<string, string>();
    for (const [axis, { name, values }] of product.options.entries()) {
      const groupId = await importer.createProductOptionGroup({
        code: name,
        translations: LANGUAGES.map((language) => ({
          languageCode: code(language),
          name: inLanguage(language).options[axis]?.label ?? name,
        })),
      });
      for (const [index, { value, color }] of values.entries()) {
        const optionId = await importer.createProductOption({
          productOptionGroupId: groupId,
          code: value,
          translations: LANGUAGES.map((language) => ({
            languageCode: code(language),
            name: inLanguage(language).options[axis]?.values[index]?.label ?? value,
          })),
          ...(color === undefined ? {} : { customFields: { vitrineColor: color } }),
        });
        options.set(`${name}=${value}`, String(optionId));
      }
      await importer.addOptionGroupToProduct(productId, groupId);
    }

    for (const [index, variant] of product.variants.entries()) {
      const { min, max, step } = variant.quantity;
      const prices = countries.map(([country, currency]) => ({
        currency,
        variant: shop.product(handle, 'en', country).variants[index] ?? variant,
      }));
      const compared = prices.flatMap(({ currency, variant: { compareAtPrice } }) =>
        compareAtPrice
          ? [`${currency}:${(compareAtPrice.amount / 10 ** compareAtPrice.exponent).toFixed(compareAtPrice.exponent)}`]
          : [],
      );
      const picture = variant.picture && (await keep(variant.picture));
      const variantId = await importer.createProductVariant({
        productId: String(productId),
        sku: variant.sku ?? variant.id,
        price: units(variant.price),
        taxCategoryId: product.kind === 'gift-card' ? taxCategories.none : taxCategories.standard,
        optionIds: variant.selectedOptions.map(({ name, value }) => options.get(`${name}=${value}`) ?? ''),
        ...(picture === undefined ? {} : { featuredAssetId: picture }),
        assetIds: picture === undefined ? [] : [picture],
        ...stockOf(variant),
        customFields: {
          ...(min === 1 ? {} : { vitrineMin: min }),
          ...(step === 1 ? {} : { vitrineStep: step }),
          ...(max === null ? {} : { vitrineMax: max }),
          ...(compared.length === 0 ? {} : { vitrineCompareAt: compared.join(' ') }),
          ...(backOrderDays === undefined ? {} : { vitrineBackOrderDays: backOrderDays }),
          ...(content === undefined ? {} : { vitrineContent: `${content.amount}/${content.per} ${content.unit}` }),
        },
        translations: LANGUAGES.map((language) => {
          const view = inLanguage(language);
          return {
            languageCode: code(language),
            name: [view.title, view.variants[index]?.title].filter(Boolean).join(', '),
          };
        }),
      });
      await connection.getRepository(ctx, ProductVariantPrice).save(
        prices
          .filter(({ currency }) => currency !== ctx.channel.defaultCurrencyCode)
          .map(
            ({ currency, variant: { price } }) =>
              new ProductVariantPrice({
                variant: { id: variantId } as ProductVariant,
                channelId: ctx.channelId,
                currencyCode: currency as CurrencyCode,
                price: units(price),
              }),
          ),
        { reload: false },
      );
    }
  }
  return ids;
}
