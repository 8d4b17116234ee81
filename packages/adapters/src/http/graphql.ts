import { VitrineError, type ErrorCode } from '@vitrine/core';
import { request, type HttpRequest } from './request.js';

export interface GraphqlRequest extends Omit<HttpRequest, 'method' | 'body'> {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** What a code of the backend means here, where it is not the usual. */
  readonly meaning?: Readonly<Record<string, ErrorCode>> | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const fields = (value: unknown): Fields => Object(value) as Fields;

/** The `data` of an answer, not yet trusted, and the headers it came with. Part of an answer beside errors counts as none. */
export async function graphql(
  fetchIt: typeof fetch,
  { query, variables, meaning, ...call }: GraphqlRequest,
): Promise<{ readonly data: Fields; readonly headers: Headers }> {
  const { where, changes = false } = call;
  const { body, headers, status } = await request(fetchIt, { ...call, method: 'POST', body: { query, variables } });
  const { data, errors } = fields(body);
  // By their codes only: a backend's sentence may quote what was sent, a gift code among it.
  const codes = Array.isArray(errors) ? errors.map((error) => String(fields(fields(error)['extensions'])['code'])) : [];
  if (codes.length === 0 && Object(data) === data) return { data: fields(data), headers };
  const known = codes.map((code) => meaning?.[code]).find(Boolean);
  const code =
    known ??
    (status === 401 || status === 403
      ? 'misconfigured'
      : /INTERNAL|TIMEOUT|UNAVAILABLE/.test(codes.join())
        ? 'server'
        : 'bad-response');
  throw new VitrineError(code, {
    where,
    message: `${codes.join(', ') || 'no data'}, status ${status}`,
    ambiguous: changes && (code === 'server' || code === 'bad-response'),
  });
}
