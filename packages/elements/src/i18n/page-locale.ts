import { atom } from 'nanostores';

/** What `data-locale` or `vitrine('locale', tag)` says for the whole page; `null` = the page's own `lang`. */
export const $pageLocale = atom<string | null>(null);

export function setPageLocale(tag: string | null): void {
  $pageLocale.set(tag);
}
