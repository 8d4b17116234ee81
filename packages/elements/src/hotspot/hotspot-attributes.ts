import { ratioOf, secondsOf, type Hotspot, type PathPoint } from '@vitrine/core/hotspots';

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
