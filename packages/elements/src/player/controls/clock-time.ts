import type { PlayerContext } from '../player-context.js';

/** Seconds as `1:05`, in the digits of the page's language. Times are written left to right in every script. */
export function clockTime(context: Pick<PlayerContext, 'number'>, seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = { minimumIntegerDigits: 2 };
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return (
    (hours > 0 ? `${context.number(hours)}:` : '') +
    `${context.number(minutes, hours > 0 ? two : {})}:${context.number(rest, two)}`
  );
}
