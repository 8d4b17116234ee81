/** What every port method takes last. */
export interface CallOptions {
  /** Ends the call: it rejects with `aborted`, and what was sent may still have been applied. */
  readonly signal?: AbortSignal;
  /** One per gesture of the shopper, made before the first try. A backend with `idempotency: 'key'` applies it once. */
  readonly idempotencyKey?: string;
}
