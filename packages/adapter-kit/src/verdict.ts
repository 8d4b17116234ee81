import { toVitrineError, type ErrorCode, type VitrineError } from '@vitrine/core';

/** The promise is broken. */
export class ConformanceFailure extends Error {
  override readonly name = 'ConformanceFailure';
}

/** Cannot be told here; `message` says what is missing. */
export class CaseSkipped extends Error {
  override readonly name = 'CaseSkipped';
}

export function ensure(condition: boolean, message: string): asserts condition {
  if (!condition) throw new ConformanceFailure(message);
}

/** Keys in order, so that two equal values have one text. */
function spelled(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? 'undefined'
  );
}

export function ensureEqual(actual: unknown, expected: unknown, what: string): void {
  ensure(spelled(actual) === spelled(expected), `${what}: expected ${spelled(expected)}, got ${spelled(actual)}`);
}

/** What a fixture or probe must bring, or the case is skipped. */
export function wanted<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new CaseSkipped(`${name} was not given`);
  return value;
}

/** Fails when the promise does not settle in time. The only clock of the kit: it is patience, not a measurement. */
export async function settled<T>(promise: Promise<T>, patience: number, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ConformanceFailure(`${what}: no answer within ${patience} ms`)), patience);
  });
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** The refusal of a call that must not succeed: a `VitrineError`, with one of `codes` unless any will do. */
export async function refusal(
  call: Promise<unknown>,
  codes: readonly ErrorCode[] | 'any',
  what: string,
): Promise<VitrineError> {
  let error: unknown;
  try {
    const answer = await call;
    throw new ConformanceFailure(
      `${what}: expected a refusal${codes === 'any' ? '' : ` (${codes.join(' or ')})`}, got ${spelled(answer)?.slice(0, 200)}`,
    );
  } catch (thrown) {
    error = thrown;
  }
  if (error instanceof ConformanceFailure) throw error;
  // As core reads it: of its own copy, or of the copy that an adapter from elsewhere brings along.
  const known = toVitrineError(error);
  ensure(known === error, `${what}: threw ${String(error)}, which is no VitrineError with a code of the list`);
  ensure(
    codes === 'any' || codes.includes(known.code),
    `${what}: expected the code ${codes === 'any' ? '' : codes.join(' or ')}, got ${known.code}`,
  );
  return known;
}
