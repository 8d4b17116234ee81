/** How far a gift is. */
export const giftStates = [
  'draft',
  'scheduled',
  'paid',
  'sent',
  'bounced',
  'unknown',
  'canceled',
  'opened',
  'redeemed',
  'refunded',
  'charged-back',
] as const;
export type GiftState = (typeof giftStates)[number];
