import { compareMoney, rescaleMoney, VitrineError, type CartWarning, type ErrorCode, type FieldIssue, type GiftCardConfig, type GiftCardOrder, type GiftRecipient, type Money, type SendDate } from '@vitrine/core';
import type { CartScene } from './cart.js';
import { newId } from './new-id.js';
import type { Seed } from './seed/seed.js';
import { sha256 } from './sha256.js';
import { spentKey } from './state.js';
import { currencyOf, priced, type Visit } from './visit.js';

const DAY = 86_400_000;

/** Groups, spaces and case are the reader's affair. */
export const giftCodeHash = (code: string): string => sha256(code.replace(/[^0-9a-z]/gi, '').toUpperCase());

export function giftCardConfig(seed: Seed, visit: Visit): GiftCardConfig {
  const currency = currencyOf(seed, visit);
  const money = (row: string): Money => priced(seed, row, currency);
  const { handle, chips, min, max, step, ...limits } = seed.giftCard;
  return { product: { handle }, amounts: chips.map(money), custom: { min: money(min), max: money(max), step: money(step) }, ...limits };
}

// Control characters and line or paragraph separators end up in e-mail headers; a message may have line ends.
const oneLine = (text: unknown): string => String(text ?? '').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
const manyLines = (text: unknown): string => String(text ?? '').replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]|[\u2028\u2029]/gu, '').trim();
const lengthOf = (text: string): number => [...text].length;

/** Permissive: one @, no spaces, a dot in the domain, none of the characters that split a header. */
const EMAIL = /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\.]+(?:\.[^\s@,;:<>()[\]"\\.]+)+$/u;

function amountIssue(amount: Money, config: GiftCardConfig): ErrorCode | null {
  const { custom } = config;
  if (!custom || amount.currency !== custom.min.currency || !Number.isSafeInteger(amount.amount)) return 'amount-out-of-range';
  if (compareMoney(amount, custom.min) < 0 || compareMoney(amount, custom.max) > 0) return 'amount-out-of-range';
  const exact = rescaleMoney(amount, custom.min.exponent);
  return compareMoney(exact, amount) !== 0 || (exact.amount - custom.min.amount) % custom.step.amount !== 0 ? 'amount-not-a-step' : null;
}

/** Days from the giver's today to the day asked for; `NaN` when it is not a day of the calendar. */
function daysAhead({ date, offset }: SendDate, now: number): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date || !Number.isFinite(offset) || Math.abs(offset) > 16 * 60) return NaN;
  const today = Math.floor((now + offset * 60_000) / DAY) * DAY;
  return (at - today) / DAY;
}

function orderIssues(order: GiftCardOrder, index: number, config: GiftCardConfig, now: number): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const say = (field: string, code: ErrorCode | null): void => {
    if (code !== null) issues.push({ field: [index, field], code });
  };
  const { recipient } = order;
  const text = (value: string, max: number): ErrorCode | null => (value === '' ? 'text-required' : lengthOf(value) > max ? 'text-too-long' : null);
  say('amount', amountIssue(order.amount, config));
  say('name', text(oneLine(recipient.name), config.nameMaxLength));
  say('sender', text(oneLine(recipient.sender), config.nameMaxLength));
  const email = String(recipient.email ?? '').trim();
  say('email', email === '' ? 'text-required' : email.length > 254 || !EMAIL.test(email) ? 'email-invalid' : null);
  say('message', lengthOf(manyLines(recipient.message)) > config.messageMaxLength ? 'text-too-long' : null);
  if (recipient.sendOn) {
    const days = daysAhead(recipient.sendOn, now);
    say('date', days >= 0 && days <= (config.scheduleMaxDays ?? 0) ? null : 'date-out-of-range');
  }
  return issues;
}

const cleanRecipient = ({ name, email, sender, message, designId, sendOn }: GiftRecipient): GiftRecipient => ({
  name: oneLine(name),
  email: email.trim(),
  sender: oneLine(sender),
  message: manyLines(message),
  designId: oneLine(designId),
  ...(sendOn === undefined ? {} : { sendOn: { date: sendOn.date, zone: oneLine(sendOn.zone), offset: sendOn.offset } }),
});

/** One line each, never merged; all or none. */
export function addGiftCards({ catalog, cart }: CartScene, orders: readonly GiftCardOrder[], visit: Visit, now: number): CartWarning[] {
  const { seed } = catalog;
  const config = giftCardConfig(seed, visit);
  const fields = orders.flatMap((order, index) => orderIssues(order, index, config, now));
  if (orders.length === 0) fields.push({ field: [0, 'name'], code: 'text-required' });
  if (orders.length > config.maxRecipients) fields.push({ field: [config.maxRecipients, 'name'], code: 'quantity-above-maximum' });
  if (fields.length > 0) throw new VitrineError('validation', { where: 'memory.giftCard.addToCart', fields });
  const product = catalog.find(config.product);
  const variants = product ? catalog.variantsOf(product) : [];
  for (const order of orders) {
    const { amount } = rescaleMoney(order.amount, config.amounts[0]?.exponent ?? order.amount.exponent);
    // The chip's own variant when the amount is one of them, else the first: the line carries its amount anyway.
    const variant = variants[config.amounts.findIndex((chip) => chip.amount === amount)] ?? variants[0];
    if (!variant) throw new VitrineError('variant-unavailable', { where: 'memory.giftCard.addToCart' });
    cart.lines.push({ id: newId('line'), variantId: variant.id, quantity: 1, attributes: [], recipient: cleanRecipient(order.recipient), amount });
  }
  return [];
}

/** The refusals say no more than they must: a wrong code and a card of another shop look the same. */
export function applyGiftCard({ catalog, cart, state }: CartScene, code: string): CartWarning[] {
  const where = 'memory.giftCard.apply';
  const hash = giftCodeHash(code);
  const card = catalog.seed.giftCards.find((entry) => entry.hash === hash);
  if (!card) throw new VitrineError('gift-card-not-found', { where });
  if (cart.giftCards.some((entry) => entry.hash === hash)) throw new VitrineError('code-already-applied', { where });
  if (priced(catalog.seed, card.balance, cart.currency).amount - (state.spent[spentKey(hash, cart.currency)] ?? 0) <= 0) throw new VitrineError('gift-card-empty', { where });
  cart.giftCards.push({ id: newId('gift'), hash });
  return [];
}

/** One that is not there is already removed. */
export function removeGiftCard({ cart }: CartScene, appliedId: string): CartWarning[] {
  cart.giftCards = cart.giftCards.filter((entry) => entry.id !== appliedId);
  return [];
}
