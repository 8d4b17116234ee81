import type { ReadableAtom } from 'nanostores';
import type { VitrineError } from '../error/vitrine-error.js';
import type { Product, ProductRef } from './product.js';

/** What is known about one product. `missing` = the backend has no such product. */
export type ProductState =
  | { readonly phase: 'loading'; readonly product: Product | null }
  | { readonly phase: 'ready'; readonly product: Product }
  | { readonly phase: 'missing'; readonly product: null }
  | { readonly phase: 'error'; readonly product: null; readonly error: VitrineError };

/** Products by reference: fetched in one batch per tick, each once, and kept until the market changes. */
export interface CatalogStore {
  /** The product behind a reference, which is loaded if needed. Equal references give the same atom. */
  product(ref: ProductRef): ReadableAtom<ProductState>;
  /** Several at once, in the order of `refs`; `null` = missing. Rejects with a `VitrineError`. */
  products(refs: readonly ProductRef[]): Promise<readonly (Product | null)[]>;
  /** The product if it is loaded, without a request; `null` = not loaded. Finds it by any key, variant ids included. */
  peek(ref: ProductRef): Product | null;
  /** Loads it again: before an add, after an error, when stock may have changed. The old product stays until then. */
  refresh(ref: ProductRef): Promise<Product | null>;
  /** Products for an empty cart or an end screen; `[]` where the backend has no list. Rejects with a `VitrineError`. */
  featured(first?: number): Promise<readonly Product[]>;
  dispose(): void;
}
