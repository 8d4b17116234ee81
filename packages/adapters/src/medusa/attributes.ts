import type { Attribute, GiftRecipient } from '@vitrine/core';
import { maybe, NUMBER, parseAnswerOrNull, TEXT } from '../http/shape.js';

/** The key of a gift's recipient in the metadata of its line. */
const giftKey = 'vitrine_gift';

const giftShape = {
  [giftKey]: {
    recipient: {
      name: TEXT,
      email: TEXT,
      sender: TEXT,
      message: TEXT,
      designId: TEXT,
      sendOn: maybe({ date: TEXT, zone: TEXT, offset: NUMBER }),
    },
  },
} as const;

/**
 * The metadata of a line. Medusa merges lines with equal metadata, in any order; the `id` of a gift keeps its line
 * apart.
 */
export const metadataOf = (
  attributes: readonly Attribute[] = [],
  gift?: { readonly id: string; readonly recipient: GiftRecipient },
): Record<string, unknown> => ({
  ...Object.fromEntries(attributes.filter(({ value }) => value !== '').map(({ key, value }) => [key, value])),
  ...(gift ? { [giftKey]: gift } : {}),
});

export const attributesOf = (metadata: unknown): Attribute[] =>
  Object.entries(Object(metadata) as object).flatMap(([key, value]) =>
    typeof value === 'string' ? { key, value } : [],
  );

export function recipientOf(metadata: unknown): GiftRecipient | null {
  const gift = parseAnswerOrNull(giftShape, metadata);
  if (!gift) return null;
  const { sendOn, ...recipient } = gift[giftKey].recipient;
  return { ...recipient, ...(sendOn ? { sendOn } : {}) };
}
