import { VitrineError } from '@vitrine/core';
import { getDotPath, safeParse, type GenericSchema, type InferOutput } from 'valibot';

/** What a backend answered, when it has the shape that is expected; else throws `bad-response` with the place, never with the value. */
export function answerOf<S extends GenericSchema>(schema: S, value: unknown, where: string, ambiguous = false): InferOutput<S> {
  const result = safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new VitrineError('bad-response', { where, message: `${getDotPath(issue) ?? 'answer'}: expected ${issue.expected ?? 'something else'}`, ambiguous });
}
