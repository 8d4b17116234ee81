import { safeUrl } from '@vitrine/core';

/** An absolute address that is safe to load, from an attribute; null = there is none or it is not safe. */
export const safeAddress = (value: string | null | undefined): string | null =>
  value ? safeUrl(value, document.baseURI) : null;
