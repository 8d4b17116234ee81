import { lathe, mesh, vessel } from './shapes.js';
import { bareClay, glaze, palette } from './surfaces.js';

export const meta = {
  handle: 'ribbed-vase',
  colors: { chalk: palette.chalk, terracotta: palette.terracotta, ink: palette.ink },
  anchor: [0, 11, 7],
};

const lines = {
  tall: [
    [4.4, 0.5],
    [5.6, 2.2],
    [7.0, 6.5],
    [7.3, 11],
    [6.3, 16],
    [4.1, 20.4],
    [3.1, 23],
    [3.25, 25.2],
    [3.9, 26.6],
  ],
  small: [
    [3.8, 0.5],
    [5.6, 1.8],
    [7.1, 5],
    [6.9, 8.4],
    [5.0, 11.3],
    [3.5, 12.8],
    [3.35, 13.9],
    [3.9, 15],
  ],
};

/** Ribs drawn with a comb while it turned. `size`: 'small' or 'tall'. */
export function build(THREE, { color = 'chalk', size = 'tall' } = {}) {
  const group = new THREE.Group();
  const top = lines[size][lines[size].length - 1][1];
  const shape = vessel(THREE, {
    outside: lines[size],
    wall: 0.45,
    foot: 0.3,
    footInset: 0.2,
    footWidth: 0.6,
    count: size === 'tall' ? 28 : 22,
  });
  const ribs = 28;
  const body = lathe(THREE, shape.body, ribs * 5);
  const { position } = body.attributes;
  for (let i = 0; i < position.count; i++) {
    const [x, y, z] = [position.getX(i), position.getY(i), position.getZ(i)];
    const radius = Math.hypot(x, z);
    // Ribs fade out towards the foot and below the lip.
    const amount = Math.min(1, Math.max(0, (y - 0.6) / 1.6)) * Math.min(1, Math.max(0, (top - 1.5 - y) / 1.8));
    const wave = Math.abs(Math.sin((Math.atan2(z, x) * ribs) / 2)) ** 0.75 - 0.62;
    const factor = 1 + ((wave * 0.05 * amount * Math.min(radius, 6)) / radius) * 1.05;
    position.setXYZ(i, x * factor, y, z * factor);
  }
  closeNormals(body, shape.body.length, ribs * 5);
  const matt =
    color === 'terracotta'
      ? bareClay(THREE, palette.terracotta)
      : glaze(THREE, palette[color] ?? color, {
          specks: color === 'ink' ? 0.4 : 0.8,
          gloss: color === 'ink' ? 0.5 : 0.28,
        });
  group.add(mesh(THREE, body, matt, 'body'));
  group.add(
    mesh(
      THREE,
      lathe(THREE, shape.foot, 48),
      bareClay(THREE, color === 'terracotta' ? palette.terracotta : palette.bare),
      'foot',
    ),
  );
  group.add(
    mesh(
      THREE,
      lathe(THREE, shape.inside, 48),
      glaze(THREE, color === 'terracotta' ? '#8f5a40' : (palette[color] ?? color), { specks: 0, gloss: 0.2 }),
      'inside',
    ),
  );
  return group;
}

/** New normals for a changed lathe, the same on both sides of its seam. */
function closeNormals(geometry, rows, segments) {
  geometry.computeVertexNormals();
  const { normal } = geometry.attributes;
  for (let j = 0; j < rows; j++) {
    const last = segments * rows + j;
    const sum = [
      normal.getX(j) + normal.getX(last),
      normal.getY(j) + normal.getY(last),
      normal.getZ(j) + normal.getZ(last),
    ];
    const length = Math.hypot(...sum) || 1;
    normal.setXYZ(j, ...sum.map((value) => value / length));
    normal.setXYZ(last, ...sum.map((value) => value / length));
  }
}
