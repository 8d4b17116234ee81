/** Every code that the service answers with, and the status that goes with it. A code is added with what answers it. */
export const statusOfCode = {
  /** What was sent cannot be read, or has values that are not allowed; `fields` says which. */
  validation: 400,
  /** There is no token, or it is not valid. */
  'sign-in-required': 401,
  /** The token is valid and gives no right to this. */
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  /** Somebody else has changed it: `If-Match` names an older version, or `If-None-Match: *` something that is there. */
  conflict: 412,
  'too-large': 413,
  /** The body is no JSON. */
  'unsupported-type': 415,
  /** It exists, and `If-Match` does not say which version is to be replaced. */
  'version-required': 428,
  /** Too often: `Retry-After` says when it may be tried again. */
  'rate-limited': 429,
  server: 500,
  /** The service is being stopped, or its database does not answer. */
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof statusOfCode;

export interface FieldProblem {
  /** `sources.0.src` */
  readonly field: string;
  /** For developers, in English. */
  readonly message: string;
}

/** What ends a request with an answer that is not the wanted one. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly fields: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    init: { message?: string; fields?: readonly FieldProblem[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(init.message ?? code);
    this.code = code;
    this.fields = init.fields ?? [];
    this.headers = init.headers ?? {};
  }

  toResponse(requestId: string): Response {
    const { code, message, fields } = this;
    return Response.json(
      { error: { code, message, ...(fields.length > 0 ? { fields } : {}), requestId } },
      { status: statusOfCode[code], headers: { 'cache-control': 'no-store', ...this.headers } },
    );
  }
}
