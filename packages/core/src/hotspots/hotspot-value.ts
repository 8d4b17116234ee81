const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const timePattern = /^(?:(\d{1,4}):([0-5]?\d)|(\d{1,5})):([0-5]?\d(?:\.\d+)?)$/;

/** Seconds as a number, as digits (`"62.5"`), or as a time (`"1:02.5"`, `"1:00:02"`); `NaN` = it is none of these. */
export function secondsOf(value: unknown): number {
  if (typeof value !== 'string') return typeof value === 'number' ? value : NaN;
  const text = value.trim();
  const [, hours = 0, minutesOfHour = 0, minutes = 0, seconds] = timePattern.exec(text) ?? [];
  if (seconds !== undefined) return Number(hours) * 3600 + Number(minutesOfHour || minutes) * 60 + Number(seconds);
  return numberPattern.test(text) ? Number(text) : NaN;
}

/**
 * A position or a size as a number, as digits (`"0.14"`), or in percent (`"14%"`). Plain numbers are divided by
 * `scale`: 100 for a file in percent. `NaN` = it is none of these.
 */
export function ratioOf(value: unknown, scale = 1): number {
  if (typeof value !== 'string') return typeof value === 'number' ? value / scale : NaN;
  const text = value.trim();
  if (text.endsWith('%')) return numberPattern.test(text.slice(0, -1)) ? Number(text.slice(0, -1)) / 100 : NaN;
  return numberPattern.test(text) ? Number(text) / scale : NaN;
}
