import { safeUrl } from '@vitrine/core';

/**
 * An absolute address that is safe to load, from an attribute; null = there is none or it is not safe. Line breaks and
 * tabs in it are left out, as HTML does.
 */
export const safeAddress = (value: string | null | undefined): string | null =>
  value ? safeUrl(value.replace(/[\t\n\r]/g, '').trim() || null, document.baseURI) : null;
