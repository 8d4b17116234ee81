/** One `EXT-X-DATERANGE` of an HLS playlist, as plain data. */
export interface DateRange {
  readonly id: string;
  /** The `CLASS` attribute; empty when there is none. */
  readonly class: string;
  /** In seconds of media time; may lie before 0 or after the end of what is loaded. */
  readonly start: number;
  /** In seconds of media time; null while the range has no end. */
  readonly end: number | null;
  /** Every attribute of the tag by name, without quotes. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The part of a playlist parsed by hls.js that holds date ranges. */
interface ParsedRanges {
  readonly dateRanges: Readonly<
    Record<
      string,
      | {
          readonly id: string;
          readonly class: string;
          readonly startTime: number;
          readonly duration: number | null;
          readonly endOnNext: boolean;
          readonly attr: object;
        }
      | undefined
    >
  >;
}

/** The date ranges of a parsed playlist, by start. A range without a position in media time is left out. */
export function dateRangesOf({ dateRanges }: ParsedRanges): DateRange[] {
  const known = Object.values(dateRanges)
    .filter((range) => range !== undefined)
    .filter(({ startTime }) => Number.isFinite(startTime))
    .sort((a, b) => a.startTime - b.startTime);
  return known.map((range, index) => {
    const { id, startTime: start, duration, endOnNext, attr } = range;
    const next = endOnNext ? known.slice(index + 1).find((other) => other.class === range.class) : undefined;
    const attributes = Object.fromEntries(
      Object.entries(attr).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    return {
      id,
      class: range.class ?? '',
      start,
      end: duration === null ? (next?.startTime ?? null) : start + duration,
      attributes,
    };
  });
}
