import type { Cart, CartResult, CartWarning } from '@vitrine/core';
import { refuse } from './refuse.js';

type Codes = Cart['codes'];

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
const works = (codes: Codes, name: string): boolean => codes.some((one) => one.applicable && same(one.code, name));

export const withoutCode = (codes: Codes, code: string): string[] =>
  codes.flatMap((one) => (same(one.code, code) ? [] : one.code));

/** Puts a code beside those of this moment. `set` replaces the whole list, which is how Shopify takes it; `codes` are its warnings. One that takes no effect leaves no trace. */
export async function applyCode(
  before: Codes,
  code: string,
  set: (list: readonly string[]) => Promise<CartResult & { readonly codes: string }>,
): Promise<CartResult> {
  if (works(before, code)) throw refuse('code-already-applied');
  const kept = withoutCode(before, code);
  const { cart, warnings, codes } = await set([...kept, code.trim()]);
  if (!works(cart.codes, code)) {
    await set(kept);
    throw refuse(
      /FOUND/.test(codes) ? 'code-invalid' : /INACTIVE|LIMIT/.test(codes) ? 'code-expired' : 'code-not-applicable',
    );
  }
  const dropped = kept.filter((one) => works(before, one) && !works(cart.codes, one));
  return { cart, warnings: [...warnings, ...dropped.map((title): CartWarning => ({ code: 'code-removed', title }))] };
}
