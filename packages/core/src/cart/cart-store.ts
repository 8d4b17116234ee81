import type { ReadableAtom } from 'nanostores';
import type { Clock } from '../environment/clock.js';
import type { OnlineSignal } from '../environment/online.js';
import type { KeyValueStorage } from '../environment/storage.js';
import type { TabLink } from '../environment/tabs.js';
import type { VitrineError } from '../error/vitrine-error.js';
import type { Picture } from '../catalog/product.js';
import type { GiftCardOrder } from '../gift-card/gift-card.js';
import type { Money } from '../money/money.js';
import type { Source } from '../analytics/analytics-port.js';
import type { ShopEvent } from '../shop/shop-event.js';
import type { CartPorts } from './cart-command.js';
import type { Cart, CartLine, CartResult, CartWarning, LineInput, LineIssue } from './cart.js';

/** What the page shows of the cart: pending commands applied over the last settled cart of the backend. */
export interface CartState {
  /**
   * `loading` before the first answer, `ready`, or `error` when the first load failed (see `error`; `load()` tries
   * again).
   */
  readonly phase: 'loading' | 'ready' | 'error';
  /** `null` = no cart yet, or it is empty and was never made. Lines carry `status` while a command is on its way. */
  readonly cart: Cart | null;
  /** Commands not yet answered; 0 = what is shown is the backend's cart. */
  readonly pending: number;
  /** The browser is offline: commands wait, nothing is lost. */
  readonly offline: boolean;
  /** The last rejection that belongs to the whole cart; cleared by the next success. */
  readonly error: VitrineError | null;
  /** Rejections that belong to a line. */
  readonly issues: readonly LineIssue[];
  /** What was applied differently or late, newest last, until `dismissWarnings()` or `correct()`. */
  readonly warnings: readonly CartWarning[];
  /** Lines just removed, newest last: `undoRemove(lineId)` brings one back. */
  readonly removed: readonly CartLine[];
}

/** What is known of a variant before the backend has named its line; makes the pending line readable at once. */
export interface LinePreview {
  readonly productId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly unitPrice: CartLine['unitPrice'];
  readonly compareAtPrice?: Money;
  readonly picture?: Picture;
  readonly kind: CartLine['kind'];
  readonly rule: CartLine['rule'];
}

export interface AddOptions {
  /** One per gesture: the same value while it is pending answers the same promise (a double click adds once). */
  readonly gesture?: string;
  readonly preview?: LinePreview;
  readonly source?: Source;
}

/**
 * The cart. One mutation in flight, for every call of every port that changes it and for loading it; a command is
 * queued, never dropped. Every action resolves with the settled result or rejects with a `VitrineError`; an ignored
 * promise is fine, the rejection is in `$state` too.
 */
export interface CartStore {
  readonly $state: ReadableAtom<CartState>;
  /**
   * Reads the cart; shares a read that waits already. Called once by the first element that shows a cart, and to
   * retry.
   */
  load(): Promise<void>;
  add(lines: readonly LineInput[], options?: AddOptions): Promise<CartResult>;
  /** Absolute. Only the last quantity of a line is sent. 0 removes. */
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
  /**
   * Sets a line right that a late request has changed: by the difference between what the warning found and what it
   * expected.
   */
  correct(warning: CartWarning, options?: { readonly source?: Source }): Promise<CartResult>;
  dismissWarnings(): void;
  dismissError(): void;
  dismissRemoved(lineId: string): void;
  dispose(): void;
}

export interface CartBackend extends Partial<CartPorts> {
  /** Where the tabs keep who changed the cart last, and what may still be applied late. */
  readonly storage?: KeyValueStorage;
  readonly tabs?: TabLink;
}

export interface CartStoreOptions {
  /** The backend, once it is connected; asked again after a rejection. */
  readonly backend: () => Promise<CartBackend>;
  readonly clock: Clock;
  readonly online: OnlineSignal;
  /** 0 to 1, for the jitter. */
  readonly random?: () => number;
  /** Shown without a request; `null` = there is none; absent = not known. */
  readonly initial?: Cart | null;
  /** What is known of a variant, for lines that come without a preview. */
  readonly preview?: (variantId: string) => LinePreview | null;
  /** ISO 4217, for the first line of an empty cart when nothing else tells. */
  readonly currency?: () => string | null;
  /** Called after every settled command and change. */
  readonly onEvent?: (event: ShopEvent) => void;
}

export interface OwnedCartStore extends CartStore {
  /** Runs something else that changes the cart, in its turn, then reads the cart if it is known. */
  exclusive<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Erases what is stored, now and after a request that is on its way, and is as empty as for a new visitor. */
  forget(erase: () => void): Promise<void>;
}
