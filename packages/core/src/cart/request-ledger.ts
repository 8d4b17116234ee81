import { plainJson } from '../environment/plain-json.js';
import type { Effect } from './cart-command.js';
import type { Cart, CartWarning } from './cart.js';
import { byKey } from './line-identity.js';

type LineEffect = Omit<Effect, 'key'>;

/** What one request that is not answered may do to a line. */
interface LateEffect extends LineEffect {
  readonly request: string;
  /**
   * Nobody has looked at the cart since it was sent: the next look finds it applied or not, and either is as it should
   * be.
   */
  readonly open: boolean;
}

interface LedgerLine {
  /** `''` = the cart that the first request makes. */
  readonly cartId: string;
  readonly title: string;
  /** Units at the last look. */
  readonly expected: number;
  readonly late: readonly LateEffect[];
  /** Milliseconds of the clock. The first look after it is the last that judges. */
  readonly until: number;
}

/** Lines that an unanswered request may still change, by the key of the line. */
export type Ledger = ReadonlyMap<string, LedgerLine>;

/** A cart that arrived, and what is known of it. */
export interface Look {
  /** Absent = the answer is of an earlier time: what was asked is taken for done, and the next look judges. */
  readonly cart?: Cart | null | undefined;
  readonly now: number;
  /** What was answered with it; `null` = it was applied differently, and the backend has reported that. */
  readonly asked: readonly Effect[] | null;
  /** The request that was answered with it. */
  readonly answered?: string;
  /** What goes out next: a line that it sets does not stay as it is, and is judged when that is answered. */
  readonly next?: readonly Effect[] | undefined;
  /** Something on the way may send a request again, and the backend applies it again: it has no keys. */
  readonly mayRepeat: boolean;
}

export const watchedForMs = 120_000;

/**
 * A request goes out on top of `base`: until it is answered, it may be applied at any time. It replaces its entries so
 * far.
 */
export function expectLate(
  ledger: Ledger,
  request: string,
  effects: readonly Effect[],
  base: Cart | null,
  now: number,
): Ledger {
  const next = withdraw(ledger, request);
  const there = byKey(base);
  for (const { key, ...effect } of effects) {
    const fresh = {
      cartId: base?.id ?? '',
      title: there.get(key)?.title ?? '',
      expected: there.get(key)?.quantity ?? 0,
      late: [],
    };
    const line = next.get(key) ?? fresh;
    next.set(key, { ...line, late: [...line.late, { ...effect, request, open: true }], until: now + watchedForMs });
  }
  return next;
}

/** The backend has rejected a request: it will not be applied. */
export function withdraw(ledger: Ledger, request: string): Map<string, LedgerLine> {
  return new Map(
    [...ledger].map(([key, line]) => [key, { ...line, late: line.late.filter((late) => late.request !== request) }]),
  );
}

/**
 * The one place where a surprise is judged. Where the units of a line differ from what they should be by exactly what
 * late requests can have done, that is reported. Any other number was somebody's decision, on another device or in the
 * shop's own cart: it stands.
 */
export function observe(
  ledger: Ledger,
  look: Look,
): { readonly ledger: Ledger; readonly warnings: readonly CartWarning[] } {
  const { cart, now, asked } = look;
  const lines = new Map<string, LedgerLine>();
  const warnings: CartWarning[] = [];
  const found = byKey(cart);
  for (const [key, line] of ledger) {
    if (cart !== undefined && isOtherCart(line, cart)) continue;
    if (look.next?.some((effect) => effect.key === key && effect.plus === undefined)) {
      lines.set(key, line);
      continue;
    }
    const own: LineEffect = asked?.find((effect) => effect.key === key) ?? {};
    const should = own.set ?? line.expected + (own.plus ?? 0);
    const there = found.get(key);
    const units = cart === undefined ? should : (there?.quantity ?? 0);
    const late = line.late.filter(({ request }) => request !== look.answered);
    const title = there?.title ?? line.title;
    const left = {
      cartId: cart?.id ?? line.cartId,
      title,
      until: line.until,
      expected: units,
      late: afterLook(late, should, units, look.mayRepeat),
    };
    if (left.late.length > 0 && now <= line.until) lines.set(key, left);
    const isJudged = asked !== null && (late.length > 0 || look.mayRepeat);
    const expected = isJudged ? surprise(late, own, should, units, look.mayRepeat) : null;
    if (expected === null) continue;
    const code = units > expected ? 'added-twice' : 'changed-elsewhere';
    warnings.push({ code, title, quantity: units, expected, ...(there ? { lineId: there.id } : {}), ...inputOf(key) });
  }
  return { ledger: lines, warnings };
}

