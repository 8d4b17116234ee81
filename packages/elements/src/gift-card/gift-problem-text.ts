import type { ErrorCode, GiftCardConfig, Money } from '@vitrine/core';
import { errorText } from '../i18n/error-text.js';
import type { Words } from '../i18n/words.js';
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
  const name = field.startsWith('name')
    ? words.giftName
    : field.startsWith('email')
      ? words.giftEmail
      : words.giftSender;
  const text = errorText(words, code);
  return code === 'text-required' ? words.optionChosen(name, text) : text;
}
