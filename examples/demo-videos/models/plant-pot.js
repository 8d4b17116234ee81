import { lathe, mesh, rod, rounded, vessel } from './shapes.js';
import { bareClay, glaze, palette } from './surfaces.js';
import { random } from './textures.js';

export const meta = {
  handle: 'plant-pot',
  colors: { chalk: palette.chalk, terracotta: palette.terracotta, ink: palette.ink },
  anchor: [0, 7, 7.6],
};

/** A pot on its dish with a rubber plant. `plant`: false for the pot alone. */
export function build(THREE, { color = 'chalk', plant = true } = {}) {
  const group = new THREE.Group();
  const coat =
    color === 'terracotta'
      ? bareClay(THREE, palette.terracotta)
      : glaze(THREE, palette[color] ?? color, { specks: color === 'ink' ? 0.4 : 1.2, gloss: 0.22 });
  const dish = rounded(
    [
      [0, 0.3],
      [5.6, 0.3],
      [5.7, 0, 0.15],
      [6.6, 0, 0.3],
      [7.3, 1.6, 0.2],
      [7.1, 1.75, 0.12],
      [6.85, 1.65, 0.12],
      [6.2, 0.6, 0.4],
      [0, 0.6],
    ],
    4,
  );
  group.add(mesh(THREE, lathe(THREE, dish, 48), coat, 'dish'));
  const shape = vessel(THREE, {
    outside: [
      [5.1, 1.1],
      [5.7, 2.2],
      [6.6, 6],
      [7.25, 10],
      [7.6, 13],
    ],
    wall: 0.6,
    foot: 0.4,
    footInset: 0.2,
    footWidth: 0.8,
    count: 14,
  });
  const pot = new THREE.Group();
  pot.position.y = 0.5;
  pot.add(mesh(THREE, lathe(THREE, [...shape.foot, ...shape.body.slice(1)], 52), coat, 'pot'));
  pot.add(
    mesh(
      THREE,
      lathe(
        THREE,
        shape.inside.filter(([, y]) => y > 9),
        48,
      ),
      coat,
      'inside',
    ),
  );
  const soil = lathe(
    THREE,
    [
      [6.75, 11.3],
      [6.3, 11.5],
      [3, 11.9],
      [0, 12.1],
    ],
    40,
    6,
  );
  pot.add(mesh(THREE, soil, bareClay(THREE, '#4a382c'), 'soil'));
  if (plant) pot.add(leaves(THREE));
  group.add(pot);
  return group;
}

function leaves(THREE) {
  const part = new THREE.Group();
  const next = random(401);
  const green = ['#4d6047', '#586d4f', '#445741'].map(
    (color) =>
      new THREE.MeshPhysicalMaterial({
        color,
        roughness: 0.42,
        specularIntensity: 0.6,
        clearcoat: 0.25,
        clearcoatRoughness: 0.35,
        side: THREE.DoubleSide,
      }),
  );
  const bark = new THREE.MeshStandardMaterial({ color: '#6d6047', roughness: 0.9 });
  const stems = [
    [
      [0, 11.5, 0],
      [0.4, 18, 0.2],
      [-0.2, 25, 0.4],
      [0.3, 33, 0],
    ],
    [
      [1.2, 11.5, -0.8],
      [2.6, 16, -1.4],
      [4.0, 21, -1.2],
      [4.8, 25, -1.6],
    ],
    [
      [-1.2, 11.5, 0.8],
      [-2.6, 16, 1.4],
      [-3.9, 20, 1.2],
      [-4.4, 23, 1.8],
    ],
  ];
  stems.forEach((points, branch) => {
    part.add(
      mesh(
        THREE,
        rod(THREE, points, (t) => [0.34 - t * 0.2, 0.34 - t * 0.2], { steps: 18, round: 8 }),
        bark,
        'stem',
      ),
    );
    const line = new THREE.CatmullRomCurve3(points.map((point) => new THREE.Vector3(...point)));
    const count = branch === 0 ? 10 : 5;
    for (let i = 0; i < count; i++) {
      const t = 0.3 + (0.7 * (i + 0.6)) / count;
      const last = i === count - 1;
      const leaf = mesh(THREE, blade(THREE, last ? 7 : 9.6 - t * 1.6 + next() * 1.6, next), green[i % 3], 'leaf');
      leaf.position.copy(line.getPointAt(Math.min(1, t)));
      leaf.rotation.order = 'YXZ';
      leaf.rotation.y = branch * 1.9 + i * 2.4 + next() * 0.5;
      leaf.rotation.x = last ? -1.25 : -0.95 + (1 - t) * 0.75 + next() * 0.2;
      part.add(leaf);
    }
  });
  return part;
}

/** An oval leaf along +z with a stalk, folded a little at its rib and bending down to the tip. */
function blade(THREE, length, next) {
  const rows = 10;
  const columns = 4;
  const positions = [];
  const index = [];
  const bend = 0.5 + next() * 0.5;
  for (let i = 0; i <= rows; i++) {
    const t = i / rows;
    const width = t < 0.14 ? 0.14 : Math.sin(((t - 0.14) / 0.86) ** 0.8 * Math.PI) ** 0.75 * length * 0.26 + 0.05;
    for (let j = -columns; j <= columns; j++) {
      const side = j / columns;
      const lift = Math.abs(side) * width * 0.28 + Math.sin(t * 9 + side * 3) * 0.05 * Math.abs(side);
      positions.push(side * width, lift - t * t * length * 0.22 * bend, t * length * (1 - 0.06 * bend * t));
    }
  }
  const row = columns * 2 + 1;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns * 2; j++) {
      const a = i * row + j;
      index.push(a, a + row, a + 1, a + 1, a + row, a + row + 1);
    }
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(positions, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}
