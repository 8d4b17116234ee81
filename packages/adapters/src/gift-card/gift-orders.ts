import {
  compareMoney,
  rescaleMoney,
  VitrineError,
  type ErrorCode,
  type FieldIssue,
  type GiftCardConfig,
  type GiftCardOrder,
  type GiftRecipient,
  type Money,
  type SendDate,
} from '@vitrine/core';

const dayMs = 86_400_000;

// Control characters and line or paragraph separators end up in e-mail headers; a message may have line ends.
const oneLine = (text: unknown): string =>
  String(text ?? '')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
const manyLines = (text: unknown): string =>
  String(text ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|[\u2028\u2029]/gu, '')
    .trim();
const lengthOf = (text: string): number => [...text].length;

/** Permissive: one @, no spaces, a dot in the domain, none of the characters that split a header. */
const EMAIL = /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\.]+(?:\.[^\s@,;:<>()[\]"\\.]+)+$/u;

/** A preset amount (chip) is always valid; any other must lie in the free range, on a step. */
function amountIssue(amount: Money, { amounts, custom }: GiftCardConfig): ErrorCode | null {
  if (amount.currency !== (custom?.min ?? amounts[0])?.currency || !Number.isSafeInteger(amount.amount))
    return 'amount-out-of-range';
  if (amounts.some((chip) => compareMoney(chip, amount) === 0)) return null;
  if (!custom || compareMoney(amount, custom.min) < 0 || compareMoney(amount, custom.max) > 0)
    return 'amount-out-of-range';
  const exact = rescaleMoney(amount, custom.min.exponent);
  return compareMoney(exact, amount) !== 0 || (exact.amount - custom.min.amount) % custom.step.amount !== 0
    ? 'amount-not-a-step'
    : null;
}

/** Whether it is a calendar day, from the giver's today to `max` days later. */
function isSendDay({ date, offset }: SendDate, max: number, now: number): boolean {
  const day = (ahead: number): string => new Date(now + offset * 60_000 + ahead * dayMs).toISOString().slice(0, 10);
  const at = Date.parse(date);
  return (
    at >= 0 &&
    new Date(at).toISOString().slice(0, 10) === date &&
    Math.abs(offset) <= 16 * 60 &&
    date >= day(0) &&
    date <= day(max)
  );
}

function orderIssues(
  { amount, recipient }: GiftCardOrder,
  index: number,
  config: GiftCardConfig,
  now: number,
): FieldIssue[] {
  const text = (value: string, max: number): ErrorCode | null =>
    value === '' ? 'text-required' : lengthOf(value) > max ? 'text-too-long' : null;
  const { name, sender, message, sendOn } = recipient;
  const email = oneLine(recipient.email);
  const found: Readonly<Record<string, ErrorCode | null>> = {
    amount: amountIssue(amount, config),
    name: text(oneLine(name), config.nameMaxLength),
    sender: text(oneLine(sender), config.nameMaxLength),
    email: text(email, 254) ?? (EMAIL.test(email) ? null : 'email-invalid'),
    message: lengthOf(manyLines(message)) > config.messageMaxLength ? 'text-too-long' : null,
    date: !sendOn || isSendDay(sendOn, config.scheduleMaxDays ?? 0, now) ? null : 'date-out-of-range',
  };
  return Object.entries(found).flatMap(([field, code]): FieldIssue[] =>
    code ? [{ field: [index, field], code }] : [],
  );
}

/**
 * Throws `validation` with all `fields` of the orders that no backend may get. `now` in milliseconds since 1970.
 */
export function checkGiftOrders(
  orders: readonly GiftCardOrder[],
  config: GiftCardConfig,
  now: number,
  where: string,
): void {
  const fields = orders.flatMap((order, index) => orderIssues(order, index, config, now));
  if (!orders[0]) fields.push({ field: [0, 'name'], code: 'text-required' });
  if (orders.length > config.maxRecipients)
    fields.push({ field: [config.maxRecipients, 'name'], code: 'quantity-above-maximum' });
  if (fields[0]) throw new VitrineError('validation', { where, fields });
}

/** The texts as they may be stored and printed: trimmed, without characters that split an e-mail header. */
export const cleanRecipient = ({ name, email, sender, message, designId, sendOn }: GiftRecipient): GiftRecipient => ({
  name: oneLine(name),
  email: email.trim(),
  sender: oneLine(sender),
  message: manyLines(message),
  designId: oneLine(designId),
  ...(sendOn && { sendOn: { date: sendOn.date, zone: oneLine(sendOn.zone), offset: sendOn.offset } }),
});
