import type { CallOptions } from '../adapter/call-options.js';
import type { Attribute, Cart, CartLine, CartResult, LineInput, LinePatch } from './cart.js';

/**
 * The cart of this shopper. The adapter keeps its identity (through the injected storage) and never hands it out.
 * Every mutation: rejects with a `VitrineError` = nothing was applied; resolves with `warnings` = applied differently.
 * The adapter compares what it asked with what it got.
 */
export interface CartPort {
  /** `key`: the backend applies a repeated `idempotencyKey` once. `none`: it may apply it again. */
  readonly idempotency: 'key' | 'none';
  /** `null` = there is no cart yet, or it is gone or completed (its identity is forgotten then, and only then). */
  get(options?: CallOptions): Promise<Cart | null>;
  /** Adds; an equal line (same variant, same attributes in any order) grows. Creates the cart when there is none. */
  add(lines: readonly LineInput[], options?: CallOptions): Promise<CartResult>;
  /** Sets absolute quantities. Throws `line-not-found` when a line is not there. */
  update(lines: readonly LinePatch[], options?: CallOptions): Promise<CartResult>;
  /** Throws `line-not-found` when a line is not there. */
  remove(lineIds: readonly string[], options?: CallOptions): Promise<CartResult>;
  /**
   * Puts a removed line back with everything it had (attributes, recipient). Absent: undo adds it again from what is
   * known.
   */
  restore?(line: CartLine, options?: CallOptions): Promise<CartResult>;
  /** Forgets the identity: the next `get` is `null`, the next `add` begins a new cart. */
  reset(options?: CallOptions): Promise<void>;
  /** Throws `code-invalid`, `code-expired`, `code-not-applicable` or `code-already-applied`. */
  applyCode?(code: string, options?: CallOptions): Promise<CartResult>;
  removeCode?(code: string, options?: CallOptions): Promise<CartResult>;
  /** `''` clears it. */
  setNote?(note: string, options?: CallOptions): Promise<CartResult>;
  /** Replaces all attributes of the cart. Attribution (`_vitrine_*`) is written here, never on lines. */
  setAttributes?(attributes: readonly Attribute[], options?: CallOptions): Promise<CartResult>;
  /**
   * The cart changed behind our back: in the page or in another tab. Says only that; the store reads it. Ended by the
   * signal.
   */
  changes?(options?: CallOptions): AsyncIterable<{ readonly origin: 'page' | 'tab' | 'server' }>;
}
