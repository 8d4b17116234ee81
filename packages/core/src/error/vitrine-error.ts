import type { Cart } from '../cart/cart.js';
import { ERROR_CODES, type ErrorCode } from './error-code.js';
import { transientCodes } from './transient.js';

/** One rejected input. `field` is its path in what was sent: `['recipients', 1, 'email']`. */
export interface FieldIssue {
  readonly field: readonly (string | number)[];
  readonly code: ErrorCode;
}

export interface VitrineErrorInit {
  /** For developers, in English. A shopper sees the text of the code in their language. */
  readonly message?: string | undefined;
  /** Where it happened, for the prefix of the message: `memory.cart.add`. */
  readonly where?: string | undefined;
  readonly fields?: readonly FieldIssue[];
  /** The backend's cart, when it came with the error: the cart store takes it over. */
  readonly cart?: Cart | undefined;
  /** Units that are still available, with `out-of-stock` and the quantity codes. */
  readonly available?: number | undefined;
  /**
   * Milliseconds to wait before the next try, with `rate-limited`. Ignored when it is not a finite number; a longer
   * time than 30 s is not waited for.
   */
  readonly retryAfter?: number | undefined;
  /**
   * The request may have been applied, fully or in part: it was sent and its answer was lost. Such an add is never
   * repeated without checking.
   */
  readonly ambiguous?: boolean;
  readonly cause?: unknown;
}

/** The one error class of Vitrine. Thrown by an adapter it means that nothing was applied, unless it is `ambiguous`. */
export class VitrineError extends Error {
  override readonly name = 'VitrineError';
  readonly code: ErrorCode;
  readonly fields: readonly FieldIssue[];
  readonly cart: Cart | undefined;
  readonly available: number | undefined;
  readonly retryAfter: number | undefined;
  readonly ambiguous: boolean;

  constructor(code: ErrorCode, init: VitrineErrorInit = {}) {
    const where = init.where === undefined ? '' : ` [${init.where}]`;
    super(`[vitrine]${where} ${code}${init.message === undefined ? '' : `: ${init.message}`}`, init);
    this.code = code;
    this.fields = init.fields ?? [];
    this.cart = init.cart;
    this.available = init.available;
    this.retryAfter = init.retryAfter;
    this.ambiguous = init.ambiguous ?? false;
  }

  /** Whether the same request may succeed later unchanged, because the connection or the backend failed. */
  get recoverable(): boolean {
    return recoverableCodes.includes(this.code);
  }
}

/** More than what is repeated by itself: a person may ask once more for these too. */
const recoverableCodes: readonly ErrorCode[] = [...transientCodes, 'bad-response', 'cart-gone'];

/**
 * Turns anything thrown into a `VitrineError`: an abort becomes `aborted`, any other error `unknown` with its cause.
 */
export function toVitrineError(thrown: unknown, where?: string): VitrineError {
  try {
    const { name, code } = (thrown ?? {}) as { name?: unknown; code?: unknown };
    // Thrown by another copy of this package: an adapter from npm in a page with the script tag.
    const isTwin = name === 'VitrineError' && (ERROR_CODES as readonly unknown[]).includes(code);
    if (isTwin || thrown instanceof VitrineError) return thrown as VitrineError;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new VitrineError(name === 'AbortError' ? 'aborted' : 'unknown', { where, message, cause: thrown });
  } catch {
    // What was thrown throws itself when it is looked at.
    return new VitrineError('unknown', { where });
  }
}
