import fc from 'fast-check';
import type { Hotspot, HotspotTrack } from '@vitrine/core/hotspots';

const ratio = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });

/** Times on a grid of milliseconds: that is what the text formats carry. */
const time = fc.integer({ min: 0, max: 4_000_000 }).map((value) => value / 1000);

const anyHotspot = (id: string): fc.Arbitrary<Hotspot> =>
  fc
    .record({
      edges: fc.uniqueArray(time, { minLength: 2, maxLength: 6 }),
      endless: fc.boolean(),
      points: fc.array(fc.record({ t: time, x: ratio, y: ratio, hold: fc.boolean() }), { minLength: 1, maxLength: 8 }),
      rect: fc.option(
        fc.record({
          w: fc.double({ min: 0.01, max: 1, noNaN: true }),
          h: fc.double({ min: 0.01, max: 1, noNaN: true }),
        }),
      ),
      label: fc.oneof(
        fc.constant(null),
        word,
        fc
          .dictionary(fc.constantFrom('en', 'ar', 'bn-BD', 'vi'), word, { minKeys: 1 })
          .map((labels) => ({ ...labels })),
      ),
      product: fc.record(
        { id: word, handle: word, sku: word, variantId: word, gtin: word },
        { requiredKeys: ['id'], noNullPrototype: true },
      ),
      href: fc.constantFrom(null, '/product', 'https://shop.example/p?x=1#y'),
      priority: fc.integer({ min: -5, max: 5 }),
    })
    .map(({ edges, endless, points, rect, label, product, href, priority }): Hotspot => {
      const sorted = [...edges].sort((a, b) => a - b);
      const ranges = [];
      for (let at = 0; at + 1 < sorted.length; at += 2)
        ranges.push({ start: sorted[at] ?? 0, end: sorted[at + 1] ?? 0 });
      const last = ranges.at(-1);
      if (endless && last) ranges[ranges.length - 1] = { start: last.start, end: Infinity };
      const path = [...points]
        .sort((a, b) => a.t - b.t)
        .map(({ t, x, y, hold }) => (hold ? { t, x, y, hold } : { t, x, y }));
      return {
        id,
        product,
        ranges,
        path,
        label,
        href,
        priority,
        shape: rect ? { type: 'rect', ...rect } : { type: 'point' },
      };
    });

/** A track as `parseHotspots` makes them. */
export function anyTrack(): fc.Arbitrary<HotspotTrack> {
  return fc
    .record({
      ids: fc.uniqueArray(fc.oneof(word, fc.constantFrom('a-->b', '__proto__', 'a.1', 'NOTE x')), { maxLength: 5 }),
      frame: fc.option(
        fc.record({ width: fc.integer({ min: 1, max: 8000 }), height: fc.integer({ min: 1, max: 8000 }) }),
      ),
      renditions: fc.array(
        fc.record({
          id: word,
          aspect: fc.double({ min: 0.1, max: 10, noNaN: true }),
          crop: fc.constant({ x: 0, y: 0.25, w: 1, h: 0.5 }),
        }),
        { maxLength: 2 },
      ),
    })
    .chain(({ ids, frame, renditions }) =>
      fc.tuple(...ids.map(anyHotspot)).map((hotspots) => ({ frame, renditions, hotspots })),
    );
}
