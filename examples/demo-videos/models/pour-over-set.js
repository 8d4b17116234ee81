import { lathe, mesh, rod, rounded, smooth, vessel } from './shapes.js';
import { glass, glaze, liquid, oak, palette } from './surfaces.js';

export const meta = { handle: 'pour-over-set', colors: {}, anchor: [0, 17.4, 5] };

/**
 * A ribbed stoneware dripper on a glass server with an oak collar. `level`: height of the coffee in cm, 0 for an empty
 * server.
 */
export function build(THREE, { level = 5.2 } = {}) {
  const group = new THREE.Group();
  group.add(server(THREE, level));
  const cone = dripper(THREE);
  cone.position.y = 13.1;
  group.add(cone);
  return group;
}

function server(THREE, level) {
  const part = new THREE.Group();
  const line = [
    [0, 0.25],
    ...rounded(
      [
        [5.6, 0.05],
        [6.4, 0.1, 0.9],
        [6.55, 1.6],
      ],
      5,
    ),
    ...smooth(
      THREE,
      [
        [6.6, 2.4],
        [6.35, 5],
        [5.2, 8.4],
        [3.9, 10.6],
        [3.35, 11.9],
        [3.5, 13.2],
      ],
      22,
    ),
  ];
  part.add(mesh(THREE, lathe(THREE, line, 44), glass(THREE), 'glass'));
  const lip = rod(THREE, ring(3.5, 13.2, 14), () => [0.12, 0.12], { steps: 32, round: 5, closed: true });
  part.add(mesh(THREE, lip, glass(THREE, { body: 0.3, rim: 0.5 }), 'rim'));
  if (level > 0.8) {
    const inside = line
      .filter(([x, y], i) => i > 0 && y < level - 0.25)
      .map(([x, y]) => [x - 0.22, Math.max(0.35, y + 0.06)]);
    const [last] = inside[inside.length - 1];
    part.add(
      mesh(
        THREE,
        lathe(THREE, [[0, 0.35], ...inside, [last - 0.12, level], [0, level]], 36),
        liquid(THREE, '#24120a', true),
        'coffee',
      ),
    );
  }
  const collar = rounded(
    [
      [3.62, 10.2],
      [4.35, 10.0, 0.3],
      [4.5, 10.3, 0.2],
      [3.95, 12.2, 0.3],
      [3.45, 12.25, 0.2],
      [3.62, 10.2],
    ],
    4,
  );
  const wrap = lathe(THREE, collar, 40, 24);
  part.add(mesh(THREE, wrap, oak(THREE), 'collar'));
  const cord = rod(THREE, ring(4.22, 11.2, 14), () => [0.13, 0.13], { steps: 32, round: 5, closed: true });
  part.add(mesh(THREE, cord, new THREE.MeshStandardMaterial({ color: '#6b4a33', roughness: 0.8 }), 'cord'));
  return part;
}

function dripper(THREE) {
  const part = new THREE.Group();
  const shape = vessel(THREE, {
    outside: [
      [2.5, 0.7],
      [2.75, 1.5],
      [3.6, 3.2],
      [4.9, 5.6],
      [5.75, 7.4],
      [5.85, 8],
    ],
    wall: 0.42,
    foot: 0.3,
    footInset: 0.1,
    footWidth: 0.4,
    floor: 0.6,
  });
  const outer = glaze(THREE, palette.chalk, { specks: 1.3, gloss: 0.45 });
  part.add(mesh(THREE, lathe(THREE, [...shape.foot, ...shape.body.slice(1)], 48), outer, 'cone'));
  part.add(mesh(THREE, lathe(THREE, shape.inside, 44), glaze(THREE, '#ddd6c8', { specks: 0.6, gloss: 0.5 }), 'inside'));
  const plate = rounded(
    [
      [2.2, 0.35],
      [5.2, 0.3, 0.25],
      [5.3, 0.62, 0.25],
      [4.8, 0.72],
      [2.9, 0.95, 0.4],
      [2.75, 1.4],
    ],
    4,
  );
  part.add(mesh(THREE, lathe(THREE, plate, 44), outer, 'saucer'));
  const ear = rod(
    THREE,
    [
      [4.55, 5.9],
      [5.6, 5.95],
      [6.75, 5.2],
      [6.85, 3.9],
      [6.0, 2.8],
      [4.9, 2.35],
      [3.1, 2.75],
    ],
    (t) => {
      const root = Math.max(0, 1 - t / 0.18) ** 2 + Math.max(0, 1 - (1 - t) / 0.18) ** 2;
      return [0.32 + root * 0.18, 0.55 + root * 0.3];
    },
    { steps: 28, round: 12 },
  );
  part.add(mesh(THREE, ear, outer, 'handle'));
  return part;
}

function ring(radius, height, count) {
  return Array.from({ length: count }, (_, i) => [
    Math.cos((i / count) * Math.PI * 2) * radius,
    height,
    Math.sin((i / count) * Math.PI * 2) * radius,
  ]);
}
