import type { Attribute } from '@vitrine/core';
import { refuse } from './refuse.js';
import type { Schema } from './schema.js';

/** As text of a custom field, in the order of the keys: two lists that say the same are one. `null` = none. */
export function attributesText(attributes: readonly Attribute[] | undefined): string | null {
  const pairs = (attributes ?? [])
    .flatMap(({ key, value }) => (value === '' ? [] : [[key, value]]))
    .sort((a, b) => (String(a) < String(b) ? -1 : 1));
  return pairs[0] ? JSON.stringify(pairs) : null;
}

/** What somebody else wrote into the field is no attribute. */
export function attributesOf(text: string | null | undefined): Attribute[] {
  try {
    return (JSON.parse(text ?? '[]') as unknown[][]).map(([key, value]) => ({
      key: String(key),
      value: String(value),
    }));
  } catch {
    return [];
  }
}

/** Names of custom fields are known when the shop is. Throws `unsupported` for a value that the shop has no field for. */
export function customField(
  schema: Schema,
  type: 'Order' | 'OrderLine',
  name: 'note' | 'attributes',
  value: string | null,
): object {
  const field = schema.field(type, name as 'attributes');
  if (field) return { customFields: { [field]: value } };
  if (value) throw refuse('unsupported', { message: `the shop has no field for ${name}` });
  return {};
}
