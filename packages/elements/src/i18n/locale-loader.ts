import { atom } from 'nanostores';
import type { Locale } from './words.js';

/** The languages there are. Another one is answered by its nearest: `ar-EG` by `ar`, unknown by `en`. */
const LOADERS: Readonly<Record<string, () => Promise<Locale>>> = {
  en: async () => (await import('./locales/en.js')).locale,
  bn: async () => (await import('./locales/bn.js')).locale,
  ar: async () => (await import('./locales/ar.js')).locale,
  id: async () => (await import('./locales/id.js')).locale,
  vi: async () => (await import('./locales/vi.js')).locale,
};

export const LANGUAGES: readonly string[] = Object.keys(LOADERS);

const loaded = new Map<string, Locale>();
const loading = new Map<string, Promise<void>>();

/** Counts up when a locale arrives: controllers listen to it. */
export const $localeArrivals = atom(0);

/** The language of ours that answers a tag. */
export function nearestLanguage(tag: string): string {
  const primary = tag.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(LOADERS, primary) ? primary : 'en';
}

/** Makes a locale known without a request: for npm users who import `@vitrine/elements/locales/<lang>`. */
export function registerLocale(locale: Locale): void {
  loaded.set(locale.lang, locale);
  $localeArrivals.set($localeArrivals.get() + 1);
}

/** The locale if it is here; otherwise it is fetched (once; a failed fetch is tried again at the next question). */
export function localeOf(language: string): Locale | undefined {
  const here = loaded.get(language);
  if (here === undefined && !loading.has(language)) {
    const load = LOADERS[language];
    if (load) {
      loading.set(
        language,
        load().then(
          (locale) => registerLocale(locale),
          () => retryLater(language),
        ),
      );
    }
  }
  return here;
}

/** Without its words an element shows its fallback content: keep asking, gently, for as long as the page lives. */
function retryLater(language: string): void {
  setTimeout(() => {
    loading.delete(language);
    $localeArrivals.set($localeArrivals.get() + 1);
  }, 3000);
}
