/** How far a zone is ahead of UTC at a moment, in milliseconds. Throws `RangeError` for a zone that is none. */
export function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return local - Math.floor(at / 1000) * 1000;
}

export function isZone(zone: string): boolean {
  try {
    offsetAt(zone, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether `YYYY-MM-DD` is a day that there is. */
export const isDay = (date: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(date) && new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) === date;

/**
 * The moment when a clock of the zone shows this hour of this day. Where clocks are put forward over it, it is the same
 * time later.
 */
export function instantOf(date: string, zone: string, hour: number): Date {
  const wanted = Date.parse(`${date}T00:00:00Z`) + hour * 3_600_000;
  const first = wanted - offsetAt(zone, wanted);
  const second = wanted - offsetAt(zone, first);
  if (second === first || wanted - offsetAt(zone, second) === second) return new Date(second);
  // An hour that does not exist: the two guesses are an hour before and an hour after.
  return new Date(Math.max(first, second));
}
