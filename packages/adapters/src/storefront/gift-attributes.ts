import type { Attribute, GiftCardOrder, GiftRecipient } from '@vitrine/core';
import { cleanRecipient } from '../gift-card/gift-orders.js';

/** The names Shopify's themes give to what it reads when the card is sent. */
const NAMED = {
  send: '__shopify_send_gift_card_to_recipient',
  offset: '__shopify_offset',
  email: 'Recipient email',
  name: 'Recipient name',
  message: 'Message',
  date: 'Send on',
} as const;

/** What it has no name for stays with the order, for the shop's own letters. */
const OURS = '_vitrine_';

/** A gift as line attributes. */
export function giftAttributes({ recipient }: GiftCardOrder): Attribute[] {
  const { name, email, sender, message, designId, sendOn } = cleanRecipient(recipient);
  return Object.entries({
    [NAMED.send]: 'on',
    [NAMED.email]: email,
    [NAMED.name]: name,
    [NAMED.message]: message,
    // As of `Date.getTimezoneOffset()`: minutes *west* of UTC, on the day it is sent.
    ...(sendOn
      ? { [NAMED.date]: sendOn.date, [NAMED.offset]: String(0 - sendOn.offset), [`${OURS}zone`]: sendOn.zone }
      : {}),
    [`${OURS}sender`]: sender,
    [`${OURS}design`]: designId,
    // Two equal gifts would be one line of two.
    [`${OURS}gift`]: String(Math.random()),
  }).flatMap(([key, value]) => (value ? { key, value } : []));
}

/** Who gets the card of this line, also one that the shop's own theme has put there; `null` = whoever buys it. */
export function recipientOf(attributes: readonly Attribute[]): GiftRecipient | null {
  const of = (name: string): string => attributes.find(({ key }) => key === name)?.value ?? '';
  const date = of(NAMED.date);
  const recipient = {
    name: of(NAMED.name),
    email: of(NAMED.email),
    message: of(NAMED.message),
    sender: of(`${OURS}sender`),
    designId: of(`${OURS}design`),
  };
  if (!recipient.email) return null;
  return date
    ? { ...recipient, sendOn: { date, zone: of(`${OURS}zone`) || 'UTC', offset: 0 - (Number(of(NAMED.offset)) || 0) } }
    : recipient;
}

/** What is left to show of a gift's attributes. */
export const withoutGift = (attributes: readonly Attribute[]): Attribute[] =>
  attributes.filter(({ key }) => !Object.values<string>(NAMED).includes(key) && !key.startsWith(OURS));
