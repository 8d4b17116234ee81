export type NumberStyle = Pick<Intl.NumberFormatOptions, 'minimumIntegerDigits' | 'useGrouping'>;

/** Formats are kept: making one takes about as long as a whole frame may take, and each row of a cart needs one. */
const formats = new Map<string, Intl.NumberFormat>();

/** A number in the digits of `lang`, or in those of English where the browser does not know the language. */
export function formatNumber(lang: string, value: number, style: NumberStyle = {}): string {
  const key = `${lang} ${style.minimumIntegerDigits} ${style.useGrouping}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat([lang, 'en'], style)));
  return format.format(value);
}
