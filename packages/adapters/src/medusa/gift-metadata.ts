import type { Attribute, GiftRecipient } from '@vitrine/core';
import { parseAnswerOrNull, maybe, NUMBER, TEXT } from '../http/shape.js';

/** Where a gift's recipient lies in the metadata of its line. */
const GIFT = 'vitrine_gift';

const giftShape = {
  [GIFT]: {
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

/** What Medusa keeps with a line. Its order has no meaning there, so lines that are equal grow. `gift` makes a line its own. */
export const metadataOf = (
  attributes: readonly Attribute[] = [],
  gift?: { readonly id: string; readonly recipient: GiftRecipient },
): Record<string, unknown> => ({
  ...Object.fromEntries(attributes.filter(({ value }) => value !== '').map(({ key, value }) => [key, value])),
  ...(gift ? { [GIFT]: gift } : {}),
});

export const attributesOf = (metadata: unknown): Attribute[] =>
  Object.entries(Object(metadata) as object).flatMap(([key, value]) =>
    typeof value === 'string' ? { key, value } : [],
  );

export function recipientOf(metadata: unknown): GiftRecipient | null {
  const gift = parseAnswerOrNull(giftShape, metadata);
  if (!gift) return null;
  const { sendOn, ...recipient } = gift[GIFT].recipient;
  return { ...recipient, ...(sendOn ? { sendOn } : {}) };
}
