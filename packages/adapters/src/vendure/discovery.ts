import { plainJson, type CallOptions, type KeyValueStorage } from '@vitrine/core';
import { maybe, parseAnswer, type Shape } from '../http/shape.js';
import type { Client } from './client.js';
import { customFields, type CustomFields, type CustomFieldsOf } from './custom-fields.js';

/** Names of custom fields, where they are not `vitrineDelivery`, `vitrineMin`, ... as in examples/vendure. */
export type FieldNames = {
  readonly [T in keyof CustomFields]?: { readonly [F in keyof CustomFields[T]]?: string };
};

/** What a shop's API offers. A missing field or operation switches its feature off. */
export interface ShopSchema {
  readonly languages: readonly string[];
  readonly currencies: readonly string[];
  /** The channel's own, for a market that asks for a language the channel does not have. */
  readonly language: string;
  readonly currency: string;
  /** Whether the schema has `'Mutation.redeemGiftCard'`. */
  has(member: string): boolean;
  /** The shop's name of a custom field; `null` = it has none. */
  field<T extends keyof CustomFields>(type: T, name: keyof CustomFields[T] & string): string | null;
  /** The shape of the custom fields that the shop has. */
  customFields<T extends keyof CustomFields>(type: T): CustomFieldsOf<T>;
}

const channelShape = {
  defaultLanguageCode: '',
  availableLanguageCodes: [''],
  defaultCurrencyCode: '',
  availableCurrencyCodes: [''],
} as const;
const typeShape = maybe({ fields: [{ name: '' }] });

const types = [
  'Query',
  'Mutation',
  'Order',
  'OrderLine',
  ...Object.keys(customFields).map((type) => `${type}CustomFields`),
];
const channelQuery = `activeChannel{${Object.keys(channelShape).join(' ')}}`;
const introspectionQuery = `{${channelQuery} ${types.map((type) => `${type}:__type(name:"${type}"){fields{name}}`).join(' ')}}`;

/** `channelToken` names no channel; or the shop forbids introspection and `schema` is not given. */
const errorCodes = { CHANNEL_NOT_FOUND: 'misconfigured', GRAPHQL_VALIDATION_FAILED: 'misconfigured' } as const;

const cacheTtlMs = 600_000;

export interface DiscoveryParts {
  readonly client: Client;
  readonly storage: KeyValueStorage;
  /** Where the answer is cached. */
  readonly key: string;
  readonly names: FieldNames;
  /** The members of the schema, for shops that forbid introspection. */
  readonly known: readonly string[] | undefined;
}

/** Reads what the shop offers, at most once in ten minutes. */
export async function discover(
  { client, storage, key, names, known }: DiscoveryParts,
  options: CallOptions | undefined,
): Promise<ShopSchema> {
  const [until = '0', cached] = (storage.get(key) ?? '').split('\n');
  let data: Readonly<Record<string, unknown>> | undefined;
  try {
    const leftMs = Number(until) - Date.now();
    // A clock that was set back must not keep what is stored for longer than it is good for.
    if (leftMs > 0 && leftMs <= cacheTtlMs) data = JSON.parse(cached ?? '') as Readonly<Record<string, unknown>>;
  } catch {
    // Damaged: requested again.
  }
  if (!data) {
    data = await client.request({ query: known ? `{${channelQuery}}` : introspectionQuery, options, errorCodes });
    storage.set(key, `${Date.now() + cacheTtlMs}\n${plainJson(data)}`);
  }
  const {
    defaultLanguageCode: language,
    availableLanguageCodes: languages,
    defaultCurrencyCode: currency,
    availableCurrencyCodes: currencies,
  } = parseAnswer(channelShape, data['activeChannel'], 'vendure');
  const members = new Set(
    known ??
      types.flatMap((type) =>
        (parseAnswer(typeShape, data[type], 'vendure')?.fields ?? []).map(
          ({ name }) => `${type.replace('CustomFields', '')}.${name}`,
        ),
      ),
  );

  const field = (type: keyof CustomFields, name: string): string | null => {
    const shopName =
      (names[type] as Readonly<Record<string, string>> | undefined)?.[name] ??
      `vitrine${(name[0] ?? '').toUpperCase()}${name.slice(1)}`;
    return members.has(`${type}.${shopName}`) ? shopName : null;
  };
  return {
    language,
    languages,
    currency,
    currencies,
    field,
    has: (member) => members.has(member),
    customFields<T extends keyof CustomFields>(type: T) {
      const fields = Object.entries<Shape>(customFields[type]).flatMap(([name, shape]) => {
        const shopName = field(type, name);
        return shopName === null ? [] : [[`${name}:${shopName}`, shape] as const];
      });
      return (fields[0] ? { customFields: maybe(Object.fromEntries(fields)) } : {}) as CustomFieldsOf<T>;
    },
  };
}
