import { VitrineError } from '@vitrine/core';
import { array, nullish, object, optional, record, string, unknown, type InferOutput } from 'valibot';
import { answerOf } from './answer-of.js';
import { request, type HttpAnswer, type HttpRequest } from './request.js';

export interface GraphqlRequest extends Omit<HttpRequest, 'method' | 'body'> {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** What a refusal of the whole request means here; `undefined` = the usual. */
  readonly refuse?: (errors: readonly GraphqlError[], status: number) => VitrineError | undefined;
}

const errorShape = object({ message: optional(string(), ''), extensions: nullish(record(string(), unknown())) });
const envelope = object({ data: nullish(record(string(), unknown())), errors: nullish(array(errorShape)) });

export type GraphqlError = InferOutput<typeof errorShape>;

/** The `data` of an answer, not yet trusted, and the headers it came with. Part of an answer beside errors counts as none. */
export async function graphql(fetchIt: typeof fetch, call: GraphqlRequest): Promise<{ readonly data: Readonly<Record<string, unknown>>; readonly headers: Headers }> {
  const { query, variables, refuse, where, changes = false, ...rest } = call;
  const answer = await request(fetchIt, { ...rest, where, changes, method: 'POST', body: { query, ...(variables ? { variables } : {}) } });
  const { data, errors } = answerOf(envelope, answer.body, where, changes);
  if (errors && errors.length > 0) throw refuse?.(errors, answer.status) ?? usual(errors, answer, where, changes);
  if (!data) throw new VitrineError('bad-response', { where, message: `no data, status ${answer.status}`, ambiguous: changes });
  return { data, headers: answer.headers };
}

function usual(errors: readonly GraphqlError[], { status }: HttpAnswer, where: string, changes: boolean): VitrineError {
  const codes = errors.map(({ extensions }) => String(extensions?.['code'] ?? ''));
  if (codes.includes('THROTTLED')) return new VitrineError('rate-limited', { where, retryAfter: 1000 });
  // Codes only: a backend's sentence may quote what was sent, a gift code among it.
  const message = `${codes.filter(Boolean).join(', ') || 'no code'}, status ${status}`;
  if (status === 401 || status === 403) return new VitrineError('misconfigured', { where, message });
  const broke = codes.some((code) => /INTERNAL_SERVER_ERROR|TIMEOUT|SERVICE_UNAVAILABLE/.test(code));
  return broke ? new VitrineError('server', { where, message, ambiguous: changes }) : new VitrineError('bad-response', { where, message, ambiguous: changes });
}
