import type { ReadableAtom } from 'nanostores';
import type { VitrineError } from '../error/vitrine-error.js';
import type { Product, ProductRef } from './product.js';

/** What is known of one product. `missing` = the backend has no such product. */
export type ProductState =
  | { readonly phase: 'loading'; readonly product: Product | null }
  | { readonly phase: 'ready'; readonly product: Product }
  | { readonly phase: 'missing'; readonly product: null }
  | { readonly phase: 'error'; readonly product: null; readonly error: VitrineError };

/** Products by reference: asked for in one batch per tick, each once, kept for the life of the market. */
export interface CatalogStore {
  /** The product behind a reference; asking for it loads it. The same atom for equal references. */
  product(ref: ProductRef): ReadableAtom<ProductState>;
  /** Several at once, in order; rejects with a `VitrineError`. `null` = missing. */
  products(refs: readonly ProductRef[]): Promise<readonly (Product | null)[]>;
  /** What is known already, without a request; `null` = not loaded. By any key of the reference, variant ids included. */
  peek(ref: ProductRef): Product | null;
  /** Asks again: before an add, after an error, when stock may have moved. What is shown stays meanwhile. */
  refresh(ref: ProductRef): Promise<Product | null>;
  /** What to offer beside an empty cart or an end screen; `[]` where the backend has no list. Rejects with a `VitrineError`. */
  featured(first?: number): Promise<readonly Product[]>;
  dispose(): void;
}
