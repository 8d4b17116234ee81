import { plainJson, type Attribute } from '@vitrine/core';
import type { ShopSchema } from './discovery.js';
import { backendError } from './errors.js';

/** Attributes as the text of a custom field, sorted by key, so that equal lists are equal texts. `null` = none. */
export function attributesText(attributes: readonly Attribute[] | undefined): string | null {
  const pairs = (attributes ?? [])
    .flatMap(({ key, value }) => (value === '' ? [] : [[key, value]]))
    .sort((a, b) => (String(a) < String(b) ? -1 : 1));
  return pairs[0] ? plainJson(pairs) : null;
}

/** Text in the field that we did not write is no attribute. */
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

/** The input that sets a custom field. Throws `unsupported` for a value that the shop has no field for. */
export function customFieldInput(
  schema: ShopSchema,
  type: 'Order' | 'OrderLine',
  name: 'note' | 'attributes',
  value: string | null,
): object {
  const field = schema.field(type, name as 'attributes');
  if (field) return { customFields: { [field]: value } };
  if (value) throw backendError('unsupported', { message: `the shop has no field for ${name}` });
  return {};
}
