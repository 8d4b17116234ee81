import { createHash, randomBytes } from 'node:crypto';

/** Without I, L, O and U, which are read as others. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;

/** 100 random bits, of which a shown tail of four tells 20. */
export function newCode(): string {
  const symbols = [...randomBytes(LENGTH)].map((byte) => SYMBOLS[byte % SYMBOLS.length]).join('');
  return symbols.replace(/(.{4})(?=.)/g, '$1-');
}

export const newClaimToken = (): string => randomBytes(24).toString('base64url');

/** Groups, spaces and case are the reader's affair. */
export const bareCode = (code: string): string => code.replace(/[^0-9a-z]/gi, '').toUpperCase();

export const codeHash = (code: string): string => createHash('sha256').update(bareCode(code)).digest('hex');

export const claimHash = (token: string): string => createHash('sha256').update(`claim ${token.trim()}`).digest('hex');
