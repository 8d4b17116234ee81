import type { Money } from '../money/money.js';

/**
 * How content refers to a product. One key is enough; the catalog port resolves it, `id` and `handle` first.
 * `variantId` and `sku` also preselect that variant; a `sku` is the same in every backend that sells the product.
 */
export interface ProductRef {
  readonly id?: string;
  readonly handle?: string;
  readonly sku?: string;
  readonly variantId?: string;
  readonly gtin?: string;
}

/** `width` and `height` in pixels, so that the page can reserve the place. */
export interface Picture {
  readonly url: string;
  readonly alt?: string;
  readonly width?: number;
  readonly height?: number;
}

/** Availability. `quantity` is the number of units left, where the backend gives it. */
export interface Stock {
  readonly state: 'in' | 'low' | 'out' | 'back-order' | 'unknown';
  readonly quantity?: number;
  /** ISO date on which a back order ships. */
  readonly availableOn?: string;
}

/** Quantities that a line may have: `min`, `min + step`, ... up to `max`; `null` = no upper limit is known. */
export interface QuantityRule {
  readonly min: number;
  readonly max: number | null;
  readonly step: number;
}

export interface SelectedOption {
  readonly name: string;
  readonly value: string;
}

/** What the variants of a product differ in (color, size, ...). `name` and `value` identify, `label` is shown. */
export interface ProductOption {
  readonly name: string;
  readonly label: string;
  readonly values: readonly OptionValue[];
}

export interface OptionValue {
  readonly value: string;
  readonly label: string;
  /** CSS color of a swatch, `#rrggbb`. */
  readonly color?: string;
}

export interface Variant {
  readonly id: string;
  readonly title: string;
  readonly sku?: string;
  readonly selectedOptions: readonly SelectedOption[];
  /**
   * `null` = the shop gives no price here (on request, sold by another shop, a group): nothing is shown in its place.
   */
  readonly price: Money | null;
  /** The price before the reduction; absent when it is not reduced. */
  readonly compareAtPrice?: Money;
  /** Price per litre, metre or kilogram (`{ price, per: '100 ml' }`), where the law requires it. */
  readonly measurePrice?: { readonly price: Money; readonly per: string };
  /**
   * Whether it can be added to the cart now; false for `out`, true for `back-order`, false without a price. A variant
   * that is neither purchasable nor `out` is sold on the product's own page only, `Product.url` (`offerOf`).
   */
  readonly purchasable: boolean;
  readonly stock: Stock;
  readonly quantity: QuantityRule;
  readonly picture?: Picture;
}

/**
 * Texts about the purchase in the shopper's language, for this product and destination. Absent = the backend has none.
 */
export interface PurchaseTerms {
  /** "2 to 4 working days to Vietnam". */
  readonly delivery?: string;
  readonly returns?: string;
  readonly protection?: string;
}

export interface Product {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  /** Plain text; paragraphs are separated by an empty line. */
  readonly description?: string;
  readonly vendor?: string;
  /** The product's own page in the shop. */
  readonly url?: string;
  /** BCP 47 tag of the texts, when they are not in the requested language. */
  readonly lang?: string;
  readonly kind: 'physical' | 'digital' | 'gift-card';
  /** The first is the main picture; `[]` = none. */
  readonly pictures: readonly Picture[];
  /** `[]` = there is one variant and nothing to choose. */
  readonly options: readonly ProductOption[];
  /** At least one. */
  readonly variants: readonly Variant[];
  /** Over the variants that have a price; `null` = none has. */
  readonly priceRange: { readonly min: Money; readonly max: Money } | null;
  /** Whether at least one variant is purchasable. */
  readonly available: boolean;
  readonly terms: PurchaseTerms;
}
