import { atom, type ReadableAtom } from 'nanostores';
import type { Source } from '../analytics/analytics-port.js';
import type { CartResult, LineInput } from '../cart/cart.js';
import type { ProductRef } from '../catalog/product.js';

/** The product that is open, who opened it, and the variant that is chosen for it. */
export interface OpenProduct {
  readonly ref: ProductRef;
  readonly source: Source;
}

/** An add that has settled: what was asked for, and the cart it led to. */
export interface AddedLines {
  readonly lines: readonly LineInput[];
  readonly result: CartResult;
}

/** What is open. Nothing else: elements show it, reactions answer to it. */
export interface ViewStore {
  /** `null` = no sheet. */
  readonly $product: ReadableAtom<OpenProduct | null>;
  readonly $cartOpen: ReadableAtom<boolean>;
  /** What opened the cart: lines just added; `null` = the shopper asked for it. */
  readonly added: AddedLines | null;
  openProduct(ref: ProductRef, source: Source): void;
  closeProduct(): void;
  /** The sheet gives way: one surface at a time. */
  openCart(added?: AddedLines): void;
  closeCart(): void;
  /** The page shows its own cart: `openCart()` calls this; the drawer opens only when it answers `false`. `null` gives it back. */
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
      // An add while it is open does not change how it came to be open.
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
