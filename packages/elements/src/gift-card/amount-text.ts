import { moneyFromDecimal, type Money } from '@vitrine/core';

/** The zero of every script whose digits a shopper may type: Arabic-Indic, Persian, Devanagari, Bengali, full width. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10];

/** Spaces, and direction marks that come along with pasted text. */
const spaces = /[\s\u200e\u200f\u061c\u2066-\u2069]/g;

function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

/** The grouping mark of a locale: `1.234,5` in Vietnamese, `1,234.5` in English, `١٬٢٣٤٫٥` in Egypt. */
function groupMark(lang: string): string {
  const mark = new Intl.NumberFormat(lang, { useGrouping: true })
    .formatToParts(1234567)
    .find(({ type }) => type === 'group')?.value;
  // Browsers differ in the digits of plain `ar`, and keyboards have the comma.
  return mark === undefined || mark === '٬' ? ',' : mark;
}

/** The symbol of the currency in this locale (some contain a point: `د.ك.`), and its code. */
function currencyMarks(lang: string, currency: string): readonly string[] {
  if (!/^[A-Z]{3}$/.test(currency)) return [];
  const format = new Intl.NumberFormat(lang, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return [
    format
      .formatToParts(1)
      .find(({ type }) => type === 'currency')
      ?.value.replace(spaces, '') ?? currency,
    currency,
  ];
}

/** Removes the grouping of threes (or of two and three, as in Bengali). `null` = the grouping is wrong. */
function withoutGroups(whole: string): string | null {
  const marks = new Set(whole.replace(/\d/g, ''));
  if (marks.size === 0) return whole;
  const [mark = ''] = marks;
  const groups = whole.split(mark);
  const wellMade =
    marks.size === 1 &&
    groups.every((group, at) =>
      (at === 0 ? /^\d{1,3}$/ : at === groups.length - 1 ? /^\d{3}$/ : /^\d{2,3}$/).test(group),
    );
  return wellMade ? groups.join('') : null;
}

/**
 * The index of the decimal mark, or -1. A single mark is a grouping mark only if it is that of the locale, or if the
 * currency has no decimals.
 */
function decimalPoint(number: string, group: string, exponent: number): number {
  const at = number.search(/[.,٫٬'’](?=\d*$)/);
  const mark = number.charAt(at);
  if (at < 0 || mark === '٬' || mark === "'" || mark === '’') return -1;
  if (mark === '٫') return at;
  if (number.indexOf(mark) !== at) return -1;
  if (/[.,٫٬'’]/.test(number.slice(0, at))) return at;
  return number.length - at === 4 && (mark === group || exponent === 0) ? -1 : at;
}

/**
 * Reads an amount that a shopper has typed: in the digits of any supported script, with the marks of `lang` (or others,
 * if they are not ambiguous), with or without the currency. More decimals than the currency has are kept, never
 * rounded. `null` = this is not an amount.
 */
export function parseAmount(
  text: string,
  lang: string,
  { currency, exponent }: Pick<Money, 'currency' | 'exponent'>,
): Money | null {
  let number = text.replace(spaces, '');
  for (const mark of currencyMarks(lang, currency)) {
    const at = number.toLowerCase().indexOf(mark.toLowerCase());
    if (at >= 0) number = number.slice(0, at) + number.slice(at + mark.length);
  }
  number = latinDigits(number.replace(/^\p{Sc}|\p{Sc}$/u, '')).replace(/،/g, ',');
  if (number.length > 24 || !/^\d[\d.,٫٬'’]*$/.test(number)) return null;
  const point = decimalPoint(number, groupMark(lang), exponent);
  const whole = withoutGroups(point < 0 ? number : number.slice(0, point));
  if (whole === null) return null;
  const decimals = point < 0 ? '' : number.slice(point + 1);
  try {
    return moneyFromDecimal(`${whole}.${decimals}`, currency, Math.max(exponent, decimals.length));
  } catch {
    // The amount is larger than a safe integer.
    return null;
  }
}
