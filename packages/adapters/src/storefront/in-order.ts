import { oneAtATime } from '../http/one-at-a-time.js';

/** The same ports, each call after the one before it, of whichever port: they change one cart. */
export function inOrder(): <P extends object>(port: P) => P {
  const next = oneAtATime();
  return <P extends object>(port: P) =>
    Object.fromEntries(Object.entries(port).map(([name, own]: [string, unknown]) => [name, typeof own === 'function' ? (...call: unknown[]) => next(() => (own as (...call: unknown[]) => Promise<unknown>)(...call)) : own])) as P;
}
