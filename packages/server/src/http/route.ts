import type { GenericSchema, InferOutput } from 'valibot';
import type { Right } from '../accounts/roles.js';
import type { Who } from '../accounts/who.js';
import type { ProblemCode } from './problem.js';
import type { Limit } from './rate-limits.js';

/** What a handler is given: all of it has been checked. */
export interface Call<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The address or network that asks, for limits. It is neither stored nor logged. */
  readonly client: string;
  /** `null` = a request without a token. Of another shop than that of the path it is never. */
  readonly who: Who | null;
  /** The version of `If-Match`; `'any'` for `*`, `null` where there is none. */
  readonly ifMatch: number | 'any' | null;
  /** `If-None-Match: *`: only where there is nothing yet. */
  readonly onlyNew: boolean;
}

export interface Answer<A> {
  readonly status?: 200 | 201 | 204;
  readonly body: A;
  /** Makes the `ETag`; without it the body does. */
  readonly version?: number;
  /** Seconds that anybody may keep it, a CDN too. Absent = nobody may. */
  readonly keepSeconds?: number;
}

/**
 * One operation of the service: it is served as this says, and the OpenAPI document is made from the same words. Every
 * path has `{shop}` in it, whose origins may read the answers.
 */
export interface Route<
  P extends GenericSchema = GenericSchema,
  Q extends GenericSchema = GenericSchema,
  B extends GenericSchema = GenericSchema,
  A extends GenericSchema = GenericSchema,
> {
  readonly method: 'get' | 'put' | 'post' | 'delete';
  /** `/v1/shops/{shop}/videos/{id}` */
  readonly path: string;
  /** One sentence for the OpenAPI document. */
  readonly summary: string;
  /** What is needed to be answered. */
  readonly right: Right;
  /** How often one address may ask. Absent = as often as it likes. */
  readonly limit?: Limit;
  readonly params: P;
  readonly query?: Q;
  readonly body?: B;
  /** `null` = an answer without a body. */
  readonly answer: A | null;
  /** Beside those that any operation may have. */
  readonly problems: readonly ProblemCode[];
  /** Whether the answer has a version that `If-Match` may name. */
  readonly hasVersions?: boolean;
  handle(call: Call<InferOutput<P>, InferOutput<Q>, InferOutput<B>>): Promise<Answer<InferOutput<A> | null>>;
}

/** Lets the compiler find the types of a route from its schemas. */
export const route = <
  P extends GenericSchema,
  Q extends GenericSchema,
  B extends GenericSchema,
  A extends GenericSchema,
>(
  definition: Route<P, Q, B, A>,
): Route => definition;
