/** The last argument of every port method. */
export interface CallOptions {
  /** Aborts the call, which rejects with `aborted`. A request that was sent may still be applied. */
  readonly signal?: AbortSignal;
  /**
   * One per act of the shopper, made before the first try. A backend with `idempotency: 'key'` applies one key once.
   */
  readonly idempotencyKey?: string;
}
