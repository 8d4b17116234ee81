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
}

/** What is open: elements show it, reactions open and close it. */
export interface ViewStore {
  /** `null` = the product sheet is closed. */
  readonly $product: ReadableAtom<OpenProduct | null>;
  readonly $cartOpen: ReadableAtom<boolean>;
  /** The lines whose add opened the cart; `null` = the shopper opened it. */
  readonly added: AddedLines | null;
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
  let hostCart: (() => unknown) | null = null;
  let opened: AddedLines | null = null;
  return {
    $product,
    $cartOpen,
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
    openCart(added) {
      $product.set(null);
      if (hostCart && hostCart() !== false) return;
      // An add while the cart is open does not change what opened it.
      if (!$cartOpen.get()) opened = added ?? null;
      $cartOpen.set(true);
    },
    closeCart() {
      $cartOpen.set(false);
    },
    setHostCart(open) {
      hostCart = open;
    },
  };
}
