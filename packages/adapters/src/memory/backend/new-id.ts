let made = 0;

/** Unique within this browser; not a secret. */
export const newId = (kind: string): string =>
  `${kind}-${Date.now().toString(36)}-${(made++).toString(36)}-${Math.random().toString(36).slice(2, 10)}`;

/** No 0, O, 1, I or L: read aloud and typed. */
const SYMBOLS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Code of a gift card: 16 symbols of a cryptographic source, 79 bits. */
export function newCode(): string {
  const random = crypto.getRandomValues(new Uint32Array(16));
  return Array.from(
    random,
    (value, i) => (i > 0 && i % 4 === 0 ? '-' : '') + SYMBOLS.charAt(value % SYMBOLS.length),
  ).join('');
}
