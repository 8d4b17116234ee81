import { ratioOf, secondsOf, type Hotspot, type PathPoint } from '@vitrine/core/hotspots';
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

const textOf = (element: Element, name: string): string => element.getAttribute(name)?.trim() ?? '';

/** The points of the attribute `path`, as they stand in a hotspot file. `[]` = there is no path. */
function pathEntries(element: Element): { t: string; x: string; y: string; hold?: true }[] {
  const points = textOf(element, 'path').split(/[,;]/);
  return points
    .map((point) => point.trim().split(/\s+/))
    .flatMap(([t = '', x = '', y = '', hold]) =>
      t === '' ? [] : [{ t, x, y, ...(hold === 'hold' ? { hold: true } : {}) }],
    );
}

const isRatio = (value: number): boolean => value >= 0 && value <= 1;

/** Null = it says no place, or one that cannot be read. */
function pathOf(element: Element, start: number): PathPoint[] | null {
  const entries = pathEntries(element);
  const place = { x: textOf(element, 'x'), y: textOf(element, 'y') };
  const path = (entries.length > 0 ? entries : [{ ...place, t: start }]).map(({ t, x, y, ...rest }) => ({
    t: secondsOf(t),
    x: ratioOf(x),
    y: ratioOf(y),
    ...rest,
  }));
  const isRight = path.every(
    ({ t, x, y }, at) => !Number.isNaN(t) && isRatio(x) && isRatio(y) && t >= (path[at - 1]?.t ?? t),
  );
  return isRight ? path : null;
}

/**
 * The hotspot that a `<vitrine-hotspot>` stands for, read from its attributes, so that it works before it is defined.
 * `null` = it cannot be read; `taken` are the ids that are in use already.
 */
export function readHotspot(element: Element, taken: ReadonlySet<string>): Hotspot | null {
  const text = (name: string): string => textOf(element, name);
  const number = (name: string, absent: number, read: (value: string) => number): number =>
    text(name) === '' ? absent : read(text(name));
  const [id, handle, sku, variantId, href] = ['product-id', 'handle', 'sku', 'variant-id', 'href'].map(text);
  const [start, end] = [number('start', 0, secondsOf), number('end', Infinity, secondsOf)];
  const priority = number('priority', 0, Number);
  const path = pathOf(element, start);
  if (!path || !(start >= 0 && end > start) || Number.isNaN(priority) || !(id || handle || sku || href)) return null;
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
    path,
    shape: { type: 'point' },
    label: text('label') || null,
    href: href || null,
    priority,
  };
}

/** The attributes of a `<vitrine-hotspot>` as an entry of a hotspot file, whose parser explains what is wrong. */
export function hotspotEntry(element: Element): Record<string, unknown> {
  const names = ['id', 'product-id', 'handle', 'sku', 'href', 'start', 'end', 'x', 'y', 'label', 'priority'];
  const path = pathEntries(element);
  const entry = Object.fromEntries(
    names.flatMap((name) => {
      const text = textOf(element, name);
      return text === '' ? [] : [[name === 'product-id' ? 'productId' : name, text]];
    }),
  );
  return path.length > 0 ? { ...entry, path } : entry;
}
