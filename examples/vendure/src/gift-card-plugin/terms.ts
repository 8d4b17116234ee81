import { amountIn } from '../money-by-currency';

/** What is sold, and within which limits. */
export interface GiftCardOptions {
  /** Slug of the product whose variants are the usual amounts. */
  readonly slug: string;
  /** One amount for each currency: `"USD:10 VND:250000"`. A currency that is in none has no gift cards. */
  readonly min: string;
  readonly max: string;
  readonly step: string;
  readonly messageMaxLength: number;
  readonly nameMaxLength: number;
  readonly scheduleMaxDays: number;
  readonly maxRecipients: number;
  /** Months; absent = a card does not expire. */
  readonly validMonths?: number;
  readonly termsUrl?: string;
  readonly designsUrl?: string;
  /** Of the messages. */
  readonly from: string;
  /** Look-ups of a code in ten minutes, by one session and by one address. */
  readonly lookUps: { readonly perSession: number; readonly perAddress: number };
  /** How often due messages are looked for, in milliseconds. */
  readonly everyMs: number;
}

export interface GiftInput {
  readonly amount: number;
  readonly name: string;
  readonly email: string;
  readonly sender: string;
  readonly message: string;
  readonly designId: string;
  readonly sendDate?: string | null;
  readonly sendZone?: string | null;
  readonly sendOffset?: number | null;
}

/** As it lies on the line of an order. */
export interface Gift extends GiftInput {
  /** Makes every gift a line of its own. */
  readonly id: string;
  readonly currencyCode: string;
}

export interface GiftIssue {
  readonly index: number;
  readonly field: string;
  /** A code of Vitrine, which its adapter reads. */
  readonly code: string;
}

const DAY = 86_400_000;
const EMAIL = /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\.]+(?:\.[^\s@,;:<>()[\]"\\.]+)+$/u;

export interface Limits {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export function limitsIn(options: GiftCardOptions, currency: string): Limits | null {
  const [min, max, step] = [options.min, options.max, options.step].map((text) => amountIn(text, currency));
  return min === undefined || max === undefined || step === undefined ? null : { min, max, step };
}

/** Midnight of the day asked for, where the giver is; `null` = now. `NaN` = no day of the calendar. */
export function dayOf({ sendDate, sendOffset }: GiftInput): number | null {
  if (!sendDate) return null;
  const at = /^\d{4}-\d\d-\d\d$/.test(sendDate) ? Date.parse(`${sendDate}T00:00:00Z`) : NaN;
  const offset = sendOffset ?? 0;
  return Math.abs(offset) > 16 * 60 || Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== sendDate
    ? NaN
    : at - offset * 60_000;
}

/**
 * What is wrong with the gifts, in the words of Vitrine; `[]` = nothing. Whoever asks: the adapter looks too, but a
 * page can be changed.
 */
export function issuesIn(
  gifts: readonly GiftInput[],
  options: GiftCardOptions,
  { min, max, step }: Limits,
  amounts: readonly number[],
): GiftIssue[] {
  const issues: GiftIssue[] = [];
  gifts.forEach((gift, index) => {
    const say = (field: string, code: string | false): void => {
      if (code) issues.push({ index, field, code });
    };
    const text = (value: string, most: number): string | false =>
      value.trim() === '' ? 'text-required' : [...value].length > most && 'text-too-long';
    const { amount } = gift;
    const inRange = Number.isSafeInteger(amount) && amount >= min && amount <= max;
    say(
      'amount',
      !amounts.includes(amount) &&
        (inRange ? (amount - min) % step !== 0 && 'amount-not-a-step' : 'amount-out-of-range'),
    );
    say('name', text(gift.name, options.nameMaxLength));
    say('sender', text(gift.sender, options.nameMaxLength));
    say('email', (gift.email.length > 254 || !EMAIL.test(gift.email)) && 'email-invalid');
    say('message', [...gift.message].length > options.messageMaxLength && 'text-too-long');
    const day = dayOf(gift);
    const today =
      Math.floor((Date.now() + (gift.sendOffset ?? 0) * 60_000) / DAY) * DAY - (gift.sendOffset ?? 0) * 60_000;
    say('date', day !== null && !(day >= today && day <= today + options.scheduleMaxDays * DAY) && 'date-out-of-range');
    // A line end in a name would be a header of the message.
    for (const field of ['name', 'sender', 'designId'] as const)
      say(field, /\p{Cc}/u.test(gift[field]) && 'text-too-long');
  });
  if (gifts.length === 0) issues.push({ index: 0, field: 'name', code: 'text-required' });
  if (gifts.length > options.maxRecipients)
    issues.push({ index: options.maxRecipients, field: 'name', code: 'quantity-above-maximum' });
  return issues;
}

/** Nine in the morning of that day, where the giver is; at once when that is over, or no day was asked for. */
export const dueAt = (gift: GiftInput): Date => new Date(Math.max(Date.now(), (dayOf(gift) ?? 0) + 9 * 3_600_000));

export function giftIn(line: { customFields?: unknown }): Gift | null {
  const text = (line.customFields as { vitrineGift?: string | null } | undefined)?.vitrineGift;
  return text ? (JSON.parse(text) as Gift) : null;
}
