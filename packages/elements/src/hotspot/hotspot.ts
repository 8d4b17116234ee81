import type { Hotspot } from '@vitrine/core/hotspots';
import { ReactiveElement } from 'lit';
import { property } from 'lit/decorators.js';

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
  /** Second of the video from which the hotspot is shown. The beginning by default. */
  @property({ type: Number, reflect: true }) start: number | null = null;
  /** Second of the video from which the hotspot is no longer shown. The end by default. */
  @property({ type: Number, reflect: true }) end: number | null = null;
  /** Position from 0 (left edge of the picture) to 1. Never mirrored. */
  @property({ type: Number, reflect: true }) x: number | null = null;
  /** Position from 0 (upper edge of the picture) to 1. */
  @property({ type: Number, reflect: true }) y: number | null = null;
  /** Address of the product's page, for a shop without a catalog. */
  @property({ reflect: true }) href: string | null = null;
  /** Name of the hotspot; the product's title by default. */
  @property({ reflect: true }) label: string | null = null;
  /** The higher priority wins when markers collide. 0 by default. */
  @property({ type: Number, reflect: true }) priority: number | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/**
 * The hotspot that a `<vitrine-hotspot>` stands for, read from its attributes, so that it works before it is defined.
 * `null` = it says no place or no product; `taken` are the ids that are in use already.
 */
export function readHotspot(element: Element, taken: ReadonlySet<string>): Hotspot | null {
  const text = (name: string): string => element.getAttribute(name)?.trim() ?? '';
  const number = (name: string, absent: number): number => (text(name) === '' ? absent : Number(text(name)));
  const [id, handle, sku, variantId, href] = ['product-id', 'handle', 'sku', 'variant-id', 'href'].map(text);
  const [x, y, start, end] = [number('x', NaN), number('y', NaN), number('start', 0), number('end', Infinity)];
  const placed = x >= 0 && x <= 1 && y >= 0 && y <= 1 && start >= 0 && end > start;
  if (!placed || !(id || handle || sku || href)) return null;
  let name = element.id || id || handle || sku || `${href}`;
  while (taken.has(name) && !element.id) name += '+';
  return {
    id: name,
    product: {
      ...(id ? { id } : {}),
      ...(handle ? { handle } : {}),
      ...(sku ? { sku } : {}),
      ...(variantId ? { variantId } : {}),
    },
    ranges: [{ start, end }],
    path: [{ t: start, x, y }],
    shape: { type: 'point' },
    label: text('label') || null,
    href: href || null,
    priority: number('priority', 0) || 0,
  };
}
