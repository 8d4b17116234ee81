/**
 * The one way in for language tags, from `lang`, `data-locale`, a call or a backend: canonical BCP 47, because `Intl`
 * throws on anything else. `vi_VN` and `VI-vn` give `vi-VN`, `de_DE.UTF-8` gives `de-DE`. Of a tag that is wrong after
 * its language the language is kept; anything else gives `fallback`.
 */
export function languageTag(given: unknown, fallback = 'en'): string {
  if (typeof given !== 'string') return fallback;
  // A POSIX locale has an encoding or a modifier at its end.
  const tag = given.trim().split(/[.@]/)[0]?.replaceAll('_', '-') ?? '';
  return canonical(tag) ?? canonical(/^[a-z]{2,3}(?=-)/i.exec(tag)?.[0] ?? '') ?? fallback;
}

function canonical(tag: string): string | undefined {
  try {
    // Some engines let private tags (`x-shop`) and grandfathered ones pass, which formatters reject.
    return /^[a-z]{2,3}(?:-|$)/i.test(tag) ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    return undefined;
  }
}
