import type { ErrorCode, GiftCardConfig, Money } from '@vitrine/core';
import { errorText } from '../i18n/error-text.js';
import type { Words } from '../i18n/words.js';
import type { GiftDraft } from './gift-draft.js';
import { plusDays } from './send-date.js';
import type { GiftField } from './validate-gift.js';

export interface Limits {
  readonly words: Words;
  readonly lang: string;
  readonly config: GiftCardConfig;
  readonly today: string;
  readonly money: (money: Money) => string;
}

/** Says what is wrong with a field, with the limits. */
export function giftProblemText(
  { words, lang, config, today, money }: Limits,
  field: GiftField,
  code: ErrorCode,
): string {
  if (field === 'amount' && code === 'amount-not-a-step' && config.custom)
    return words.giftAmountSteps(money(config.custom.step));
  if (field === 'amount' && code === 'amount-out-of-range') {
    const { amounts, custom } = config;
    const min = custom?.min ?? amounts[0];
    const max = custom?.max ?? amounts.at(-1);
    if (min && max) return words.giftAmountChoose(money(min), money(max));
  }
  if (field === 'date' && code === 'date-out-of-range' && config.scheduleMaxDays !== undefined) {
    const format = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
    const day = (text: string): string => format.format(new Date(`${text}T00:00:00Z`));
    return words.giftDayChoose(day(today), day(plusDays(today, config.scheduleMaxDays)));
  }
  // The same sentence three times would not say which field it means.
  return code === 'text-required' ? labelled(words, labelOf(words, field), code) : errorText(words, code);
}

/** The same for a list of all that is wrong: each entry names its field, and its recipient where there are several. */
export function listedGiftProblem(
  limits: Limits & { readonly draft: GiftDraft; readonly number: (value: number) => string },
  field: GiftField,
  code: ErrorCode,
): string {
  const { words, draft, number } = limits;
  const label = labelOf(words, field);
  if (label === '') return giftProblemText(limits, field, code);
  const at = draft.recipients.findIndex(({ key }) => field === `name-${key}` || field === `email-${key}`);
  const whose = at >= 0 && draft.recipients.length > 1 ? `${words.giftRecipient(number(at + 1))}, ` : '';
  return labelled(words, whose + label, code);
}

/** What stands beside a field where text is typed; `''` for the others, whose problems say which they mean. */
function labelOf(words: Words, field: GiftField): string {
  if (field.startsWith('name-')) return words.giftName;
  if (field.startsWith('email-')) return words.giftEmail;
  return field === 'sender' ? words.giftSender : field === 'message' ? words.giftMessage : '';
}

const labelled = (words: Words, label: string, code: ErrorCode): string =>
  label === '' ? errorText(words, code) : words.optionChosen(label, errorText(words, code));
