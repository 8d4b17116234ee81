import type { ConformanceProbes } from './conformance.js';

type ChangeFault = Parameters<NonNullable<ConformanceProbes['failNext']>>[0];
type ReadFault = Parameters<NonNullable<ConformanceProbes['failRead']>>[0];

/** One request on its way to the backend. */
export interface FlakyRequest<T> {
  /** Whether it changes something. */
  readonly changes: boolean;
  readonly signal?: AbortSignal | undefined;
  send(): Promise<T>;
  /** The answer of a backend that fails, or a throw. */
  serverError(): T;
}

export interface FlakyFetch {
  /** For `AdapterContext.fetch`. */
  readonly fetch: typeof fetch;
  readonly probes: Required<Pick<ConformanceProbes, 'failNext' | 'failRead' | 'holdNext' | 'addresses'>>;
  /** For an adapter that does not use `fetch`. */
  pass<T>(request: FlakyRequest<T>): Promise<T>;
}

/** Any method but GET and HEAD; of GraphQL requests only mutations. */
export function changesSomething(_url: string, { method = 'GET', body }: RequestInit = {}): boolean {
  if (/^(?:get|head)$/i.test(method)) return false;
  if (typeof body !== 'string') return true;
  try {
    const { query } = JSON.parse(body) as { query?: unknown };
    return typeof query !== 'string' || /(?:^|[}\n])\s*mutation\b/.test(query);
  } catch {
    return true;
  }
}

const urlOf = (input: Parameters<typeof fetch>[0]): string => (input instanceof Request ? input.url : String(input));

/**
 * A `fetch` to a real backend that fails when a case asks for it, by the probes `failNext`, `failRead`, `holdNext` and
 * `addresses`. Give it to the shopper's first adapter only, so that requests of another tab do not fail. `changes` says
 * which requests change something.
 */
export function flakyFetch(
  send: typeof fetch,
  changes: (url: string, init?: RequestInit) => boolean = changesSomething,
): FlakyFetch {
  let onChange: ChangeFault | null = null;
  let onRead: ReadFault | null = null;
  let readAfterChange: ReadFault | null = null;
  let applied: (() => void) | null = null;
  const sent: string[] = [];

  function faultOf(change: boolean): ChangeFault | null {
    if (!change) {
      const fault = onRead;
      onRead = null;
      return fault;
    }
    const fault = onChange;
    onChange = null;
    if (readAfterChange) [onRead, readAfterChange] = [readAfterChange, null];
    return fault;
  }

  const connectionLost = (): TypeError => new TypeError('the connection was lost');

  async function pass<T>({ changes: change, signal, send: deliver, serverError }: FlakyRequest<T>): Promise<T> {
    const fault = faultOf(change);
    if (fault === 'request-lost') throw connectionLost();
    if (fault === 'server-error') return serverError();
    const held = change ? applied : null;
    if (held === null) {
      const answer = await deliver();
      if (fault === 'answer-lost') throw connectionLost();
      return answer;
    }
    applied = null;
    await deliver();
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')), { once: true });
      held();
    });
  }

  return {
    pass,
    fetch: (input, init) => {
      const url = urlOf(input);
      sent.push(url);
      return pass({
        changes: changes(url, init),
        signal: init?.signal ?? undefined,
        send: () => send(input, init),
        serverError: () => new Response('busy', { status: 503 }),
      });
    },
    probes: {
      failNext: (how) => void (onChange = how),
      failRead: (how, which) => void (which === 'next' ? (onRead = how) : (readAfterChange = how)),
      holdNext: () => new Promise((resolve) => (applied = resolve)),
      addresses: () => sent,
    },
  };
}
