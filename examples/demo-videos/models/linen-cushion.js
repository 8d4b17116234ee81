import { mesh, rod } from './shapes.js';
import { layered, TILE } from './textures.js';
import { linen, palette } from './surfaces.js';

export const meta = {
  handle: 'linen-cushion',
  colors: { oat: palette.oat, clay: palette.clay, forest: palette.forest },
  anchor: [0, 25, 9],
};

const HALF = 24;

/** A square cushion with piping, standing on its lower edge. `lying`: on its back instead. */
export function build(THREE, { color = 'oat', lying = false } = {}) {
  const group = new THREE.Group();
  const tone = palette[color] ?? color;
  const cloth = linen(THREE, tone, 30);
  for (const side of [1, -1]) group.add(mesh(THREE, half(THREE, side), cloth, side === 1 ? 'front' : 'back'));
  const seam = Array.from({ length: 72 }, (_, i) => edge((i / 72) * 8)).map(([x, y]) => [x, y, 0]);
  const piping = linen(THREE, new THREE.Color(tone).multiplyScalar(0.93), 30);
  group.add(
    mesh(
      THREE,
      rod(THREE, seam, () => [0.42, 0.42], { steps: 144, round: 8, closed: true }),
      piping,
      'piping',
    ),
  );
  if (lying) {
    group.rotation.x = -Math.PI / 2;
    group.position.y = 9.6;
  } else {
    group.rotation.x = -0.2;
    group.position.y = HALF - 0.9;
  }
  const holder = new THREE.Group();
  holder.add(group);
  return holder;
}

/** The edge draws in between the corners. `t` runs 0..8 round the square. */
function edge(t) {
  const side = Math.floor(t / 2) % 4;
  const along = (t % 2) - 1;
  const pull = (1 - along * along) * 1.7;
  const corner = Math.abs(along) ** 14 * 0.9;
  const [x, y] = [HALF - pull - corner, along * (HALF - 0.9)];
  return dented(
    [
      [x, y],
      [-y, x],
      [-x, -y],
      [y, -x],
    ][side],
  );
}

/** Somebody has patted it in the middle of its upper edge. */
function dented([x, y]) {
  return [x, y - 3.4 * Math.exp(-((x / 7.5) ** 2)) * Math.max(0, y / HALF) ** 2];
}

function half(THREE, side) {
  const count = 44;
  const crease = layered(211 + side, 3, 3, 3);
  const fine = layered(223 + side, 8, 8, 2);
  const positions = [];
  const uvs = [];
  const index = [];
  for (let j = 0; j <= count; j++) {
    for (let i = 0; i <= count; i++) {
      const u = Math.sin((((i / count) * 2 - 1) * Math.PI) / 2);
      const v = Math.sin((((j / count) * 2 - 1) * Math.PI) / 2);
      const x = u * (HALF - (1 - v * v) * 1.7 - Math.abs(v) ** 14 * 0.9 * Math.abs(u) ** 4);
      const y = v * (HALF - (1 - u * u) * 1.7 - Math.abs(u) ** 14 * 0.9 * Math.abs(v) ** 4);
      const full = (Math.max(0, 1 - Math.abs(u) ** 2) * Math.max(0, 1 - Math.abs(v) ** 2)) ** 0.6;
      const edgeFold =
        Math.sin(Math.atan2(v, u) * 23 + crease(i / count, j / count) * 5) * 0.28 * (1 - full) * full * 4;
      const slack = crease(i / count, j / count) * 0.75 * full ** 0.7 + fine(i / count, j / count) * 0.16 * full;
      const dent = Math.exp(-((x / 4.2) ** 2)) * Math.max(0, v) ** 1.2 * 1.9 * full ** 0.6;
      positions.push(...dented([x, y]), side * Math.max(0, full * 10 + slack + edgeFold - dent));
      uvs.push((x + HALF) / TILE, (y + HALF) / TILE);
    }
  }
  for (let j = 0; j < count; j++) {
    for (let i = 0; i < count; i++) {
      const a = j * (count + 1) + i;
      const b = a + count + 1;
      if (side === 1) index.push(a, a + 1, b, a + 1, b + 1, b);
      else index.push(a, b, a + 1, a + 1, b, b + 1);
    }
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(positions, 3));
  geometry.setAttribute('uv', new THREE.Float32BufferAttribute(uvs, 2));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}
