import {
  VitrineError,
  type Account,
  type Credentials,
  type GiftCardBalance,
  type GiftClaim,
  type Money,
  type StoreCredit,
} from '@vitrine/core';
import type { Catalog } from './catalog.js';
import { giftCodeHash } from './gift-code.js';
import { newId } from './new-id.js';
import type { Seed, SeedAccount } from './seed/seed.js';
import { sha256 } from './sha256.js';
import { creditKey, spentKey, type State } from './state.js';
import { currencyOf, priced, withAmount, type Visit } from './visit.js';

/** A card in circulation, with what is left on it. */
export interface GiftCardRecord {
  readonly hash: string;
  readonly last: string;
  readonly left: Money;
}

const moneyIn = (seed: Seed, currency: string, amount: number): Money =>
  withAmount(priced(seed, seed.freeShipping, currency), amount);

/** By the hash of its code or of its claim token. */
export function findCard({ seed }: Catalog, state: State, hash: string, currency: string): GiftCardRecord | null {
  const sold = seed.giftCards.find((card) => card.hash === hash || card.tokenHash === hash);
  const issued = state.issued.find((card) => card.hash === hash || card.tokenHash === hash);
  const card = sold ?? issued;
  if (!card || (issued && issued.currency !== currency)) return null;
  const worth = sold ? priced(seed, sold.balance, currency) : moneyIn(seed, currency, issued?.amount ?? 0);
  return {
    hash: card.hash,
    last: card.last,
    left: withAmount(worth, worth.amount - (state.spent[spentKey(card.hash, currency)] ?? 0)),
  };
}

function accountOf(seed: Seed, state: State, { session }: Visit): SeedAccount | undefined {
  const email = session === undefined ? undefined : state.sessions[session];
  return seed.accounts.find((account) => account.email === email);
}

const publicAccount = ({ name, email }: SeedAccount): Account => ({ name, email });

export function currentAccount({ seed }: Catalog, state: State, visit: Visit): Account | null {
  const account = accountOf(seed, state, visit);
  return account ? publicAccount(account) : null;
}

/** A session of its own; wrong address and wrong password look the same. */
export function signIn(
  { seed }: Catalog,
  state: State,
  { email, password }: Credentials,
): { readonly session: string; readonly account: Account } {
  const address = String(email).trim().toLowerCase();
  const account = seed.accounts.find(
    (entry) => entry.email === address && entry.passwordHash === sha256(`${address} ${password}`),
  );
  if (!account) throw new VitrineError('credentials-invalid', { where: 'memory.account.signIn' });
  const session = newId('session');
  state.sessions[session] = account.email;
  return { session, account: publicAccount(account) };
}

/** Store credit of an account, in minor units. */
export function creditOf({ seed }: Catalog, state: State, email: string, currency: string): Money {
  const account = seed.accounts.find((entry) => entry.email === email);
  const given = account ? priced(seed, account.credit, currency) : moneyIn(seed, currency, 0);
  return withAmount(given, given.amount + (state.credit[creditKey(email, currency)] ?? 0));
}

export function currentCredit(catalog: Catalog, state: State, visit: Visit): StoreCredit | null {
  const account = accountOf(catalog.seed, state, visit);
  return account ? { balance: creditOf(catalog, state, account.email, currencyOf(catalog.seed, visit)) } : null;
}

/** Whose credit pays; throws `sign-in-required`. */
export function payerOf({ seed }: Catalog, state: State, visit: Visit, where: string): string {
  const account = accountOf(seed, state, visit);
  if (!account) throw new VitrineError('sign-in-required', { where });
  return account.email;
}

export function balanceOf(catalog: Catalog, state: State, code: string, visit: Visit): GiftCardBalance {
  const card = findCard(catalog, state, giftCodeHash(code), currencyOf(catalog.seed, visit));
  if (!card) throw new VitrineError('gift-card-not-found', { where: 'memory.giftWallet.balance' });
  return { last: card.last, balance: card.left };
}

/** All that is left on the card becomes credit. The state is read and written in one go: a second try finds nothing. */
export function redeem(catalog: Catalog, state: State, claim: GiftClaim, visit: Visit): StoreCredit {
  const where = 'memory.giftWallet.redeem';
  const email = payerOf(catalog, state, visit, where);
  const currency = currencyOf(catalog.seed, visit);
  const card = findCard(catalog, state, 'code' in claim ? giftCodeHash(claim.code) : sha256(claim.token), currency);
  if (!card) throw new VitrineError('gift-card-not-found', { where });
  if (card.left.amount <= 0) throw new VitrineError('gift-card-empty', { where });
  const spent = spentKey(card.hash, currency);
  state.spent[spent] = (state.spent[spent] ?? 0) + card.left.amount;
  const own = creditKey(email, currency);
  state.credit[own] = (state.credit[own] ?? 0) + card.left.amount;
  return { balance: creditOf(catalog, state, email, currency) };
}