/** Another cart, or none and no late removal that can have emptied it: the old one was paid for or begun again. */
function isOtherCart({ cartId, late }: LedgerLine, cart: Cart | null): boolean {
  return cartId !== '' && (cart ? cart.id !== cartId : !late.some(({ set }) => set === 0));
}

/** The units that there should be, where late requests explain that there are others; else `null`. */
function surprise(
  late: readonly LateEffect[],
  own: LineEffect,
  should: number,
  units: number,
  mayRepeat: boolean,
): number | null {
  const open = late.filter((effect) => effect.open);
  let most = should;
  for (const { plus = 0 } of open) most += plus;
  if ((units >= should && units <= most) || open.some(({ set }) => set === units)) return null;
  const sets = late.flatMap(({ set }) => set ?? []);
  const pluses = late.flatMap(({ plus = 0, set }) => (set === undefined ? plus : []));
  // A late absolute request leaves exactly its own number behind, and what was asked may have come on top of that.
  const reachable = new Set([should, ...sets, ...sets.map((set) => set + (own.plus ?? 0))]);
  // A late addition comes on top. Without keys any may have been doubled on the way, the one just answered too.
  const doubled = mayRepeat ? [...pluses, own.plus ?? 0] : [];
  for (const plus of [...pluses, ...doubled]) for (const number of [...reachable]) reachable.add(number + plus);
  if (!reachable.has(units)) return null;
  return units > most ? most : should;
}

/**
 * With keys, a single open request that this look shows as applied is over. Whatever else was sent may still come, or
 * come once more.
 */
function afterLook(
  late: readonly LateEffect[],
  should: number,
  units: number,
  mayRepeat: boolean,
): readonly LateEffect[] {
  const [only] = late;
  if (!mayRepeat && late.length === 1 && only?.open && units !== should)
    if (units === (only.set ?? should + (only.plus ?? 0))) return [];
  return late.map((effect) => ({ ...effect, open: false }));
}

/** What to add when a line has gone. The key of a gift does not say enough to order it again. */
function inputOf(key: string): Pick<CartWarning, 'variantId' | 'attributes'> {
  if (!isShared(key)) return {};
  const [variantId, pairs] = JSON.parse(key) as [string, [string, string][]];
  return { variantId, attributes: pairs.map(([name, value]) => ({ key: name, value })) };
}

/** The lines that other tabs and the next page may know. The key of a gift names a person: it stays in this page. */
const isShared = (key: string): boolean => key.startsWith('[');

export function ledgerText(ledger: Ledger): string {
  return plainJson([...ledger].filter(([key]) => isShared(key)));
}

/**
 * What is stored replaces the shared lines of `own`. Lines whose watch ended long ago are left out: no page was open to
 * look at them.
 */
export function ledgerFrom(text: string | null, own: Ledger, now: number): Ledger {
  const lines = new Map([...own].filter(([key]) => !isShared(key)));
  try {
    const stored = JSON.parse(text ?? '[]') as [string, LedgerLine][];
    for (const [key, line] of stored) if (now < line.until + 5 * watchedForMs) lines.set(key, line);
  } catch {
    // Not ours.
  }
  return lines;
}
