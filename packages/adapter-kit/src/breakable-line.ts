import type { ConformanceProbes } from './conformance.js';

type ChangeFault = Parameters<NonNullable<ConformanceProbes['failNext']>>[0];
type ReadFault = Parameters<NonNullable<ConformanceProbes['failRead']>>[0];

/** One request, as the line sees it. */
export interface LineRequest<T> {
  /** Whether it changes something. */
  readonly changes: boolean;
  readonly signal?: AbortSignal | undefined;
  send(): Promise<T>;
  /** What a backend that breaks answers with, or throws. */
  broken(): T;
}

export interface BreakableLine {
  /** For `AdapterContext.fetch`. */
  readonly fetch: typeof fetch;
  readonly probes: Required<Pick<ConformanceProbes, 'failNext' | 'failRead' | 'holdNext' | 'addresses'>>;
  /** For an adapter that does not go by `fetch`. */
  pass<T>(request: LineRequest<T>): Promise<T>;
}

/** Anything but a GET, and of GraphQL only a mutation. */
export function changesSomething(_address: string, { method = 'GET', body }: RequestInit = {}): boolean {
  if (/^(?:get|head)$/i.test(method)) return false;
  if (typeof body !== 'string') return true;
  try {
    const { query } = JSON.parse(body) as { query?: unknown };
    return typeof query !== 'string' || /(?:^|[}\n])\s*mutation\b/.test(query);
  } catch {
    return true;
  }
}

const addressOf = (input: Parameters<typeof fetch>[0]): string =>
  input instanceof Request ? input.url : String(input);

/**
 * A line to a real backend that breaks when a case asks for it: it has the probes `failNext`, `failRead`, `holdNext` and `addresses`. Give it to
 * the shopper's first adapter only, so that another tab keeps a line of its own. `changes` tells which requests change something.
 */
export function breakableLine(
  send: typeof fetch,
  changes: (address: string, init?: RequestInit) => boolean = changesSomething,
): BreakableLine {
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

  const lost = (): TypeError => new TypeError('the line is cut');

  async function pass<T>({ changes: change, signal, send: deliver, broken }: LineRequest<T>): Promise<T> {
    const fault = faultOf(change);
    if (fault === 'request-lost') throw lost();
    if (fault === 'server-error') return broken();
    const held = change ? applied : null;
    if (held === null) {
      const answer = await deliver();
      if (fault === 'answer-lost') throw lost();
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
      const address = addressOf(input);
      sent.push(address);
      return pass({
        changes: changes(address, init),
        signal: init?.signal ?? undefined,
        send: () => send(input, init),
        broken: () => new Response('busy', { status: 503 }),
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
