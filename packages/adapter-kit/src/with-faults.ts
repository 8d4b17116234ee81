import { VitrineError, type Adapter, type CallOptions, type Clock, type ErrorCode } from '@vitrine/core';

/** What goes wrong with one call. `ms` is counted on the injected clock. */
export type Fault =
  /** The request takes `ms` to reach the backend. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** The request never reaches the backend. Rejects with an ambiguous `network` error. */
  | { readonly kind: 'lost-request'; readonly ms?: number }
  /** The request is applied, but its answer is lost. Rejects with an ambiguous `network` error. */
  | { readonly kind: 'lost-answer'; readonly ms?: number }
  /** The request is applied at once and answered `ms` later. */
  | { readonly kind: 'late-answer'; readonly ms: number }
  /** Rejects with `timeout` after `timeoutMs` (at once by default); the request is applied after `ms` all the same. */
  | { readonly kind: 'late-request'; readonly ms: number; readonly timeoutMs?: number }
  /** The request is delivered twice, `ms` apart; the first answer counts. */
  | { readonly kind: 'duplicate'; readonly ms?: number }
  /** Rejects with this code, and nothing is applied. A 429 is `rate-limited` with `retryAfter`. */
  | {
      readonly kind: 'error';
      readonly code: ErrorCode;
      readonly retryAfter?: number;
      readonly available?: number;
      readonly ms?: number;
    };

export interface FaultRule {
  /** `'cart.add'`, `'cart.*'` or `'*'`. */
  readonly call: string;
  /** Which of the matching calls fails, from 1; `'every'` = all. The first when absent. */
  readonly nth?: number | 'every';
  readonly fault: Fault;
}

/** Rules, of which the first that matches decides, or a function; `null` = the call does not fail. */
export type FaultScript =
  readonly FaultRule[] | ((call: { readonly name: string; readonly nth: number }) => Fault | null);

export interface WithFaultsOptions {
  /** Real time when absent. */
  readonly clock?: Clock;
}

const realClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

const PORTS: ReadonlySet<string> = new Set(['catalog', 'cart', 'checkout', 'giftCard', 'videos']);
/** A stream is no single request. */
const UNTOUCHED: ReadonlySet<string> = new Set(['cart.changes']);

type Method = (...parameters: unknown[]) => Promise<unknown>;

function methodNames(port: object): string[] {
  const names = new Set<string>();
  for (
    let at: object | null = port;
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    for (const name of Object.getOwnPropertyNames(at)) if (name !== 'constructor') names.add(name);
  }
  return [...names];
}

/** The parameters without the caller's signal: a request that is under way can no longer be aborted. */
function withoutSignal(parameters: readonly unknown[]): unknown[] {
  const last = parameters.at(-1);
  if (typeof last !== 'object' || last === null || !('signal' in last)) return [...parameters];
  const { signal: _, ...rest } = last as CallOptions;
  return [...parameters.slice(0, -1), rest];
}

const signalOf = (parameters: readonly unknown[]): AbortSignal | undefined => {
  const last = parameters.at(-1);
  return typeof last === 'object' && last !== null ? (last as CallOptions).signal : undefined;
};

function matcher(script: FaultScript): (name: string) => Fault | null {
  const counts = new Map<unknown, number>();
  const count = (key: unknown): number => {
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    return nth;
  };
  if (typeof script === 'function') return (name) => script({ name, nth: count(name) });
  const matches = (rule: FaultRule, name: string): boolean =>
    rule.call === '*' || rule.call === name || (rule.call.endsWith('.*') && name.startsWith(rule.call.slice(0, -1)));
  return (name) => {
    let found: Fault | null = null;
    for (const rule of script) {
      if (!matches(rule, name)) continue;
      const nth = count(rule);
      if (found === null && (rule.nth === 'every' || nth === (rule.nth ?? 1))) found = rule.fault;
    }
    return found;
  };
}

/**
 * The same adapter over an unreliable network: every request of the shopping ports may be delayed, lost, doubled or
 * rejected, as the script says. Deterministic with an injected clock. Analytics and the `changes` stream are not
 * affected.
 */
export function withFaults(
  adapter: Adapter,
  script: FaultScript,
  { clock = realClock }: WithFaultsOptions = {},
): Adapter {
  const faultOf = matcher(script);

  const wait = (ms: number | undefined, signal: AbortSignal | undefined, where: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clock.clearTimeout(timer);
        reject(new VitrineError('aborted', { where, ambiguous: true }));
      };
      const timer = clock.setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, ms ?? 0);
      if (signal?.aborted) stop();
      else signal?.addEventListener('abort', stop, { once: true });
    });

  const callWithFault = async (name: string, fault: Fault, call: Method, parameters: unknown[]): Promise<unknown> => {
    const signal = signalOf(parameters);
    const send = (): Promise<unknown> => call(...parameters);
    // Nobody waits for this answer, so an error is ignored too.
    const sendUnawaited = (): void => void call(...withoutSignal(parameters)).catch(() => undefined);
    const where = `faults.${name}`;
    const lost = (): VitrineError => new VitrineError('network', { where, message: fault.kind, ambiguous: true });
    switch (fault.kind) {
      case 'latency':
        await wait(fault.ms, signal, where);
        return send();
      case 'lost-request':
        await wait(fault.ms, signal, where);
        throw lost();
      case 'lost-answer':
        await send();
        await wait(fault.ms, signal, where);
        throw lost();
      case 'late-answer': {
        const answer = await send();
        await wait(fault.ms, signal, where);
        return answer;
      }
      case 'late-request':
        clock.setTimeout(sendUnawaited, fault.ms);
        await wait(fault.timeoutMs, signal, where);
        throw new VitrineError('timeout', { where, ambiguous: true });
      case 'duplicate': {
        const answer = send();
        if (fault.ms === undefined) await Promise.allSettled([answer, send()]);
        else clock.setTimeout(sendUnawaited, fault.ms);
        return answer;
      }
      case 'error':
        await wait(fault.ms, signal, where);
        throw new VitrineError(fault.code, {
          where,
          ...(fault.retryAfter === undefined ? {} : { retryAfter: fault.retryAfter }),
          ...(fault.available === undefined ? {} : { available: fault.available }),
        });
    }
  };

  const faulty = (portName: string, port: object): object => {
    const copy: Record<string, unknown> = {};
    for (const method of methodNames(port)) {
      const own = (port as Record<string, unknown>)[method];
      const name = `${portName}.${method}`;
      if (typeof own !== 'function' || UNTOUCHED.has(name)) {
        copy[method] = typeof own === 'function' ? (own as Method).bind(port) : own;
        continue;
      }
      const call = (own as Method).bind(port);
      copy[method] = async (...parameters: unknown[]) => {
        const fault = faultOf(name);
        return fault === null ? call(...parameters) : callWithFault(name, fault, call, parameters);
      };
    }
    return copy;
  };

  const result: Record<string, unknown> = {};
  for (const name of methodNames(adapter)) {
    const own = (adapter as unknown as Record<string, unknown>)[name];
    result[name] =
      typeof own === 'function'
        ? (own as Method).bind(adapter)
        : PORTS.has(name) && own !== undefined
          ? faulty(name, own as object)
          : own;
  }
  // Every property of the adapter is copied, so the result has its type.
  return result as unknown as Adapter;
}
