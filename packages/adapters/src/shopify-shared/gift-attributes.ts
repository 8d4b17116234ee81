import type { Attribute, GiftCardOrder, GiftRecipient } from '@vitrine/core';
import { cleanRecipient } from '../gift-card/gift-orders.js';

/** The attribute names that Shopify's themes use, and that Shopify reads when it sends the card. */
const shopifyNames = {
  send: '__shopify_send_gift_card_to_recipient',
  offset: '__shopify_offset',
  email: 'Recipient email',
  name: 'Recipient name',
  message: 'Message',
  date: 'Send on',
} as const;

/** Prefix of what Shopify has no name for. It stays with the order, for the shop's own e-mails. */
const ownPrefix = '_vitrine_';

/** A gift as line attributes. */
export function giftAttributes({ recipient }: GiftCardOrder): Attribute[] {
  const { name, email, sender, message, designId, sendOn } = cleanRecipient(recipient);
  return Object.entries({
    [shopifyNames.send]: 'on',
    [shopifyNames.email]: email,
    [shopifyNames.name]: name,
    [shopifyNames.message]: message,
    // Like `Date.getTimezoneOffset()`: minutes *west* of UTC, on the day it is sent.
    ...(sendOn
      ? {
          [shopifyNames.date]: sendOn.date,
          [shopifyNames.offset]: String(0 - sendOn.offset),
          [`${ownPrefix}zone`]: sendOn.zone,
        }
      : {}),
    [`${ownPrefix}sender`]: sender,
    [`${ownPrefix}design`]: designId,
    // Without it Shopify would merge two equal gifts into one line of two.
    [`${ownPrefix}gift`]: String(Math.random()),
  }).flatMap(([key, value]) => (value ? { key, value } : []));
}

/** Who gets the card of this line, also when the shop's own theme added it; `null` = the buyer. */
export function recipientOf(attributes: readonly Attribute[]): GiftRecipient | null {
  const valueOf = (name: string): string => attributes.find(({ key }) => key === name)?.value ?? '';
  const date = valueOf(shopifyNames.date);
  const recipient = {
    name: valueOf(shopifyNames.name),
    email: valueOf(shopifyNames.email),
    message: valueOf(shopifyNames.message),
    sender: valueOf(`${ownPrefix}sender`),
    designId: valueOf(`${ownPrefix}design`),
  };
  if (!recipient.email) return null;
  const offset = 0 - (Number(valueOf(shopifyNames.offset)) || 0);
  return date ? { ...recipient, sendOn: { date, zone: valueOf(`${ownPrefix}zone`) || 'UTC', offset } } : recipient;
}

/** The attributes that are left to show beside a gift. */
export const withoutGift = (attributes: readonly Attribute[]): Attribute[] =>
  attributes.filter(({ key }) => !Object.values<string>(shopifyNames).includes(key) && !key.startsWith(ownPrefix));
