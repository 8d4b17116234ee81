import type { Product, Shop, Source, Variant } from '@vitrine/core';
import type { Texts } from '../../base/vitrine-element.js';

/** Everything that a part of the product sheet needs to render itself. */
export interface SheetViewModel extends Texts {
  readonly shop: Shop;
  readonly product: Product;
  readonly variant: Variant;
  /** Where acts are started, for events and analytics. */
  readonly source: Source;
}
