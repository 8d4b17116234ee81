import type { CallOptions } from '../adapter/call-options.js';
import type { Product, ProductRef } from './product.js';

export interface CatalogPort {
  /**
   * Resolves references in one request, because a video has many hotspots. The result has the order and length of
   * `refs`; `null` = no such product. `[]` for `[]`. Throws when nothing is known (`network`, `server`, ...), never
   * because one product is missing.
   */
  products(refs: readonly ProductRef[], options?: CallOptions): Promise<readonly (Product | null)[]>;
  /** Products to offer in an empty cart or on an end screen; `[]` = none. Absent where the backend has no such list. */
  featured?(options?: CallOptions & { readonly first?: number }): Promise<readonly Product[]>;
}
