import { parseHotspots, type ParsedHotspots } from './parse-hotspots.js';

type Fields = Readonly<Record<string, unknown>>;

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fields) : []);
const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** `"80%"`, `"80"` and `80` are 0.8. */
const percent = (value: unknown): number =>
  Number(typeof value === 'string' ? value.trim().replace(/%$/, '') || NaN : (value ?? NaN)) / 100;

/** A number of seconds, or a time such as `"01:02.5"`. */
function seconds(value: unknown): number {
  if (typeof value !== 'string') return typeof value === 'number' ? value : NaN;
  let sum = 0;
  for (const part of value.split(':')) sum = sum * 60 + Number(part || NaN);
  return sum;
}

/** Leaves out what is absent, so that the parser reports it as missing. */
function entry(all: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && !Number.isNaN(value)));
}

/** How long a hotspot is shown for which the source has only one moment. */
const momentSeconds = 3;

/**
 * Reads the `shoppable` configuration of Cloudinary's player. Its hotspots have one moment each and are shown for three
 * seconds. Its settings of the product bar have no counterpart and are ignored.
 */
export function hotspotsFromCloudinary(input: unknown): ParsedHotspots {
  const root = fields(input);
  const products = list(root.products ?? fields(root.shoppable).products);
  return parseHotspots(
    products.flatMap((product, at) =>
      list(product.hotspots).map(({ time, x, y, clickUrl }, index) => {
        const id = word(product.productId);
        return entry({
          id: `${id ?? `product-${at + 1}`}.${index + 1}`,
          productId: id,
          label: word(product.productName) ?? word(product.title),
          href: word(clickUrl),
          start: seconds(time),
          end: seconds(time) + momentSeconds,
          x: percent(x),
          y: percent(y),
        });
      }),
    ),
  );
}

/**
 * Reads hotspots of Scaleflex's `@cloudimage/video-hotspot` (the list, or the whole configuration). Curves become
 * straight lines between their key frames.
 */
export function hotspotsFromScaleflex(input: unknown): ParsedHotspots {
  return parseHotspots(
    list(Array.isArray(input) ? input : fields(input).hotspots).map((hotspot) => {
      const data = fields(hotspot.data);
      const frames = list(hotspot.keyframes);
      return entry({
        id: word(hotspot.id),
        productId: word(data.productId) ?? word(data.id),
        sku: word(data.sku),
        href: word(data.url),
        label: word(hotspot.label) ?? word(data.title),
        start: seconds(hotspot.startTime),
        end: seconds(hotspot.endTime),
        x: percent(hotspot.x),
        y: percent(hotspot.y),
        path:
          frames.length > 0
            ? frames.map(({ time, x, y }) => ({ t: seconds(time), x: percent(x), y: percent(y) }))
            : undefined,
      });
    }),
  );
}

/**
 * Reads Amplience's shoppable video content. `target` is the product; an end point (`e`) hides it until the next point.
 */
export function hotspotsFromAmplience(input: unknown): ParsedHotspots {
  const root = fields(input);
  const content = fields(root.shoppableVideo ?? root);
  return parseHotspots(
    list(content.hotspots).map((hotspot) => {
      const points = list(fields(hotspot.timeline).points);
      const ranges: [number, number][] = [];
      let start: number | null = null;
      for (const { t, e } of points) {
        start ??= seconds(t);
        if (e !== true) continue;
        if (seconds(t) > start) ranges.push([start, seconds(t)]);
        start = null;
      }
      if (start !== null) ranges.push([start, Infinity]);
      return entry({
        id: word(hotspot.id),
        productId: word(hotspot.target),
        ranges,
        path: points.map(({ t, p, e }) => ({ t: seconds(t), x: fields(p).x, y: fields(p).y, hold: e === true })),
      });
    }),
  );
}

/**
 * Reads Kaltura's hotspot cue points (`partnerData` as an object or as JSON text). Links are kept, jumps in time are
 * not.
 */
export function hotspotsFromKaltura(input: unknown): ParsedHotspots {
  return parseHotspots(
    list(Array.isArray(input) ? input : fields(input).objects).map((cue) => {
      const data = fields(typeof cue.partnerData === 'string' ? json(cue.partnerData) : cue.partnerData);
      const layout = fields(data.layout);
      const [left, top, w, h] = [layout.relativeX, layout.relativeY, layout.relativeWidth, layout.relativeHeight].map(
        Number,
      );
      return entry({
        id: word(cue.id),
        label: word(cue.text),
        href: word(fields(data.onClick).url),
        start: Number(cue.startTime) / 1000,
        end: Number(cue.endTime) / 1000,
        x: (left ?? NaN) + (w ?? NaN) / 2,
        y: (top ?? NaN) + (h ?? NaN) / 2,
        shape: { type: 'rect', w, h },
      });
    }),
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
