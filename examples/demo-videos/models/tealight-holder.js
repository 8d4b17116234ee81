import { lathe, mesh, rod, rounded, smooth, toned } from './shapes.js';
import { brass, palette, plain, wax } from './surfaces.js';

export const meta = { handle: 'tealight-holder', colors: { brass: palette.brass }, anchor: [0, 3.6, 3.8] };

/** A small chamberstick: a dish with a finger ring and a cup for a tealight. `flame`: 0 or 1. */
export function build(THREE, { flame = 0 } = {}) {
  const group = new THREE.Group();
  const metal = brass(THREE);
  const dish = rounded(
    [
      [0, 0.15],
      [4.2, 0.1],
      [4.6, 0, 0.2],
      [5.4, 0.2, 0.5],
      [6.0, 1.3, 0.3],
      [6.2, 1.35, 0.12],
      [6.15, 1.55, 0.12],
      [5.85, 1.5, 0.15],
      [5.1, 0.5, 0.5],
      [3.4, 0.36, 0.3],
      [0, 0.36],
    ],
    5,
  );
  group.add(mesh(THREE, lathe(THREE, dish, 64), metal, 'dish'));
  const cup = [
    ...rounded(
      [
        [1.4, 0.3],
        [1.1, 0.75, 0.3],
        [1.2, 1.2, 0.3],
        [2.3, 1.7, 0.5],
        [2.45, 2.4],
      ],
      5,
    ),
    ...rounded(
      [
        [2.45, 2.6],
        [2.5, 4.0, 0.1],
        [2.68, 4.1, 0.08],
        [2.66, 4.25, 0.08],
        [2.4, 4.2, 0.08],
        [2.3, 2.6],
        [0, 2.5],
      ],
      4,
    ),
  ];
  group.add(mesh(THREE, lathe(THREE, cup, 56), metal, 'cup'));
  const ring = rod(
    THREE,
    Array.from({ length: 14 }, (_, i) => [
      7.2 + Math.cos((i / 14) * Math.PI * 2) * 1.35,
      1.35 + Math.sin((i / 14) * Math.PI * 2) * 1.35,
      0,
    ]),
    () => [0.17, 0.34],
    { steps: 44, round: 10, closed: true },
  );
  group.add(mesh(THREE, ring, metal, 'ring'));
  const light = toned(
    THREE,
    lathe(
      THREE,
      [
        ...rounded(
          [
            [2.1, 2.6],
            [2.1, 3.95, 0.2],
            [1.7, 3.85, 0.2],
            [0.8, 3.72, 0.3],
            [0, 3.7],
          ],
          4,
        ),
      ],
      40,
    ),
    () => [1, 1, 0.98],
  );
  group.add(mesh(THREE, light, wax(THREE, '#f2e9d6', flame ? 0.3 : 0.12), 'tealight'));
  const wick = rod(
    THREE,
    [
      [0, 3.5, 0],
      [0.02, 4.1, 0],
      [0.1, 4.5, 0.04],
    ],
    () => [0.07, 0.07],
    { steps: 8, round: 6 },
  );
  group.add(mesh(THREE, wick, plain(THREE, flame ? '#1d1815' : '#d9cfba', 0.95), 'wick'));
  if (flame) {
    const line = smooth(
      THREE,
      [
        [0.02, 0],
        [0.22, 0.2],
        [0.32, 0.55],
        [0.26, 1.1],
        [0.1, 1.7],
        [0.001, 2.1],
      ],
      14,
    );
    const fire = mesh(
      THREE,
      lathe(THREE, line, 18),
      new THREE.MeshBasicMaterial({ color: new THREE.Color(2.8, 1.7, 0.6), transparent: true, opacity: 0.92 }),
      'flame',
    );
    fire.position.set(0.05, 4.15, 0.02);
    fire.castShadow = false;
    group.add(fire);
  }
  return group;
}
