/** Which items are in the document: a handful around the visible ones, however long the feed is. */

export interface ItemRange {
  readonly first: number;
  /** Not included. */
  readonly end: number;
}

/** The visible items and `margin` more on both sides. */
export function rangeAround(first: number, visible: number, margin: number, count: number): ItemRange {
  const start = Math.min(Math.max(0, first - margin), count);
  return { first: start, end: Math.max(start, Math.min(count, first + visible + margin)) };
}
