import type { CallOptions } from '@vitrine/core';
import { oneAtATime } from './one-at-a-time.js';

type Call = (...call: unknown[]) => Promise<unknown>;

/**
 * Makes ports whose calls run one after the other, across all of them, because they change one cart. `before` runs at
 * the beginning of each turn.
 */
export function inOrder(before?: () => unknown): <P extends object>(port: P) => P {
  const next = oneAtATime();
  return <P extends object>(port: P) =>
    Object.fromEntries(
      Object.entries(port).map(([name, member]: [string, unknown]) => [
        name,
        typeof member === 'function'
          ? (...call: unknown[]) =>
              next(
                () => {
                  before?.();
                  return (member as Call)(...call);
                },
                Object(call.at(-1)) as CallOptions,
              )
          : member,
      ]),
    ) as P;
}
