import { toVitrineError, type ErrorCode, type VitrineError } from '@vitrine/core';

/** The adapter failed the case. */
export class ConformanceFailure extends Error {
  override readonly name = 'ConformanceFailure';
}

/** The case cannot be decided here; `message` says what is missing. */
export class CaseSkipped extends Error {
  override readonly name = 'CaseSkipped';
}

export function ensure(condition: boolean, message: string): asserts condition {
  if (!condition) throw new ConformanceFailure(message);
}

/** JSON with sorted keys, so that equal values give equal texts. */
function sortedJson(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? 'undefined'
  );
}

export function ensureEqual(actual: unknown, expected: unknown, what: string): void {
  ensure(
    sortedJson(actual) === sortedJson(expected),
    `${what}: expected ${sortedJson(expected)}, got ${sortedJson(actual)}`,
  );
}

/** Returns a fixture or probe; skips the case when it was not given. */
export function wanted<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new CaseSkipped(`${name} was not given`);
  return value;
}

/** Fails when the promise does not settle within `limitMs` milliseconds. */
export async function settled<T>(promise: Promise<T>, limitMs: number, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ConformanceFailure(`${what}: no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** The error of a call that must reject: a `VitrineError` with one of `codes`, or with any code. */
export async function rejection(
  call: Promise<unknown>,
  codes: readonly ErrorCode[] | 'any',
  what: string,
): Promise<VitrineError> {
  let error: unknown;
  try {
    const answer = await call;
    const expected = codes === 'any' ? 'an error' : `an error (${codes.join(' or ')})`;
    throw new ConformanceFailure(`${what}: expected ${expected}, got ${sortedJson(answer).slice(0, 200)}`);
  } catch (thrown) {
    error = thrown;
  }
  if (error instanceof ConformanceFailure) throw error;
  // As core does, accepts an error of its own copy of core and of the copy that an adapter brings along.
  const known = toVitrineError(error);
  ensure(known === error, `${what}: threw ${String(error)}, which is no VitrineError with a known code`);
  ensure(
    codes === 'any' || codes.includes(known.code),
    `${what}: expected the code ${codes === 'any' ? '' : codes.join(' or ')}, got ${known.code}`,
  );
  return known;
}
