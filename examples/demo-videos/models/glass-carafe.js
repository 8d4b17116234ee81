import { lathe, mesh, rod, rounded, smooth } from './shapes.js';
import { glass } from './surfaces.js';

export const meta = {
  handle: 'glass-carafe',
  colors: { clear: '#dfe8e4', smoke: '#6a6662', amber: '#c07a26' },
  anchor: [0, 9, 6],
};

const tints = {
  clear: { tint: '#e3ebe8', edge: '#46524e', body: 0.045, rim: 0.6 },
  smoke: { tint: '#55504c', edge: '#1f1c1a', body: 0.3, rim: 0.62 },
  amber: { tint: '#c98632', edge: '#6d3a0d', body: 0.32, rim: 0.62 },
};

/** A bedside carafe under its own tumbler. `water`: height of the water in cm. `tumbler`: false to leave it off. */
export function build(THREE, { color = 'clear', water = 0, tumbler = true } = {}) {
  const group = new THREE.Group();
  const material = glass(THREE, tints[color] ?? tints.clear);
  const line = [
    [0, 0.45],
    ...rounded(
      [
        [4.4, 0.05],
        [5.5, 0.1, 1.0],
        [5.75, 1.6],
      ],
      6,
    ),
    ...smooth(
      THREE,
      [
        [5.8, 2.4],
        [5.7, 6],
        [5.2, 10],
        [4.2, 13.2],
        [3.1, 15.4],
        [2.75, 17.2],
        [2.95, 19.4],
        [3.35, 20.8],
      ],
      26,
    ),
  ];
  group.add(mesh(THREE, lathe(THREE, line, 60), material, 'carafe'));
  const heel = glass(THREE, { ...tints[color], body: Math.min(0.6, (tints[color]?.body ?? 0.05) + 0.12) });
  group.add(
    mesh(
      THREE,
      lathe(
        THREE,
        [
          [0, 0.75],
          [3.6, 0.7],
          [5.1, 1.0],
          [5.5, 1.7],
        ],
        56,
      ),
      heel,
      'heel',
    ),
  );
  group.add(mesh(THREE, circle(THREE, 3.37, 20.85, 0.13), heel, 'rim'));
  if (water > 1) {
    const inside = line.filter(([x, y], i) => i > 0 && y > 0.9 && y < water).map(([x, y]) => [x - 0.2, y]);
    const filled = lathe(THREE, [[0, 0.9], ...inside, [inside[inside.length - 1][0] - 0.02, water], [0, water]], 48);
    group.add(mesh(THREE, filled, glass(THREE, { tint: '#dfeceb', edge: '#8ba5a3', body: 0.1, rim: 0.25 }), 'water'));
  }
  if (tumbler) {
    const cup = [
      [0, 23.6],
      ...rounded(
        [
          [2.6, 23.75],
          [3.35, 23.7, 0.6],
          [3.55, 23.0],
        ],
        6,
      ),
      [3.75, 20],
      [3.95, 16.2],
    ];
    group.add(mesh(THREE, lathe(THREE, cup, 52), material, 'tumbler'));
    group.add(mesh(THREE, circle(THREE, 3.95, 16.2, 0.11), heel, 'tumbler rim'));
    group.add(
      mesh(
        THREE,
        lathe(
          THREE,
          [
            [3.3, 22.9],
            [2.4, 23.15],
            [0, 23.1],
          ],
          48,
        ),
        heel,
        'tumbler heel',
      ),
    );
  }
  return group;
}

function circle(THREE, radius, height, thickness) {
  const points = Array.from({ length: 16 }, (_, i) => [
    Math.cos((i / 16) * Math.PI * 2) * radius,
    height,
    Math.sin((i / 16) * Math.PI * 2) * radius,
  ]);
  return rod(THREE, points, () => [thickness, thickness], { steps: 48, round: 6, closed: true });
}
