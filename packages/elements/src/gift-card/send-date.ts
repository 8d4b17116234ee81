import type { SendDate } from '@vitrine/core';

const dayMs = 86_400_000;

/** IANA name of the time zone of this browser. */
export const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** Wall-clock time of a zone, as if it were UTC, in ms. The Swedish format is `2026-11-20 19:30:00`. */
function wallClock(at: number, zone: string): number {
  return Date.parse(`${new Date(at).toLocaleString('sv', { timeZone: zone }).replace(' ', 'T')}Z`);
}

const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10);

/** A day of the calendar, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(startOf(text)) && dayOf(startOf(text)) === text;
}

/** `YYYY-MM-DD` in that zone at that moment. */
export const dayIn = (zone: string, at: number): string => dayOf(wallClock(at, zone));

export const plusDays = (day: string, days: number): string => dayOf(startOf(day) + days * dayMs);

/** The day with the offset at noon in minutes, because daylight saving time starts and ends at night. */
export function sendDate(date: string, zone: string): SendDate {
  const noon = startOf(date) + dayMs / 2;
  const offsetAt = (at: number): number => wallClock(at, zone) - at;
  const offset = offsetAt(noon - offsetAt(noon));
  return { date, zone, offset: Math.round(offset / 60_000) };
}
