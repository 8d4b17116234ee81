import type { Hotspot } from '@vitrine/core';
import { ReactiveElement } from 'lit';
import { property } from 'lit/decorators.js';

/**
 * A product at a place of a film, written into the page: a child of `<vitrine-player>`. It shows nothing by itself; what is
 * inside it replaces the dot of its marker. Its `id` is the hotspot's id and wins over the same id from elsewhere.
 *
 * @slot - Replaces the dot of the marker.
 *
 * @element vitrine-hotspot
 */
export class VitrineHotspot extends ReactiveElement {
  /** Which product, by the backend's id. One of `product-id`, `handle` and `sku` is needed. */
  @property({ attribute: 'product-id', reflect: true }) productId: string | null = null;
  /** Which product, by its handle. */
  @property({ reflect: true }) handle: string | null = null;
  /** Which product, by its number in the shop. */
  @property({ reflect: true }) sku: string | null = null;
  /** The variant that is chosen at first. */
  @property({ attribute: 'variant-id', reflect: true }) variantId: string | null = null;
  /** Seconds of the film from which it is shown. The beginning by default. */
  @property({ type: Number, reflect: true }) start: number | null = null;
  /** Seconds of the film from which it is no longer shown. The end by default. */
  @property({ type: Number, reflect: true }) end: number | null = null;
  /** 0 (left edge of the picture) to 1. Never mirrored. */
  @property({ type: Number, reflect: true }) x: number | null = null;
  /** 0 (upper edge of the picture) to 1. */
  @property({ type: Number, reflect: true }) y: number | null = null;
  /** The page of the product, where the shop has no catalogue. */
  @property({ reflect: true }) href: string | null = null;
  /** Its name; the product's title by default. */
  @property({ reflect: true }) label: string | null = null;
  /** Higher wins when markers collide. 0 by default. */
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
