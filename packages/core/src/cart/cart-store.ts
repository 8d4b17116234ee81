import type { ReadableAtom } from 'nanostores';
import type { VitrineError } from '../error/vitrine-error.js';
import type { GiftCardOrder } from '../gift-card/gift-card.js';
import type { Money } from '../money/money.js';
import type { Source } from '../analytics/analytics-port.js';
import type { Cart, CartLine, CartResult, CartWarning, LineInput, LineIssue } from './cart.js';

/** What the page shows of the cart: pending wishes folded over the last settled server cart. */
export interface CartState {
  /** `loading` before the first answer, `ready`, or `error` when the first load failed (`error` tells why; `load()` tries again). */
  readonly phase: 'loading' | 'ready' | 'error';
  /** `null` = no cart yet, or it is empty and was never made. Lines carry `status` while a wish is on its way. */
  readonly cart: Cart | null;
  /** Wishes not yet answered; 0 = what is shown is the server's cart. */
  readonly pending: number;
  /** The browser says it is offline: wishes wait, nothing is lost. */
  readonly offline: boolean;
  /** The last refusal that belongs to the whole cart; cleared by the next success. */
  readonly error: VitrineError | null;
  /** Refusals that belong to a line. */
  readonly issues: readonly LineIssue[];
  /** What was applied differently, newest last, until `dismissWarnings()`. */
  readonly warnings: readonly CartWarning[];
  /** Lines just removed, newest last: `undoRemove(lineId)` brings one back. */
  readonly removed: readonly CartLine[];
}

/** What is known of a variant before the server has named its line; makes the pending line readable at once. */
export interface LinePreview {
  readonly productId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly unitPrice: CartLine['unitPrice'];
  readonly compareAtPrice?: CartLine['compareAtPrice'];
  readonly picture?: CartLine['picture'];
  readonly kind: CartLine['kind'];
  readonly rule: CartLine['rule'];
}

export interface AddOptions {
  /** One per gesture: the same key while it is pending answers the same promise (a double click adds once). Made here when absent. */
  readonly gesture?: string;
  readonly preview?: LinePreview;
  readonly source?: Source;
}

/**
 * The cart. One mutation in flight, for every call of every port that changes it and for loading it; a wish is queued, never
 * dropped. Every action resolves with the settled result or rejects with a `VitrineError`; an ignored promise is fine, the
 * refusal is in `$state` too.
 */
export interface CartStore {
  readonly $state: ReadableAtom<CartState>;
  /** Reads the cart; shares a read that waits already. Called once by the first element that shows a cart, and to retry. */
  load(): Promise<void>;
  add(lines: readonly LineInput[], options?: AddOptions): Promise<CartResult>;
  /** Absolute. Only the last wish for a line is sent. 0 removes. */
  setQuantity(lineId: string, quantity: number, options?: { readonly source?: Source }): Promise<CartResult>;
  remove(lineId: string, options?: { readonly source?: Source }): Promise<CartResult>;
  /** Brings a removed line back, with its attributes and recipient. */
  undoRemove(lineId: string): Promise<CartResult>;
  applyCode(code: string, options?: { readonly source?: Source }): Promise<CartResult>;
  removeCode(code: string): Promise<CartResult>;
  setNote(note: string): Promise<CartResult>;
  setAttribute(key: string, value: string): Promise<CartResult>;
  addGiftCards(orders: readonly GiftCardOrder[], options?: AddOptions): Promise<CartResult>;
  applyGiftCard(code: string): Promise<CartResult>;
  removeGiftCard(appliedId: string): Promise<CartResult>;
  /** Pays with store credit: `amount` of it, or as much as fits with `null`. Replaces what was applied before. */
  applyCredit(amount: Money | null): Promise<CartResult>;
  removeCredit(): Promise<CartResult>;
  /** Resolves when nothing is pending: the checkout waits for it. */
  settled(): Promise<void>;
  /** Forgets the cart and begins a new one (after checkout, or when a filled cart cannot change its currency). */
  reset(): Promise<void>;
  dismissWarnings(): void;
  dismissError(): void;
  dismissRemoved(lineId: string): void;
  dispose(): void;
}
