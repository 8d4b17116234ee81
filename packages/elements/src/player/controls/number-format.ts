export type NumberStyle = Pick<Intl.NumberFormatOptions, 'minimumIntegerDigits' | 'useGrouping'>;

/** Formats are kept: making one takes about as long as a whole frame may take. */
const formats = new Map<string, Intl.NumberFormat>();

/** A number in the digits of `lang`. */
export function formatNumber(lang: string, value: number, style: NumberStyle = {}): string {
  const key = `${lang} ${style.minimumIntegerDigits} ${style.useGrouping}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(lang, style)));
  return format.format(value);
}
