import { VitrineError, type CallOptions, type ErrorCode } from '@vitrine/core';

export interface HttpRequest {
  /** For the prefix of errors: `medusa.cart.add`. */
  readonly where: string;
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; nothing is when absent. */
  readonly body?: object | undefined;
  /** It changes something at the backend: when the answer is lost, nobody knows whether it did. */
  readonly changes?: boolean;
  readonly signal?: CallOptions['signal'];
  /** Milliseconds; 15 000 by default. */
  readonly limit?: number;
}

export interface HttpAnswer {
  /** Below 500 and not 429. */
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the answer, parsed and not yet trusted; `null` = an empty body. */
  readonly body: unknown;
}

const LIMIT = 15_000;

/**
 * One request to a backend, sent once. Answers below 500 are the adapter's to read. Throws `aborted`, `network`, `timeout`,
 * `rate-limited`, `server` and `bad-response` (no JSON), `ambiguous` where the request changes something and may have arrived. Cookies stay
 * at home: they are dead in a page of another origin, and a session of ours has a token.
 */
export async function request(fetchIt: typeof fetch, call: HttpRequest): Promise<HttpAnswer> {
  const { where, url, method = 'GET', headers, body, changes = false, signal, limit = LIMIT } = call;
  if (signal?.aborted) throw new VitrineError('aborted', { where });
  const ended = new AbortController();
  let why: ErrorCode | undefined;
  const end = (code: ErrorCode) => (): void => {
    why ??= code;
    ended.abort();
  };
  const onAbort = end('aborted');
  signal?.addEventListener('abort', onAbort);
  const timer = setTimeout(end('timeout'), limit);
  const interrupted = new Promise<never>((_, reject) => ended.signal.addEventListener('abort', reject));

  const exchange = async (): Promise<HttpAnswer> => {
    const response = await fetchIt(url, {
      method,
      credentials: 'omit',
      headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      body: body ? JSON.stringify(body) : null,
      signal: ended.signal,
    });
    const { status } = response;
    if (status === 429) throw new VitrineError('rate-limited', { where, retryAfter: pauseOf(response.headers) });
    if (status >= 500) throw new VitrineError('server', { where, ambiguous: changes });
    const text = await response.text();
    return { status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  };

  try {
    return await Promise.race([exchange(), interrupted]);
  } catch (thrown) {
    if (thrown instanceof VitrineError) throw thrown;
    // What is said of a broken line or of an answer that is no JSON has no code, and may quote the address or the answer.
    throw new VitrineError(why ?? (thrown instanceof SyntaxError ? 'bad-response' : 'network'), {
      where,
      ambiguous: changes,
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Milliseconds, from seconds or a date (RFC 9110, 10.2.3); a second where the header is hidden, absent or neither. */
function pauseOf(headers: Headers): number {
  const value = headers.get('retry-after') ?? '1';
  return (/^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()) || 1000;
}
