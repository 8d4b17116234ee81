/**
 * Small tiling pictures for the materials, drawn once and kept. Everything is seeded: the same film comes out the same.
 * A picture covers `TILE` centimetres of a surface in both directions unless its function says otherwise.
 */
export const TILE = 12;

const kept = new Map();

/** A seeded random source: 0 <= n < 1. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Value noise that repeats every `across` by `down` cells; -1..1. */
export function noise(seed, across, down = across) {
  const next = random(seed);
  const cells = Array.from({ length: across * down }, () => next() * 2 - 1);
  const ease = (t) => t * t * (3 - 2 * t);
  const at = (x, y) => cells[(((y % down) + down) % down) * across + (((x % across) + across) % across)];
  return (u, v) => {
    const x = u * across;
    const y = v * down;
    const column = Math.floor(x);
    const row = Math.floor(y);
    const right = ease(x - column);
    const below = ease(y - row);
    const top = at(column, row) * (1 - right) + at(column + 1, row) * right;
    const bottom = at(column, row + 1) * (1 - right) + at(column + 1, row + 1) * right;
    return top * (1 - below) + bottom * below;
  };
}

/** Several layers of `noise`, each finer and fainter. */
export function layered(seed, across, down, layers = 4) {
  const each = Array.from({ length: layers }, (_, i) => noise(seed + i * 101, across << i, down << i));
  return (u, v) => each.reduce((sum, layer, i) => sum + layer(u, v) / 2 ** i, 0) / 1.8;
}

function canvas(width, height) {
  const element = document.createElement('canvas');
  element.width = width;
  element.height = height;
  return element;
}

function finish(THREE, element, colored) {
  const texture = new THREE.CanvasTexture(element);
  texture.wrapS = THREE.RepeatWrapping;
  texture.wrapT = THREE.RepeatWrapping;
  texture.anisotropy = 4;
  if (colored) texture.colorSpace = THREE.SRGBColorSpace;
  return texture;
}

