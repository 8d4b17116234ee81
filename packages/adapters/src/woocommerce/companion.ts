import type { Attribute, PurchaseTerms } from '@vitrine/core';
import { array, nullish, object, safeParse, string } from 'valibot';
import { ofExtension } from './answers.js';

/** The namespace of `examples/woocommerce/vitrine-companion.php`: what a shop that runs it can do more. */
export const COMPANION = 'vitrine';

const attributes = nullish(array(object({ key: string(), value: string() })), []);
const cartWords = object({ attributes, checkout: nullish(string()) });
const lineWords = object({ attributes });
const terms = object({ delivery: nullish(string()), returns: nullish(string()), protection: nullish(string()) });

export const hasCompanion = (extensions: unknown): boolean => ofExtension(extensions, COMPANION) !== undefined;

/** Attributes of the cart, and the address at which it is paid when it was just asked for. */
export function companionCart(extensions: unknown): { readonly attributes: readonly Attribute[]; readonly checkout: string | null } {
  const result = safeParse(cartWords, ofExtension(extensions, COMPANION));
  return result.success ? { attributes: result.output.attributes, checkout: result.output.checkout ?? null } : { attributes: [], checkout: null };
}

export function companionLine(extensions: unknown): readonly Attribute[] {
  const result = safeParse(lineWords, ofExtension(extensions, COMPANION));
  return result.success ? result.output.attributes : [];
}

/** Delivery, returns and protection, where the shop's own plugin says them. */
export function companionTerms(extensions: unknown): PurchaseTerms {
  const result = safeParse(terms, ofExtension(extensions, COMPANION));
  if (!result.success) return {};
  const { delivery, returns, protection } = result.output;
  return { ...(delivery ? { delivery } : {}), ...(returns ? { returns } : {}), ...(protection ? { protection } : {}) };
}
