import type { CallOptions } from '@vitrine/core';
import { oneAtATime } from './one-at-a-time.js';

type Call = (...call: unknown[]) => Promise<unknown>;

/** The same ports, each call after the one before it, of whichever port: they change one cart. `before` is done at the beginning of each turn. */
export function inOrder(before?: () => unknown): <P extends object>(port: P) => P {
  const next = oneAtATime();
  return <P extends object>(port: P) =>
    Object.fromEntries(
      Object.entries(port).map(([name, own]: [string, unknown]) => [
        name,
        typeof own === 'function'
          ? (...call: unknown[]) =>
              next(
                () => {
                  before?.();
                  return (own as Call)(...call);
                },
                Object(call.at(-1)) as CallOptions,
              )
          : own,
      ]),
    ) as P;
}
