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
 * 8,192 characters, a value that is not a string. `http:` is allowed to localhost, and to the host of `base` when
 * `base` is `http:` itself; on an `https:` page it becomes `https:`, as a browser does for pictures and videos. `base`
 * is the URL of the page, against which relative URLs are resolved; `''` = absolute URLs only.
 */
export function safeUrl(value: unknown, base: string): string | null {
  const url = plainUrl(value, base);
  if (!url) return null;
  if (url.protocol === 'https:') return url.href;
  const page = base === '' ? null : parse(base, '');
  if (isLocal(url.hostname) || (page?.protocol === 'http:' && page.hostname === url.hostname)) return url.href;
  if (page?.protocol !== 'https:') return null;
  url.protocol = 'https:';
  return url.href;
}

/** A URL of the schemes `http:` and `https:` without anything that hides where it leads. */
function plainUrl(value: unknown, base: string): URL | null {
  if (typeof value !== 'string' || value.length > maxUrlCharacters || controlCharacters.test(value)) return null;
  const url = parse(value, base);
  if (!url || url.username !== '' || url.password !== '' || url.hostname === '') return null;
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}

/**
 * Where a checkout may lead: a `safeUrl` whose origin is one of `origins` (`https://pay.example`) or that of `base`.
 * Anything else gives `null`, also an `http:` address of such an origin. An entry that is not an origin allows nothing.
 */
export function safeCheckoutUrl(value: unknown, base: string, origins: readonly string[]): string | null {
  const address = safeUrl(value, base);
  const target = address === null ? null : parse(address, '');
  if (!target || target.protocol !== plainUrl(value, base)?.protocol) return null;
  for (const allowed of [base, ...origins]) {
    const origin = typeof allowed === 'string' ? parse(allowed, '')?.origin : undefined;
    if (origin !== undefined && origin !== 'null' && origin === target.origin) return target.href;
  }
  return null;
}
