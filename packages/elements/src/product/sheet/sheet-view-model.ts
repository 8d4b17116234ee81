import type { Money, Product, Shop, Source, Variant } from '@vitrine/core';
import type { Words } from '../../i18n/words.js';

/** Everything that a part of the product sheet needs to render itself. */
export interface SheetViewModel {
  readonly shop: Shop;
  readonly product: Product;
  readonly variant: Variant;
  /** Where acts are started, for events and analytics. */
  readonly source: Source;
  readonly words: Words;
  /** BCP 47 tag. */
  readonly lang: string;
  readonly money: (money: Money) => string;
  readonly number: (value: number) => string;
}
