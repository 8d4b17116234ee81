import type { CallOptions, KeyValueStorage } from '@vitrine/core';
import { array, nullish, object, string, type InferOutput } from 'valibot';
import { answerOf } from '../http/answer-of.js';
import type { ShopApi } from './shop-api.js';

/** What a shop may say beside Vendure's own, and the type that says it. */
const OWNERS = {
  kind: 'Product', delivery: 'Product', returns: 'Product', protection: 'Product',
  min: 'ProductVariant', step: 'ProductVariant', max: 'ProductVariant', compareAt: 'ProductVariant', backOrderDays: 'ProductVariant', content: 'ProductVariant',
  color: 'ProductOption', note: 'Order', attributes: 'Order', lineAttributes: 'OrderLine',
} as const;

type Field = keyof typeof OWNERS;

/** Names of custom fields, where they are not `vitrineDelivery`, `vitrineMin`, ... (examples/vendure has them all). */
export type FieldNames = { readonly [F in Field]?: string };

/** What a shop offers. A field or an operation that is not there switches its feature off. */
export interface Schema {
  readonly languages: readonly string[];
  readonly currencies: readonly string[];
  /** Of the channel, where the market asks for what it has not. */
  readonly language: string;
  readonly currency: string;
  /** `'Mutation.redeemGiftCard'`: whether the schema has it. */
  has(what: string): boolean;
  /** The name of a custom field; `null` = the shop has none. */
  field(name: Field): string | null;
  /** `customFields{min:vitrineMin}` with all that a type has; `''` = nothing. */
  select(type: (typeof OWNERS)[Field]): string;
}

const CHANNEL = 'activeChannel{defaultLanguageCode availableLanguageCodes defaultCurrencyCode availableCurrencyCodes}';
const ASKED = ['Query', 'Mutation', ...[...new Set(Object.values(OWNERS))].map((type) => `${type}CustomFields`)];
const QUESTION = `{${CHANNEL} ${ASKED.map((type) => `${type}:__type(name:"${type}"){fields{name}}`).join(' ')}}`;

const typeShape = nullish(object({ fields: nullish(array(object({ name: string() }))) }));
const channelShape = object({
  activeChannel: object({ defaultLanguageCode: string(), availableLanguageCodes: nullish(array(string())), defaultCurrencyCode: string(), availableCurrencyCodes: nullish(array(string())) }),
});

/** How long an answer is believed, in milliseconds. */
const BELIEVED = 600_000;

export interface SchemaParts {
  readonly api: ShopApi;
  readonly storage: KeyValueStorage;
  readonly key: string;
  readonly names: FieldNames;
  /** For shops that answer no questions about their schema: what they have, as `Product.vitrineKind`. */
  readonly known: readonly string[] | undefined;
}

/** Asks the shop, once in ten minutes. */
export async function readSchema({ api, storage, key, names, known }: SchemaParts, options: CallOptions | undefined): Promise<Schema> {
  const where = 'connect';
  let data: Readonly<Record<string, unknown>> | null = null;
  try {
    const kept = JSON.parse(storage.get(key) ?? '{}') as { readonly until?: number; readonly data?: typeof data };
    if ((kept.until ?? 0) > Date.now()) data = kept.data ?? null;
  } catch {
    // Damaged: asked again.
  }
  if (!data) {
    data = await api({ where, options, query: known ? `{${CHANNEL}}` : QUESTION });
    storage.set(key, JSON.stringify({ until: Date.now() + BELIEVED, data }));
  }
  return schemaOf(data, names, known);
}

function schemaOf(data: Readonly<Record<string, unknown>>, names: FieldNames, known: readonly string[] | undefined): Schema {
  const where = 'vendure.connect';
  const { activeChannel: channel }: InferOutput<typeof channelShape> = answerOf(channelShape, data, where);
  const there = new Set(known ?? ASKED.flatMap((type) => (answerOf(typeShape, data[type], where)?.fields ?? []).map(({ name }) => `${type.replace('CustomFields', '')}.${name}`)));
  const has = (what: string): boolean => there.has(what);
  const field = (key: Field): string | null => {
    const bare = key === 'lineAttributes' ? 'attributes' : key;
    const name = names[key] ?? `vitrine${bare[0]?.toUpperCase() ?? ''}${bare.slice(1)}`;
    return has(`${OWNERS[key]}.${name}`) ? name : null;
  };
  return {
    languages: channel.availableLanguageCodes ?? [channel.defaultLanguageCode],
    currencies: channel.availableCurrencyCodes ?? [channel.defaultCurrencyCode],
    language: channel.defaultLanguageCode,
    currency: channel.defaultCurrencyCode,
    has, field,
    select(type) {
      const fields = (Object.keys(OWNERS) as Field[]).flatMap((key) => (OWNERS[key] === type && field(key) ? `${key}:${field(key) ?? ''}` : []));
      return fields.length > 0 ? `customFields{${fields.join(' ')}}` : '';
    },
  };
}
