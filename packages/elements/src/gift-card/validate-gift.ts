import {
  compareMoney,
  rescaleMoney,
  type ErrorCode,
  type FieldIssue,
  type GiftCardConfig,
  type Money,
} from '@vitrine/core';
import { amountChoice, draftAmount, type GiftDraft } from './gift-draft.js';
import { isDay, plusDays } from './send-date.js';

/** A field of the form; also the id of its control. */
export type GiftField =
  'design' | 'amount' | 'sender' | 'message' | 'date' | 'consent' | `name-${number}` | `email-${number}`;

/** The problems of the fields, in the order of the form. */
export type GiftProblems = Map<GiftField, ErrorCode>;

/** Permissive: one @, a dot in the domain, no space, and none of the characters that separate headers or lists. */
const EMAIL = /^[^\s@,;:<>()[\]"\\\p{Cc}]+@[^\s@,;:<>()[\]"\\\p{Cc}.]+(?:\.[^\s@,;:<>()[\]"\\\p{Cc}.]+)+$/u;

/** The number of code points, which is close to what a reader counts: most emoji count as one. */
export const lengthOf = (text: string): number => [...text].length;

function amountProblem(draft: GiftDraft, config: GiftCardConfig): ErrorCode | null {
  const amount = draftAmount(draft, config);
  if (!amount) return 'amount-out-of-range';
  // A chip comes from the backend, so it is valid.
  if (amountChoice(draft, config) !== 'own' || !config.custom) return null;
  const { min, max, step } = config.custom;
  if (compareMoney(amount, min) < 0 || compareMoney(amount, max) > 0) return 'amount-out-of-range';
  return isStep(amount, min, step) ? null : 'amount-not-a-step';
}

function isStep(amount: Money, min: Money, step: Money): boolean {
  const exponent = Math.max(amount.exponent, min.exponent, step.exponent);
  const units = (money: Money): number => rescaleMoney(money, exponent).amount;
  return units(step) === 0 || (units(amount) - units(min)) % units(step) === 0;
}

function nameProblem(text: string, max: number): ErrorCode | null {
  const name = text.trim();
  return name === '' ? 'text-required' : lengthOf(name) > max ? 'text-too-long' : null;
}

function emailProblem(text: string): ErrorCode | null {
  const email = text.trim();
  return email === '' ? 'text-required' : email.length > 254 || !EMAIL.test(email) ? 'email-invalid' : null;
}

/** `today` is the day in the giver's time zone. */
function dateProblem(
  { scheduled, date }: GiftDraft,
  { scheduleMaxDays }: GiftCardConfig,
  today: string,
): ErrorCode | null {
  if (!scheduled) return null;
  return scheduleMaxDays !== undefined && isDay(date) && date >= today && date <= plusDays(today, scheduleMaxDays)
    ? null
    : 'date-out-of-range';
}

/** Applies the rules of the form, which are those of the backend as far as its configuration contains them. */
export function validateGift(draft: GiftDraft, config: GiftCardConfig, today: string): GiftProblems {
  const checks: (readonly [GiftField, ErrorCode | null])[] = [
    ['amount', amountProblem(draft, config)],
    ...draft.recipients.flatMap(({ key, name, email }) => [
      [`name-${key}`, nameProblem(name, config.nameMaxLength)] as const,
      [`email-${key}`, emailProblem(email)] as const,
    ]),
    ['sender', nameProblem(draft.sender, config.nameMaxLength)],
    ['message', lengthOf(draft.message.trim()) > config.messageMaxLength ? 'text-too-long' : null],
    ['date', dateProblem(draft, config, today)],
    ['consent', draft.consent ? null : 'consent-required'],
  ];
  return new Map(checks.filter((check): check is readonly [GiftField, ErrorCode] => check[1] !== null));
}

/** The problems that a backend reports, by field. A problem that belongs to no field is left out. */
export function rejectedFields(fields: readonly FieldIssue[], { recipients }: GiftDraft): GiftProblems {
  const found = new Map<GiftField, ErrorCode>();
  for (const { field: path, code } of fields) {
    const field = fieldOf(path, recipients);
    if (field && !found.has(field)) found.set(field, code);
  }
  return found;
}

const sharedFields: Readonly<Record<string, GiftField>> = {
  amount: 'amount',
  sender: 'sender',
  message: 'message',
  date: 'date',
  sendOn: 'date',
  designId: 'design',
};

function fieldOf(path: FieldIssue['field'], recipients: GiftDraft['recipients']): GiftField | undefined {
  const name = path.at(-1);
  const recipient = recipients[path.find((part) => typeof part === 'number') ?? 0];
  return recipient && (name === 'name' || name === 'email') ? `${name}-${recipient.key}` : sharedFields[String(name)];
}
