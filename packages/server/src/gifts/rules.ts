import type { GiftState } from './states.js';
import type { GiftDelivery, GiftRow } from './tables.js';
import { instantOf, offsetAt } from './zones.js';

/** A gift arrives in the morning of its day, where its receiver lives. */
export const deliveryHour = 9;
/** Days from today that a gift may be sent on. */
export const scheduleDaysAtMost = 366;
/** The first time, and corrections. */
export const sendingsAtMost = 6;

const dayMs = 86_400_000;

/** When a gift leaves: now, where its day is not named or its hour has passed. */
export const dueAtOf = (sendOn: { date: string; zone: string } | null, now: Date): Date =>
  sendOn ? new Date(Math.max(instantOf(sendOn.date, sendOn.zone, deliveryHour).getTime(), now.getTime())) : now;

/** Whether the day is today or later where the receiver lives, and not too far away. */
export function canBeSentOn({ date, zone }: { date: string; zone: string }, now: Date): boolean {
  const today = new Date(now.getTime() + offsetAt(zone, now.getTime())).toJSON().slice(0, 10);
  const days = (Date.parse(date) - Date.parse(today)) / dayMs;
  return days >= 0 && days <= scheduleDaysAtMost;
}

type Moments = Pick<
  GiftRow,
  'paidAt' | 'dueAt' | 'openedAt' | 'redeemedAt' | 'refundedAt' | 'chargedBackAt' | 'delivery'
>;

const stateOfDelivery: Readonly<Record<Exclude<GiftDelivery, 'waiting'>, GiftState>> = {
  sent: 'sent',
  bounced: 'bounced',
  unknown: 'unknown',
  canceled: 'canceled',
};

/** What the giver is shown: the latest thing that counts. */
export function stateOf(gift: Moments, now: Date): GiftState {
  if (gift.chargedBackAt) return 'charged-back';
  if (gift.refundedAt) return 'refunded';
  if (!gift.paidAt) return 'draft';
  if (gift.redeemedAt) return 'redeemed';
  // A corrected address begins anew.
  if (gift.delivery !== 'waiting')
    return gift.delivery === 'sent' && gift.openedAt ? 'opened' : stateOfDelivery[gift.delivery];
  return gift.dueAt && gift.dueAt > now ? 'scheduled' : 'paid';
}

/** Whether it can still be stopped: it is paid and has not left. */
export const canCancel = (state: GiftState): boolean => state === 'scheduled' || state === 'paid';

/** Whether it can be sent again, perhaps to another address: nobody has redeemed it, and the money is still in it. */
export const canSendAgain = (state: GiftState, sendings: number): boolean =>
  sendings < sendingsAtMost && ['sent', 'opened', 'bounced', 'unknown', 'canceled'].includes(state);
