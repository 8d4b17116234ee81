import type { CallOptions, KeyValueStorage } from '@vitrine/core';
import { parseAnswer, maybe, type Shape } from '../http/shape.js';
import { CUSTOM, type Custom, type CustomOf } from './custom-fields.js';
import type { ShopApi } from './shop-api.js';

/** Names of custom fields, where they are not `vitrineDelivery`, `vitrineMin`, ... as in examples/vendure. */
export type FieldNames = { readonly [T in keyof Custom]?: { readonly [F in keyof Custom[T]]?: string } };

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
  field<T extends keyof Custom>(type: T, name: keyof Custom[T] & string): string | null;
  custom<T extends keyof Custom>(type: T): CustomOf<T>;
}

const CHANNEL = {
  defaultLanguageCode: '',
  availableLanguageCodes: [''],
  defaultCurrencyCode: '',
  availableCurrencyCodes: [''],
} as const;
const TYPE = maybe({ fields: [{ name: '' }] });

const TYPES = Object.keys(CUSTOM);
const ASKED = ['Query', 'Mutation', 'Order', 'OrderLine', ...TYPES.map((type) => `${type}CustomFields`)];
const channel = `activeChannel{${Object.keys(CHANNEL).join(' ')}}`;
const QUESTION = `{${channel} ${ASKED.map((type) => `${type}:__type(name:"${type}"){fields{name}}`).join(' ')}}`;

/** `channelToken` names no channel; the shop answers no questions, and `schema` is not given. */
const SET_UP = { CHANNEL_NOT_FOUND: 'misconfigured', GRAPHQL_VALIDATION_FAILED: 'misconfigured' } as const;

/** How long an answer is believed, in milliseconds. */
const BELIEVED = 600_000;

/** Asks the shop, once in ten minutes. `known`: for shops that answer no questions about their schema. */
export async function readSchema(
  api: ShopApi,
  storage: KeyValueStorage,
  key: string,
  names: FieldNames,
  known: readonly string[] | undefined,
  options: CallOptions | undefined,
): Promise<Schema> {
  const [until = '0', kept] = (storage.get(key) ?? '').split('\n');
  let data: Readonly<Record<string, unknown>> | undefined;
  try {
    if (Number(until) > Date.now()) data = JSON.parse(kept ?? '') as Readonly<Record<string, unknown>>;
  } catch {
    // Damaged: asked again.
  }
  if (!data) {
    data = await api({ query: known ? `{${channel}}` : QUESTION, options, errorCodes: SET_UP });
    storage.set(key, `${Date.now() + BELIEVED}\n${JSON.stringify(data)}`);
  }
  const {
    defaultLanguageCode: language,
    availableLanguageCodes: languages,
    defaultCurrencyCode: currency,
    availableCurrencyCodes: currencies,
  } = parseAnswer(CHANNEL, data['activeChannel'], 'vendure');
  const there = new Set(
    known ??
      ASKED.flatMap((type) =>
        (parseAnswer(TYPE, data[type], 'vendure')?.fields ?? []).map(
          ({ name }) => `${type.replace('CustomFields', '')}.${name}`,
        ),
      ),
  );

  const field = (type: keyof Custom, name: string): string | null => {
    const own =
      (names[type] as Readonly<Record<string, string>> | undefined)?.[name] ??
      `vitrine${(name[0] ?? '').toUpperCase()}${name.slice(1)}`;
    return there.has(`${type}.${own}`) ? own : null;
  };
  return {
    language,
    languages,
    currency,
    currencies,
    field,
    has: (what) => there.has(what),
    custom<T extends keyof Custom>(type: T) {
      const fields = Object.entries<Shape>(CUSTOM[type]).flatMap(([name, shape]) => {
        const own = field(type, name);
        return own === null ? [] : [[`${name}:${own}`, shape] as const];
      });
      return (fields[0] ? { customFields: maybe(Object.fromEntries(fields)) } : {}) as CustomOf<T>;
    },
  };
}
