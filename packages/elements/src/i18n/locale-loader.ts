import { languageTag } from '@vitrine/core';
import { atom } from 'nanostores';
import type { Locale } from './words.js';

/** The languages of Vitrine. Another tag gets the nearest of them: `ar-EG` gets `ar`, an unknown one `en`. */
const loaders: Readonly<Record<string, () => Promise<Locale>>> = {
  en: async () => (await import('./locales/en.js')).locale,
  bn: async () => (await import('./locales/bn.js')).locale,
  ar: async () => (await import('./locales/ar.js')).locale,
  id: async () => (await import('./locales/id.js')).locale,
  vi: async () => (await import('./locales/vi.js')).locale,
};

export const LANGUAGES: readonly string[] = Object.keys(loaders);

const retryDelayMs = 3000;

const loaded = new Map<string, Locale>();
const loading = new Map<string, Promise<void>>();

/** Counts up when a locale has loaded; controllers listen to it. */
export const $localeArrivals = atom(0);

/** The language that is nearest to a tag, of those that ship and those that the page has registered. */
export function nearestLanguage(tag: string): string {
  const whole = languageTag(tag);
  if (loaded.has(whole)) return whole;
  const primary = whole.split('-')[0] ?? '';
  return Object.hasOwn(loaders, primary) || loaded.has(primary) ? primary : 'en';
}

/**
 * Registers a locale without a request: one that ships, imported from `@vitrine/elements/locales/<lang>`, or the page's
 * own words for a language.
 */
export function registerLocale(locale: Locale): void {
  loaded.set(languageTag(locale.lang), locale);
  $localeArrivals.set($localeArrivals.get() + 1);
}

/** The locale if it is loaded. Otherwise it is fetched, once at a time; after a failure it is fetched again later. */
export function localeOf(language: string): Locale | undefined {
  const here = loaded.get(language);
  if (here === undefined && !loading.has(language)) {
    const load = loaders[language];
    if (load) {
      loading.set(
        language,
        load().then(
          // The page may have registered words of its own meanwhile.
          (locale) => {
            if (!loaded.has(language)) registerLocale(locale);
          },
          () => retryLater(language),
        ),
      );
    }
  }
  return here;
}

/**
 * Without its words an element shows only its fallback content, so a failed fetch is repeated as long as the page
 * lives.
 */
function retryLater(language: string): void {
  setTimeout(() => {
    loading.delete(language);
    $localeArrivals.set($localeArrivals.get() + 1);
  }, retryDelayMs);
}
