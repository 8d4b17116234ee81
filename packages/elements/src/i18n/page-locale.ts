import { atom } from 'nanostores';

/**
 * The language that `data-locale` or `vitrine('locale', tag)` sets for the whole page; `null` = the page's own `lang`.
 */
export const $pageLocale = atom<string | null>(null);

export function setPageLocale(tag: string | null): void {
  $pageLocale.set(tag);
}
