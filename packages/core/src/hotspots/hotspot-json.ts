import type { Hotspot } from './hotspot.js';

/** The file format of one hotspot: what has its ordinary value is left out. Without ranges, which each encoding writes in its own way. */
export function hotspotToJson({ id, product, path, shape, label, href, priority }: Hotspot): Record<string, unknown> {
  return {
    id,
    product,
    path,
    ...(shape.type === 'point' ? {} : { shape }),
    ...(label === null ? {} : { label }),
    ...(href === null ? {} : { href }),
    ...(priority === 0 ? {} : { priority }),
  };
}
