import { sha256 } from './sha256.js';

/** Groups, spaces and case do not count: people type codes as they are printed. */
export const giftCodeHash = (code: string): string => sha256(code.replace(/[^0-9a-z]/gi, '').toUpperCase());
