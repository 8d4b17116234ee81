import type { Hotspot } from './hotspot.js';

/**
 * One hotspot in the file format. Default values are left out, and so are time ranges, which each encoding writes its
 * own way.
 */
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
