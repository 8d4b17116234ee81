import { lineKey, type CartLine } from '@vitrine/core';

/** What one row of the list shows: a line, the undo row of a removed line, or nothing any more. */
export type CartRow = { readonly line: CartLine } | { readonly removed: CartLine } | null;

/** The key of a line's row. Two gifts to one person may differ only in their message, and each keeps its row. */
const slotKey = (line: CartLine): string => lineKey(line) + (line.recipient ? JSON.stringify(line.recipient) : '');

/**
 * The rows of the list while the drawer is open. A line keeps its row and its DOM node while it is removed and when it
 * is restored, even if the backend gives it another id. A new line gets a row at the end.
 */
export class RowSlots {
  #keys: string[] = [];
  /** Indexes of rows whose lines have just been added. */
  readonly fresh = new Set<number>();

  rows(lines: readonly CartLine[], removed: readonly CartLine[]): readonly CartRow[] {
    const unplaced = [
      ...lines.map((line) => ({ key: slotKey(line), row: { line } })),
      ...removed.map((line) => ({ key: slotKey(line), row: { removed: line } })),
    ];
    const known = this.#keys.length;
    const rows: CartRow[] = this.#keys.map((key) => {
      const at = unplaced.findIndex((other) => other.key === key);
      return at < 0 ? null : (unplaced.splice(at, 1)[0]?.row ?? null);
    });
    // The rest in the order of the cart: lines that are alike need not stand together.
    for (const { key, row } of unplaced) {
      if (known > 0) this.fresh.add(rows.length);
      this.#keys.push(key);
      rows.push(row);
    }
    return rows;
  }

  /** Only these have just been added. Of several rows that are alike it is the last one. */
  markFresh(lines: readonly CartLine[]): void {
    this.fresh.clear();
    for (const line of lines) this.fresh.add(this.#keys.lastIndexOf(slotKey(line)));
  }

  reset(): void {
    this.#keys = [];
    this.fresh.clear();
  }
}
