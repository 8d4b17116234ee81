/** A code as it was typed or pasted: full-width letters become plain ones, invisible characters are left out. */
export const typedCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();

/**
 * One value for a gift code, however its groups are divided: `KILN 4F7Q`, `KILN–4F7Q` and `KILN - 4F7Q` are
 * `KILN-4F7Q`. Its case stays, because some backends compare it.
 */
export const giftCode = (typed: string): string =>
  typedCode(typed)
    .replace(/[\s\p{Pd}\u2212]+/gu, '-')
    .replace(/^-|-$/g, '');
