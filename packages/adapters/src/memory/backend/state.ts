import { plainJson, type Attribute, type CartWarning, type GiftRecipient } from '@vitrine/core';
import type { Catalog } from './catalog.js';
import type { Order } from './order.js';

/** `localStorage`, or something with the same methods. They may throw: full, denied. */
export interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export interface LineRecord {
  id: string;
  variantId: string;
  quantity: number;
  attributes: readonly Attribute[];
  /** Gift cards only: who gets it, and what it is worth in minor units. */
  recipient?: GiftRecipient;
  amount?: number;
}

export interface CartRecord {
  id: string;
  currency: string;
  lines: LineRecord[];
  /** Removed lines with their places, so that they can be restored. */
  removed: { line: LineRecord; index: number }[];
  codes: string[];
  giftCards: { id: string; hash: string }[];
  /** Store credit that pays: whose, and how much at most in minor units (`null` = as much as fits). */
  credit?: { email: string; amount: number | null };
  note: string;
  attributes: readonly Attribute[];
  /** Idempotency keys that were applied, each with the warnings of its answer. */
  applied: Record<string, readonly CartWarning[]>;
}

/** All that the backend stores. */
export interface State {
  version: 1;
  carts: Record<string, CartRecord>;
  /** Paid carts and the name of their order. */
  done: Record<string, string>;
  /** The cart that the checkout page pays. */
  checkout: string | null;
  orders: Order[];
  /** Units sold, by variant. */
  sold: Record<string, number>;
  /** Minor units spent, by `<hash of a gift card> <currency>`. */
  spent: Record<string, number>;
  /** Gift cards issued since the seed; codes and claim tokens as SHA-256 alone. */
  issued: { hash: string; tokenHash: string; last: string; amount: number; currency: string }[];
  /** Store credit beside the seed's, in minor units, by `<e-mail> <currency>`; below zero when it was spent. */
  credit: Record<string, number>;
  /** E-mail of who is signed in, by session. */
  sessions: Record<string, string>;
  serial: number;
}

/**
 * What a mutation works on: the backend's data, and the cart it changes in place. When it throws, nothing is stored.
 */
export interface CartContext {
  readonly catalog: Catalog;
  readonly state: State;
  readonly cart: CartRecord;
}

/** A gift card's entry in `spent`. */
export const spentKey = (hash: string, currency: string): string => `${hash} ${currency}`;

/** An account's entry in `credit`. */
export const creditKey = (email: string, currency: string): string => `${email} ${currency}`;

const emptyState = (): State => ({
  version: 1,
  carts: {},
  done: {},
  checkout: null,
  orders: [],
  sold: {},
  spent: {},
  issued: [],
  credit: {},
  sessions: {},
  serial: 1041,
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isList = (value: unknown, entry: (value: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(entry);
const isText = (value: unknown): boolean => typeof value === 'string';
const isAttribute = (value: unknown): boolean => isRecord(value) && isText(value.key) && isText(value.value);
const isTender = (value: unknown): boolean =>
  isRecord(value) && isText(value.email) && (value.amount === null || isCount(value.amount));
const isIssued = (value: unknown): boolean =>
  isRecord(value) && [value.hash, value.tokenHash, value.last, value.currency].every(isText) && isCount(value.amount);
const isLine = (value: unknown): boolean =>
  isRecord(value) &&
  isText(value.id) &&
  isText(value.variantId) &&
  isCount(value.quantity) &&
  isList(value.attributes, isAttribute) &&
  (value.amount === undefined || isCount(value.amount)) &&
  (value.recipient === undefined || isRecord(value.recipient));
const isCart = (value: unknown): boolean =>
  isRecord(value) &&
  isText(value.id) &&
  isText(value.currency) &&
  isList(value.lines, isLine) &&
  isList(value.codes, isText) &&
  isList(value.removed, (entry) => isRecord(entry) && isLine(entry.line) && isCount(entry.index)) &&
  isList(value.giftCards, (entry) => isRecord(entry) && isText(entry.id) && isText(entry.hash)) &&
  (value.credit === undefined || isTender(value.credit)) &&
  isText(value.note) &&
  isList(value.attributes, isAttribute) &&
  isRecord(value.applied) &&
  Object.values(value.applied).every(Array.isArray);

/**
 * The stored state, or an empty one when it is not ours, of another version or damaged. A single damaged cart is
 * dropped.
 */
function parseState(text: string | null): State {
  let value: unknown;
  try {
    value = text === null ? null : JSON.parse(text);
  } catch {
    return emptyState();
  }
  if (!isRecord(value) || value.version !== 1 || !isCount(value.serial) || !isList(value.orders, isRecord))
    return emptyState();
  const { carts, done, sold, spent } = value;
  if (!isRecord(carts) || !isRecord(done) || !isRecord(sold) || !isRecord(spent)) return emptyState();
  if (!Object.values(sold).every(isCount) || !Object.values(spent).every(isCount)) return emptyState();
  for (const [id, cart] of Object.entries(carts)) if (!isCart(cart)) delete carts[id];
  // Fields added after version 1 may be missing, and are replaced alone when they are damaged.
  if (!isList(value.issued, isIssued)) value.issued = [];
  if (!isRecord(value.credit) || !Object.values(value.credit).every(Number.isSafeInteger)) value.credit = {};
  if (!isRecord(value.sessions) || !Object.values(value.sessions).every(isText)) value.sessions = {};
  return value as unknown as State;
}

/**
 * Stores the state as text and parses it for every operation: another tab may have written it, an operation that throws
 * changes nothing, and callers get no reference into it. When the storage fails, it is kept in memory.
 */
export function createStateStore(
  key: string,
  storage: TextStorage | undefined,
): { read(): State; write(state: State): void } {
  let memory: string | null = null;
  let trusted = storage !== undefined;
  return {
    read() {
      if (!storage || !trusted) return parseState(memory);
      try {
        // A page that clears its storage clears no server: what this page has written is still known to it.
        return parseState(storage.getItem(key) ?? memory);
      } catch {
        trusted = false;
        return parseState(memory);
      }
    },
    write(state) {
      memory = plainJson(state);
      if (!storage || !trusted) return;
      try {
        storage.setItem(key, memory);
      } catch {
        trusted = false;
      }
    },
  };
}
