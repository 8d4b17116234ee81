import type { CallOptions } from '../adapter/call-options.js';
import type { Product, ProductRef } from './product.js';

export interface CatalogPort {
  /**
   * Resolves references, in one request: a video has many hotspots. The answer has the order and length of `refs`; `null` at
   * a place = no such product. `[]` for `[]`. Throws = nothing is known (`network`, `server`, ...), never for one missing product.
   */
  products(refs: readonly ProductRef[], options?: CallOptions): Promise<readonly (Product | null)[]>;
  /** What to offer beside an empty cart or an end screen; `[]` = nothing. Absent where the backend has no list. */
  featured?(options?: CallOptions & { readonly first?: number }): Promise<readonly Product[]>;
}
