import type { GiftRecipient } from '@vitrine/core';
import { nullish, number, object, string, type InferOutput } from 'valibot';

export const giftFields = 'giftCard{name email sender message designId sendDate sendZone sendOffset}';

export const giftShape = nullish(object({ name: string(), email: string(), sender: string(), message: string(), designId: string(), sendDate: nullish(string()), sendZone: nullish(string()), sendOffset: nullish(number()) }));

/** Who gets the gift card of a line. */
export function recipientOf(gift: InferOutput<typeof giftShape> | undefined): GiftRecipient | undefined {
  if (!gift) return undefined;
  const { name, email, sender, message, designId, sendDate, sendZone, sendOffset } = gift;
  return { name, email, sender, message, designId, ...(sendDate ? { sendOn: { date: sendDate, zone: sendZone ?? '', offset: sendOffset ?? 0 } } : {}) };
}