/** Fills a picture from `pixel(u, v, x, y)` -> [r, g, b] in 0..255, or one number for grey. */
export function painted(THREE, key, width, height, colored, pixel) {
  const found = kept.get(key);
  if (found) return found;
  const element = canvas(width, height);
  const context = element.getContext('2d');
  const image = context.createImageData(width, height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      const value = pixel(x / width, y / height, x, y);
      const grey = typeof value === 'number';
      image.data[i] = grey ? value : value[0];
      image.data[i + 1] = grey ? value : value[1];
      image.data[i + 2] = grey ? value : value[2];
      image.data[i + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  const texture = finish(THREE, element, colored);
  kept.set(key, texture);
  return texture;
}

/** A picture drawn by hand: `draw(context, width, height)`. */
export function drawn(THREE, key, width, height, draw) {
  const found = kept.get(key);
  if (found) return found;
  const element = canvas(width, height);
  draw(element.getContext('2d'), width, height);
  const texture = finish(THREE, element, true);
  kept.set(key, texture);
  return texture;
}

/** A normal picture from a height field `height(u, v)` in 0..1; `strength` is how steep one unit of height is. */
export function normals(THREE, key, size, strength, height) {
  const found = kept.get(key);
  if (found) return found;
  const field = new Float32Array(size * size);
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) field[y * size + x] = height(x / size, y / size);
  const at = (x, y) => field[((y + size) % size) * size + ((x + size) % size)];
  return painted(THREE, key, size, size, false, (_u, _v, x, y) => {
    const across = (at(x - 1, y) - at(x + 1, y)) * strength;
    const along = (at(x, y + 1) - at(x, y - 1)) * strength;
    const length = Math.hypot(across, along, 1);
    return [127.5 + (across / length) * 127.5, 127.5 + (along / length) * 127.5, 127.5 + 127.5 / length];
  });
}

/** Glaze: near white so that the colour of the material shows, cloudy, with iron specks. */
export function speckle(THREE, amount = 1) {
  const key = `speckle ${amount}`;
  const size = 512;
  const cloud = layered(7, 4, 4);
  const next = random(11);
  const marks = new Float32Array(size * size);
  const count = Math.round(520 * amount);
  if (!kept.has(key)) {
    for (let i = 0; i < count; i++) {
      const x = next() * size;
      const y = next() * size;
      const radius = 0.5 + next() ** 4 * 2.1;
      const depth = 0.25 + next() * 0.5;
      for (let dy = -3; dy <= 3; dy++) {
        for (let dx = -3; dx <= 3; dx++) {
          const cover = Math.max(0, Math.min(1, radius + 0.5 - Math.hypot(dx, dy * 1.1))) * depth;
          const at = ((Math.floor(y) + dy + size) % size) * size + ((Math.floor(x) + dx + size) % size);
          marks[at] = Math.max(marks[at], cover);
        }
      }
    }
  }
  return painted(THREE, key, size, size, true, (u, v, x, y) => {
    const base = 243 + cloud(u, v) * 11;
    const mark = marks[y * size + x];
    return [base * (1 - mark * 0.62), base * (1 - mark * 0.72), base * (1 - mark * 0.8)];
  });
}

/** The slow unevenness of a hand-thrown, dipped surface. */
export function handmade(THREE) {
  const slow = layered(23, 3, 5, 3);
  const fine = noise(29, 64);
  return normals(THREE, 'handmade', 256, 9, (u, v) => slow(u, v) * 0.5 + fine(u, v) * 0.012);
}

/** Bare clay: fine grit. */
export function grit(THREE) {
  const coarse = noise(31, 110);
  const fine = noise(37, 256);
  return normals(THREE, 'grit', 512, 1.2, (u, v) => coarse(u, v) * 0.4 + fine(u, v) * 0.6);
}

/** Boards, grain along u. `tones` are the light and the dark of the wood as [r, g, b]. */
export function wood(THREE, name, [light, dark], rings = 9) {
  const warp = layered(41, 1, 4, 4);
  const fibre = noise(43, 8, 384);
  const pore = noise(47, 20, 384);
  const patch = layered(53, 2, 2, 3);
  return painted(THREE, `wood ${name}`, 768, 768, true, (u, v) => {
    const bend = warp(u, v) * 1.1 + Math.sin(u * Math.PI * 2 + 1) * 0.12;
    const ring = (v * rings + bend * (1 + 0.8 * Math.sin(v * Math.PI * 4))) % 1;
    const late = Math.abs(((ring + 1) % 1) - 0.5) * 2;
    const grain = late ** 2.5 * 0.42 * (0.75 + patch(u, v) * 0.6) + fibre(u, v) * 0.15 + patch(u, v) * 0.2 + 0.3;
    const hole = Math.max(0, pore(u, v) - 0.62) * 1.1 * (0.4 + late * 0.6);
    const t = Math.max(0, Math.min(1, grain + hole));
    return [0, 1, 2].map((i) => light[i] + (dark[i] - light[i]) * t);
  });
}

/** Fibres of wood, for the light to catch. */
export function woodNormals(THREE) {
  const fibre = noise(59, 10, 128);
  const wide = noise(61, 6, 60);
  return normals(THREE, 'wood normals', 256, 1.3, (u, v) => fibre(u, v) * 0.6 + wide(u, v) * 0.4);
}

/** Plain weave: 40 threads each way with uneven thickness. */
export function weave(THREE, threads = 40) {
  const slub = noise(67, 5, threads);
  const slubDown = noise(71, threads, 5);
  return normals(THREE, `weave ${threads}`, 512, 2.4, (u, v) => {
    const x = u * threads;
    const y = v * threads;
    const over = (Math.floor(x) + Math.floor(y)) % 2 === 0;
    const across = Math.sin((y % 1) * Math.PI) * (1 + slub(u, v) * 0.35);
    const down = Math.sin((x % 1) * Math.PI) * (1 + slubDown(u, v) * 0.35);
    return over ? across * 0.75 + down * 0.25 : down * 0.75 + across * 0.25;
  });
}

/** Threads of cloth in slightly different tones. */
export function threads(THREE, count = 40) {
  const across = noise(73, 4, count);
  const down = noise(79, count, 4);
  const fibre = noise(83, 256);
  return painted(THREE, `threads ${count}`, 512, 512, true, (u, v) => {
    const x = (u * count) % 1;
    const y = (v * count) % 1;
    const over = (Math.floor(u * count) + Math.floor(v * count)) % 2 === 0;
    const gap = Math.sin(x * Math.PI) * Math.sin(y * Math.PI);
    const tone = 240 + (over ? across(u, v) : down(u, v)) * 13 + fibre(u, v) * 7;
    return Math.min(255, tone - (1 - gap) * 15);
  });
}

/** Fine lines of a brushed metal, running along u. */
export function brushed(THREE) {
  const line = noise(89, 3, 256);
  const broad = noise(97, 2, 64);
  return normals(THREE, 'brushed', 256, 0.5, (u, v) => line(u, v) * 0.7 + broad(u, v) * 0.3);
}
