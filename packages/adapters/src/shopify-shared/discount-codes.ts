import type { Cart, CartResult, CartWarning, ErrorCode, VitrineError } from '@vitrine/core';

type Codes = Cart['codes'];

const isSame = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
const isApplied = (codes: Codes, name: string): boolean =>
  codes.some(({ applicable, code }) => applicable && isSame(code, name));

export const withoutCode = (codes: Codes, code: string): string[] =>
  codes.flatMap((entry) => (isSame(entry.code, code) ? [] : entry.code));

/**
 * Adds a code to those of the cart. `set` replaces the whole list, which is how Shopify takes it; `codes` in its result
 * are the codes of Shopify's warnings. A code without effect is taken off again before the error is thrown.
 */
export async function applyCode(
  before: Codes,
  code: string,
  set: (list: readonly string[]) => Promise<CartResult & { readonly codes: string }>,
  backendError: (code: ErrorCode) => VitrineError,
): Promise<CartResult> {
  if (isApplied(before, code)) throw backendError('code-already-applied');
  const others = withoutCode(before, code);
  const { cart, warnings, codes } = await set([...others, code.trim()]);
  if (!isApplied(cart.codes, code)) {
    await set(others);
    throw backendError(
      /FOUND/.test(codes) ? 'code-invalid' : /INACTIVE|LIMIT/.test(codes) ? 'code-expired' : 'code-not-applicable',
    );
  }
  const dropped = others.filter((name) => isApplied(before, name) && !isApplied(cart.codes, name));
  return { cart, warnings: [...warnings, ...dropped.map((title): CartWarning => ({ code: 'code-removed', title }))] };
}
