// Kept at load, because a page may replace it later.
const NativeURL = URL;

const maxUrlCharacters = 8192;
const controlCharacters = /[\u0000-\u001f\u007f-\u009f]/;

const isLocal = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1' || host === '[::1]';

function parse(value: string, base: string): URL | null {
  try {
    return base === '' ? new NativeURL(value) : new NativeURL(value, base);
  } catch {
    return null;
  }
}

/**
 * Checks every `href`, `src` and navigation. Returns the normalized absolute URL, or `null` for anything that is not
 * plain `https:`: other schemes (`javascript:`, `data:`, `blob:`, ...), credentials, control characters, more than
 * 8,192 characters, a value that is not a string. `http:` is allowed only to localhost, and to the host of `base` when
 * `base` is `http:` itself. `base` is the URL of the page, against which relative URLs are resolved; `''` = absolute
 * URLs only.
 */
export function safeUrl(value: unknown, base: string): string | null {
  if (typeof value !== 'string' || value.length > maxUrlCharacters || controlCharacters.test(value)) return null;
  const url = parse(value, base);
  if (!url || url.username !== '' || url.password !== '' || url.hostname === '') return null;
  if (url.protocol === 'https:') return url.href;
  if (url.protocol !== 'http:') return null;
  const page = base === '' ? null : parse(base, '');
  return isLocal(url.hostname) || (page?.protocol === 'http:' && page.hostname === url.hostname) ? url.href : null;
}

/**
 * Where a checkout may lead: a `safeUrl` whose origin is one of `origins` (`https://pay.example`) or that of `base`.
 * Anything else gives `null`. An entry that is not an origin allows nothing.
 */
export function safeCheckoutUrl(value: unknown, base: string, origins: readonly string[]): string | null {
  const address = safeUrl(value, base);
  const target = address === null ? null : parse(address, '');
  if (!target) return null;
  for (const allowed of [base, ...origins]) {
    const origin = typeof allowed === 'string' ? parse(allowed, '')?.origin : undefined;
    if (origin !== undefined && origin !== 'null' && origin === target.origin) return target.href;
  }
  return null;
}
