import { VitrineError, type ErrorCode } from '@vitrine/core';
import { request, type HttpRequest } from './request.js';

export interface GraphqlRequest extends Omit<HttpRequest, 'method' | 'body'> {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Our code for a GraphQL error code of this request, where it differs from the usual one. */
  readonly errorCodes?: Readonly<Record<string, ErrorCode>> | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const fields = (value: unknown): Fields => Object(value) as Fields;

/** The `data` of an answer, not validated, and its headers. Partial data beside errors counts as none. */
export async function graphql(
  fetchIt: typeof fetch,
  { query, variables, errorCodes, ...call }: GraphqlRequest,
): Promise<{ readonly data: Fields; readonly headers: Headers }> {
  const { where, changes = false } = call;
  const { body, headers, status } = await request(fetchIt, { ...call, method: 'POST', body: { query, variables } });
  const { data, errors } = fields(body);
  // Only codes are read: the message of a backend may quote what was sent, a gift code among it.
  const codes = Array.isArray(errors) ? errors.map((error) => String(fields(fields(error)['extensions'])['code'])) : [];
  if (codes.length === 0 && Object(data) === data) return { data: fields(data), headers };
  const known = codes.map((code) => errorCodes?.[code]).find(Boolean);
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
