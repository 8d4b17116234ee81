import { lineKey, type CartLine } from '@vitrine/core';

/** What one place of the list shows: a line, the place of one that was removed, or nothing any more. */
export type CartRow = { readonly line: CartLine } | { readonly removed: CartLine } | null;

/** Two gifts to one person may differ in what is written on them only: each keeps its place. */
const slotKey = (line: CartLine): string => lineKey(line) + (line.recipient ? JSON.stringify(line.recipient) : '');

/**
 * The places of the list, from when it was opened until it closes: a line keeps its place and its node, whatever id the
 * backend gives it, while it is removed and when it comes back. A new one goes to the end.
 */
export class RowSlots {
  #keys: string[] = [];
  /** Places that have just been taken. */
  readonly fresh = new Set<number>();

  rows(lines: readonly CartLine[], removed: readonly CartLine[]): readonly CartRow[] {
    const waiting = new Map<string, CartRow[]>();
    const wait = (line: CartLine, row: CartRow): void => {
      const key = slotKey(line);
      const alike = waiting.get(key);
      if (alike) alike.push(row);
      else waiting.set(key, [row]);
    };
    for (const line of lines) wait(line, { line });
    for (const line of removed) wait(line, { removed: line });
    const known = this.#keys.length;
    const rows = this.#keys.map((key) => waiting.get(key)?.shift() ?? null);
    for (const [key, alike] of waiting) {
      for (const row of alike) {
        if (known > 0) this.fresh.add(rows.length);
        this.#keys.push(key);
        rows.push(row);
      }
    }
    return rows;
  }

  /** Where this line is; -1 = nowhere. */
  indexOf(line: CartLine): number {
    return this.#keys.indexOf(slotKey(line));
  }

  reset(): void {
    this.#keys = [];
    this.fresh.clear();
  }
}
