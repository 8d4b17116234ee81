import type { Attribute, GiftRecipient } from '@vitrine/core';
import { fields, maybe, readOrNull, text, whole } from '../http/shape.js';
import type { Metadata } from './answers.js';

/** Where a gift's recipient lies in the metadata of its line. */
const GIFT = 'vitrine_gift';

const giftShape = fields({
  recipient: fields({ name: text, email: text, sender: text, message: text, designId: text, sendOn: maybe(fields({ date: text, zone: text, offset: whole }), null) }),
});

/** What Medusa keeps with a line. Its order has no meaning there, so lines that are equal grow. `gift` makes a line its own. */
export const metadataOf = (attributes: readonly Attribute[] = [], gift?: { readonly id: string; readonly recipient: GiftRecipient }): Record<string, unknown> => ({
  ...Object.fromEntries(attributes.filter(({ value }) => value !== '').map(({ key, value }) => [key, value])),
  ...(gift ? { [GIFT]: gift } : {}),
});

export const attributesOf = (metadata: Metadata): Attribute[] =>
  Object.entries(metadata).flatMap(([key, value]) => (typeof value === 'string' ? { key, value } : []));

export function recipientOf(metadata: Metadata): GiftRecipient | null {
  const gift = readOrNull(giftShape, metadata[GIFT]);
  if (!gift) return null;
  const { sendOn, ...recipient } = gift.recipient;
  return { ...recipient, ...(sendOn ? { sendOn } : {}) };
}
