import type { TextStorage } from './state.js';

/** This browser's `localStorage`; `undefined` where there is none or it is denied (reading the property can throw). */
export function browserStorage(): TextStorage | undefined {
  try {
    return (globalThis as { localStorage?: TextStorage }).localStorage;
  } catch {
    return undefined;
  }
}
