import { mesh, rod } from './shapes.js';
import { layered, random, TILE } from './textures.js';
import { palette, wool } from './surfaces.js';

export const meta = {
  handle: 'wool-throw',
  colors: { oat: palette.oat, charcoal: palette.charcoal },
  anchor: [0, 11, 10],
};

const WIDTH = 34;
const DEPTH = 25;
const THICK = 2.9;
const TOP = THICK * 4 + 0.1;

/** A throw folded over and over, its fringe at one end. */
export function build(THREE, { color = 'oat' } = {}) {
  const group = new THREE.Group();
  const tone = palette[color] ?? color;
  const cloth = wool(THREE, tone);
  const layers = [0, 1, 2, 3];
  layers.forEach((layer) => group.add(mesh(THREE, fold(THREE, layer), cloth, 'fold')));
  const next = random(503);
  const material = wool(THREE, new THREE.Color(tone).multiplyScalar(0.98));
  // The fringe of the outermost fold hangs over the left end.
  for (let i = 0; i < 40; i++) {
    const z = -DEPTH / 2 + 1.2 + (i / 39) * (DEPTH - 2.4);
    const sway = (next() - 0.5) * 1;
    const left = -WIDTH / 2 - 0.15;
    const strand = rod(
      THREE,
      [
        [left + 1.6, TOP - 0.42, z],
        [left + 0.3, TOP - 0.62, z],
        [left - 0.3, TOP - 1.9, z + sway * 0.3],
        [left - 0.35, TOP - 3.6, z + sway * 0.7],
        [left - 0.4, TOP - 5.2 - next() * 0.6, z + sway],
      ],
      (t) => [0.13 + Math.max(0, t - 0.5) * 0.1, 0.17 + Math.max(0, t - 0.5) * 0.2],
      { steps: 9, round: 5 },
    );
    group.add(mesh(THREE, strand, material, 'fringe'));
  }
  return group;
}

/** One fold: a slab with a fully round front edge, softly uneven. */
function fold(THREE, layer) {
  const rough = layered(511 + layer * 7, 3, 3, 3);
  const thick = THICK;
  const base = layer * thick;
  const inset = [0, 0.35, 0.15, 0.5][layer];
  const across = 36;
  const around = 40;
  const positions = [];
  const uvs = [];
  const index = [];
  for (let i = 0; i <= across; i++) {
    const s = i / across;
    const edge = Math.min(1, Math.min(s, 1 - s) / 0.05);
    const round = Math.sqrt(1 - (1 - edge) ** 2);
    const x = (s - 0.5) * (WIDTH - inset * 1.4);
    for (let j = 0; j <= around; j++) {
      const t = (j / around) * Math.PI * 2;
      // A superellipse seen from the side.
      const cz = Math.sign(Math.cos(t)) * Math.abs(Math.cos(t)) ** 0.16;
      const cy = Math.sign(Math.sin(t)) * Math.abs(Math.sin(t)) ** 0.75;
      const wobble = rough(s, j / around);
      const z = cz * (DEPTH / 2 - inset + wobble * 0.5);
      const sag = -Math.max(0, cy) * (0.06 * layer) * Math.abs(s - 0.5) * 2;
      positions.push(
        x + wobble * 0.16,
        base + thick / 2 + cy * (thick * 0.53) * (0.55 + 0.45 * round) + wobble * 0.2 + sag,
        z,
      );
      uvs.push(x / TILE, (cy * thick + z * Math.sign(cy || 1)) / TILE);
    }
  }
  const row = around + 1;
  for (let i = 0; i < across; i++) {
    for (let j = 0; j < around; j++) {
      const a = i * row + j;
      index.push(a, a + row, a + 1, a + 1, a + row, a + row + 1);
    }
  }
  // The cut ends of the slab.
  for (const end of [0, across]) {
    const middle = positions.length / 3;
    positions.push(positions[end * row * 3] ?? 0, base + thick / 2, 0);
    uvs.push(0, 0);
    for (let j = 0; j < around; j++) {
      const a = end * row + j;
      if (end) index.push(middle, a + 1, a);
      else index.push(middle, a, a + 1);
    }
  }
  const lowest = Math.min(...positions.filter((_, i) => i % 3 === 1));
  if (layer === 0)
    for (let i = 1; i < positions.length; i += 3) positions[i] = Math.max(0, positions[i] - lowest * 0.5);
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(positions, 3));
  geometry.setAttribute('uv', new THREE.Float32BufferAttribute(uvs, 2));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}
