// Taken once, at load: a page may replace it later.
const NativeURL = URL;

const LONGEST = 8192;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

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
 * The one gate for every `href`, `src` and navigation. Answers the normalised absolute address, or `null` for whatever is not
 * plain `https:`: other schemes (`javascript:`, `data:`, `blob:`, ...), credentials, control characters, more than 8,192
 * characters, a value that is not a string. `http:` passes only to the host of `base` when that is `http:` itself, and to
 * this machine. `base` is the page's address, which relative addresses are resolved against; `''` = absolute ones only.
 */
export function safeUrl(value: unknown, base: string): string | null {
  if (typeof value !== 'string' || value.length > LONGEST || CONTROL.test(value)) return null;
  const url = parse(value, base);
  if (!url || url.username !== '' || url.password !== '' || url.hostname === '') return null;
  if (url.protocol === 'https:') return url.href;
  if (url.protocol !== 'http:') return null;
  const page = base === '' ? null : parse(base, '');
  return isLocal(url.hostname) || (page?.protocol === 'http:' && page.hostname === url.hostname) ? url.href : null;
}

/**
 * Where a checkout may lead: a `safeUrl` whose origin is exactly one of `origins` (`https://pay.example`) or that of `base`.
 * Anything else is `null`. An entry that is not an origin allows nothing.
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
