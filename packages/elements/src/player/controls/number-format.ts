export type NumberStyle = Pick<Intl.NumberFormatOptions, 'minimumIntegerDigits' | 'useGrouping'>;

/** Making one costs as much as a frame may. */
const formats = new Map<string, Intl.NumberFormat>();

/** A number in the digits of `lang`. */
export function formatNumber(lang: string, value: number, style: NumberStyle = {}): string {
  const key = `${lang} ${style.minimumIntegerDigits} ${style.useGrouping}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(lang, style)));
  return format.format(value);
}
