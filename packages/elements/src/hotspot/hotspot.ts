import { ReactiveElement } from 'lit';
import { property } from 'lit/decorators.js';

/** Digits become a number. Any other text stays as the author wrote it, for it is written back into the attribute. */
const numberOrText = {
  fromAttribute: (value: string | null): number | string | null =>
    value === null || value.trim() === '' || Number.isNaN(Number(value)) ? value : Number(value),
};

/**
 * The element shows nothing by itself; its content replaces the dot of its marker. Its `id` is the id of the hotspot
 * and wins over the same id from a hotspot file or the backend.
 *
 * @summary A product at a position and a time of a video: a child of `<vitrine-player>`.
 * @element vitrine-hotspot
 *
 * @slot - Replaces the dot of the marker.
 */
export class VitrineHotspot extends ReactiveElement {
  /** Id of the product in the backend. One of `product-id`, `handle`, `sku` and `href` is needed. */
  @property({ attribute: 'product-id', reflect: true }) productId: string | null = null;
  /** Handle of the product. */
  @property({ reflect: true }) handle: string | null = null;
  /** SKU of the product. */
  @property({ reflect: true }) sku: string | null = null;
  /** Id of the variant that is selected at first. */
  @property({ attribute: 'variant-id', reflect: true }) variantId: string | null = null;
  /** From when the hotspot is shown: seconds (`62.5`) or a time (`1:02.5`). The beginning by default. */
  @property({ reflect: true, converter: numberOrText }) start: number | string | null = null;
  /** From when the hotspot is no longer shown: seconds or a time. The end by default. */
  @property({ reflect: true, converter: numberOrText }) end: number | string | null = null;
  /**
   * Where a hotspot moves, instead of `x` and `y`: points of time, x and y, separated by commas, such as
   * `0:01 20% 60%, 0:04 70% 40%`. It moves in straight lines; a point that ends with `hold` is kept until the next.
   */
  @property({ reflect: true }) path: string | null = null;
  /** Position from 0 (left edge of the picture) to 1, or in percent (`14%`). Never mirrored. */
  @property({ reflect: true, converter: numberOrText }) x: number | string | null = null;
  /** Position from 0 (upper edge of the picture) to 1, or in percent. */
  @property({ reflect: true, converter: numberOrText }) y: number | string | null = null;
  /** Address of the product's page, for a shop without a catalog. */
  @property({ reflect: true }) href: string | null = null;
  /** Name of the hotspot; the product's title by default. */
  @property({ reflect: true }) label: string | null = null;
  /** The higher priority wins when markers collide. 0 by default. */
  @property({ reflect: true, converter: numberOrText }) priority: number | string | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
