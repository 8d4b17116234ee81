import { rangeAround, type ItemRange } from './feed-window.js';

export interface GridShape {
  readonly columns: number;
  /** Px from one row to the next. */
  readonly rowStep: number;
}

/** The items of a grid within one screen of the viewport. `top` is where the grid begins, in px of the viewport. */
export function gridRange({ columns, rowStep }: GridShape, top: number, viewport: number, count: number): ItemRange {
  if (!(rowStep > 0)) return rangeAround(0, columns * 4, 0, count);
  const firstRow = Math.floor(-top / rowStep);
  const rows = Math.ceil(viewport / rowStep);
  const end = (firstRow + 2 * rows + 1) * columns;
  const start = Math.min(Math.max(0, (firstRow - rows) * columns), count);
  return { first: start, end: Math.max(start, Math.min(count, end)) };
}
