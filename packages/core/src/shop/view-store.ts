import { atom, type ReadableAtom } from 'nanostores';
import type { Source } from '../analytics/analytics-port.js';
import type { CartResult, LineInput } from '../cart/cart.js';
import type { ProductRef } from '../catalog/product.js';

/** The product that is open, who opened it, and the variant that is chosen for it. */
export interface OpenProduct {
  readonly ref: ProductRef;
  readonly source: Source;
}

/** An add that has settled: the requested lines, and the cart after it. */
export interface AddedLines {
  readonly lines: readonly LineInput[];
  readonly result: CartResult;
  /** Milliseconds from the act of the shopper until it was settled. */
  readonly waitedMs?: number;
}

/**
 * What an add shows: a toast that leaves by itself, the cart, or nothing. See
 * docs/decisions/a-toast-after-an-add.md.
 */
export type AfterAdd = 'toast' | 'drawer' | 'none';

/** `toast` for anything that is none of the three. */
export const afterAddOf = (given: string | null | undefined): AfterAdd =>
  given === 'drawer' || given === 'none' ? given : 'toast';

/** An add that took longer opens no cart, because the shopper has gone on to something else by then. */
const lateAddMs = 3000;

/** What is open: elements show it, reactions open and close it. */
export interface ViewStore {
  /** `null` = the product sheet is closed. */
  readonly $product: ReadableAtom<OpenProduct | null>;
  readonly $cartOpen: ReadableAtom<boolean>;
  /** The lines whose add opened the cart; `null` = the shopper opened it. */
  readonly added: AddedLines | null;
  /** The add that a toast shows; `null` = there is none. */
  readonly $toast: ReadableAtom<AddedLines | null>;
  readonly afterAdd: AfterAdd;
  setAfterAdd(mode: AfterAdd): void;
  /** Shows an add as `afterAdd` says. While the cart is open, it shows the new line itself. */
  showAdded(added: AddedLines): void;
  closeToast(): void;
  openProduct(ref: ProductRef, source: Source): void;
  closeProduct(): void;
  /** Closes the sheet, because only one overlay is open at a time. */
  openCart(added?: AddedLines): void;
  closeCart(): void;
  /**
   * The page shows a cart of its own: `openCart()` calls `open`, and our drawer opens only when that returns `false`.
   * `null` ends it.
   */
  setHostCart(open: (() => unknown) | null): void;
}

export function createViewStore(): ViewStore {
  const $product = atom<OpenProduct | null>(null);
  const $cartOpen = atom(false);
  const $toast = atom<AddedLines | null>(null);
  let afterAdd: AfterAdd = 'toast';
  let hostCart: (() => unknown) | null = null;
  let opened: AddedLines | null = null;
  const openCart: ViewStore['openCart'] = (added) => {
    $product.set(null);
    $toast.set(null);
    if (hostCart && hostCart() !== false) return;
    // An add while the cart is open does not change what opened it.
    if (!$cartOpen.get()) opened = added ?? null;
    $cartOpen.set(true);
  };
  return {
    $product,
    $cartOpen,
    $toast,
    get afterAdd() {
      return afterAdd;
    },
    setAfterAdd(mode) {
      afterAdd = mode;
    },
    showAdded(added) {
      if ($cartOpen.get() || afterAdd === 'none') return;
      if (afterAdd === 'drawer' && (added.waitedMs ?? 0) <= lateAddMs) openCart(added);
      else $toast.set(added);
    },
    closeToast() {
      $toast.set(null);
    },
    get added() {
      return opened;
    },
    openProduct(ref, source) {
      $cartOpen.set(false);
      $product.set({ ref, source });
    },
    closeProduct() {
      if ($product.get() !== null) $product.set(null);
    },
    openCart,
    closeCart() {
      $cartOpen.set(false);
    },
    setHostCart(open) {
      hostCart = open;
    },
  };
}
