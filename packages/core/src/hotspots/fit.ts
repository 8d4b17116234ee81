import type { Place } from './evaluate.js';

export type ObjectFit = 'fill' | 'contain' | 'cover' | 'none' | 'scale-down';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In CSS pixels of the box; may reach beyond it (`cover`, `none`). */
export interface Rect extends Size {
  readonly x: number;
  readonly y: number;
}

/** `ratio` of the space that is left, plus pixels. */
export interface Offset {
  readonly ratio: number;
  readonly px: number;
}

export interface ObjectPosition {
  readonly x: Offset;
  readonly y: Offset;
}

const CENTER: Offset = { ratio: 0.5, px: 0 };

/** Where the frame lies in its box, as CSS places a replaced element. `null` while one of them has no size. */
export function fitRect(
  box: Size,
  frame: Size,
  fit: ObjectFit,
  position: ObjectPosition = { x: CENTER, y: CENTER },
): Rect | null {
  if (!(box.width > 0 && box.height > 0 && frame.width > 0 && frame.height > 0)) return null;
  const across = box.width / frame.width;
  const down = box.height / frame.height;
  const contain = Math.min(across, down);
  const scale = { contain, cover: Math.max(across, down), none: 1, 'scale-down': Math.min(1, contain), fill: 0 }[fit];
  const width = fit === 'fill' ? box.width : frame.width * scale;
  const height = fit === 'fill' ? box.height : frame.height * scale;
  return {
    x: (box.width - width) * position.x.ratio + position.x.px,
    y: (box.height - height) * position.y.ratio + position.y.px,
    width,
    height,
  };
}

/** Converts a place of the frame to pixels of the box. */
export function pointAt(rect: Rect, { x, y }: Place): Place {
  return { x: rect.x + x * rect.width, y: rect.y + y * rect.height };
}

/** Converts pixels of the box to a place of the frame; outside 0..1 when the point is beside the picture. */
export function ratioAt(rect: Rect, { x, y }: Place): Place {
  return { x: (x - rect.x) / rect.width, y: (y - rect.y) / rect.height };
}

const EDGES: Readonly<Record<string, { readonly axis: 'x' | 'y' | null; readonly ratio: number }>> = {
  left: { axis: 'x', ratio: 0 },
  right: { axis: 'x', ratio: 1 },
  top: { axis: 'y', ratio: 0 },
  bottom: { axis: 'y', ratio: 1 },
  center: { axis: null, ratio: 0.5 },
};

/**
 * Reads `object-position`, as written or as computed: keywords, percentages, pixels, `calc()` of both, and offsets from
 * an edge (`right 10px bottom 5%`). A value that cannot be read means the center.
 */
export function parseObjectPosition(value: string): ObjectPosition {
  const words =
    value
      .trim()
      .toLowerCase()
      .match(/calc\([^()]*\)|\S+/g) ?? [];
  const found: { x?: Offset; y?: Offset } = {};
  for (let at = 0; at < words.length && at < 4; at++) {
    const word = words[at] ?? '';
    const edge = Object.hasOwn(EDGES, word) ? EDGES[word] : undefined;
    let offset = edge ? { ratio: edge.ratio, px: 0 } : length(word);
    if (!offset) return { x: CENTER, y: CENTER };
    const push = edge?.axis && words.length > 2 ? length(words[at + 1] ?? '') : null;
    if (push) {
      const sign = edge?.ratio === 1 ? -1 : 1;
      offset = { ratio: offset.ratio + sign * push.ratio, px: sign * push.px };
      at++;
    }
    // With `top` first the axes are swapped: a value without an axis of its own takes the axis that is left.
    const later = EDGES[words[at + 1] ?? '']?.axis;
    found[edge?.axis ?? (found.x || (later === 'x' && !found.y) ? 'y' : 'x')] = offset;
  }
  return { x: found.x ?? CENTER, y: found.y ?? CENTER };
}

/** Reads a percentage, pixels, or a sum of them. */
function length(word: string): Offset | null {
  const sum = /^calc\((.*)\)$/.exec(word)?.[1] ?? word;
  const terms = [...sum.replace(/\s+/g, '').matchAll(/([+-]{0,2})(\d*\.?\d+(?:e[+-]?\d+)?)(%|px|$|(?=[+-]))/g)];
  let ratio = 0;
  let px = 0;
  let read = 0;
  for (const [all, sign = '', digits = '', unit = ''] of terms) {
    const amount = Number(digits) * (sign.replace('+', '') === '-' ? -1 : 1);
    if (unit === '%') ratio += amount / 100;
    else if (unit === 'px' || amount === 0) px += amount;
    else return null;
    read += all.length;
  }
  return terms.length > 0 && read === sum.replace(/\s+/g, '').length ? { ratio, px } : null;
}
