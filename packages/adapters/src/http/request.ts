import { plainJson, VitrineError, type CallOptions, type ErrorCode } from '@vitrine/core';

export interface HttpRequest {
  /** For the prefix of errors: `medusa.cart.add`. */
  readonly where: string;
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; absent = no body. */
  readonly body?: object | undefined;
  /** The request changes something at the backend: when its answer is lost, it may or may not have been applied. */
  readonly changes?: boolean;
  readonly signal?: CallOptions['signal'];
  /** Milliseconds; 15 000 by default. */
  readonly timeoutMs?: number;
  /** Reads the text of the answer; `JSON.parse` by default. */
  readonly parse?: (text: string) => unknown;
}

export interface HttpAnswer {
  /** Below 500 and not 429. */
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON of the answer, not validated; `null` = an empty body. */
  readonly body: unknown;
}

const defaultTimeoutMs = 15_000;
const defaultRetryAfterMs = 1000;

/**
 * Sends one request to a backend, once. Answers below 500 are returned for the adapter to interpret. Throws `aborted`,
 * `network`, `timeout`, `rate-limited`, `server` and `bad-response` (no JSON); they are `ambiguous` where the request
 * changes something and may have arrived. Cookies are never sent: third-party cookies do not reach a page of another
 * origin, and our sessions have tokens.
 */
export async function request(fetchIt: typeof fetch, call: HttpRequest): Promise<HttpAnswer> {
  const { where, url, method = 'GET', headers, body, changes = false, signal, timeoutMs = defaultTimeoutMs } = call;
  const { parse = JSON.parse } = call;
  if (signal?.aborted) throw new VitrineError('aborted', { where });
  const controller = new AbortController();
  let reason: ErrorCode | undefined;
  const end = (code: ErrorCode) => (): void => {
    reason ??= code;
    controller.abort();
  };
  const onAbort = end('aborted');
  signal?.addEventListener('abort', onAbort);
  const timer = setTimeout(end('timeout'), timeoutMs);
  // A `fetch` that ignores its signal must not keep the caller waiting.
  const interrupted = new Promise<never>((_, reject) => controller.signal.addEventListener('abort', reject));

  let isSent = false;
  const exchange = async (): Promise<HttpAnswer> => {
    const allHeaders = {
      accept: 'application/json',
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    };
    // Throws for a header that cannot be sent, which `fetch` rejects with the same error as a lost network.
    new Headers(allHeaders);
    isSent = true;
    const response = await fetchIt(url, {
      method,
      credentials: 'omit',
      headers: allHeaders,
      body: body ? plainJson(body) : null,
      signal: controller.signal,
    });
    const { status } = response;
    if (status === 429) throw new VitrineError('rate-limited', { where, retryAfter: retryAfterMs(response.headers) });
    if (status >= 500) throw new VitrineError('server', { where, ambiguous: changes });
    const text = await response.text();
    return { status, headers: response.headers, body: text === '' ? null : parse(text) };
  };

  try {
    return await Promise.race([exchange(), interrupted]);
  } catch (thrown) {
    if (thrown instanceof VitrineError) throw thrown;
    // The messages of network and JSON errors have no code and may quote the address or the answer: they are dropped.
    const code = !isSent ? 'misconfigured' : thrown instanceof SyntaxError ? 'bad-response' : 'network';
    throw new VitrineError(reason ?? code, { where, ambiguous: changes && isSent });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/**
 * From seconds or a date (RFC 9110, 10.2.3); one second where the header is hidden by CORS, absent, over or neither. A
 * date is compared with the answer's own where CORS shows it, because the clock of the browser may be wrong.
 */
function retryAfterMs(headers: Headers): number {
  const value = headers.get('retry-after') ?? '';
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return wait > 0 ? wait : defaultRetryAfterMs;
}
