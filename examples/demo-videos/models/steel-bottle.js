import { lathe, mesh, rod, rounded, smooth } from './shapes.js';
import { oak, palette, powder, steel } from './surfaces.js';

export const meta = {
  handle: 'steel-bottle',
  colors: { sand: palette.sand, moss: palette.moss, ink: palette.ink },
  anchor: [0, 11, 3.7],
};

/** A powder-coated flask with a steel collar, an oak cap and a carrying loop. */
export function build(THREE, { color = 'sand' } = {}) {
  const group = new THREE.Group();
  const coat = powder(THREE, palette[color] ?? color);
  const metal = steel(THREE);
  group.add(
    mesh(
      THREE,
      lathe(
        THREE,
        rounded(
          [
            [0, 0.25],
            [2.8, 0.2],
            [3.0, 0, 0.1],
            [3.4, 0, 0.2],
            [3.55, 0.5, 0.1],
            [3.56, 0.7],
          ],
          4,
        ),
        48,
      ),
      metal,
      'base',
    ),
  );
  const body = [
    ...rounded(
      [
        [3.55, 0.65],
        [3.68, 0.7, 0.06],
        [3.7, 1.2],
      ],
      4,
    ),
    [3.7, 6],
    [3.7, 12],
    [3.7, 15.5],
    ...smooth(
      THREE,
      [
        [3.7, 16.6],
        [3.55, 18.0],
        [2.95, 19.5],
        [2.4, 20.5],
        [2.25, 21.3],
      ],
      16,
    ),
    [2.25, 21.6],
  ];
  group.add(mesh(THREE, lathe(THREE, body, 64), coat, 'body'));
  group.add(
    mesh(
      THREE,
      lathe(
        THREE,
        rounded(
          [
            [2.2, 21.5],
            [2.42, 21.5, 0.06],
            [2.42, 22.25, 0.08],
            [2.1, 22.3],
          ],
          4,
        ),
        48,
      ),
      metal,
      'collar',
    ),
  );
  const cap = lathe(
    THREE,
    rounded(
      [
        [0, 22.25],
        [2.3, 22.25, 0.08],
        [2.42, 22.4, 0.1],
        [2.42, 24.6, 0.35],
        [2.1, 24.85, 0.2],
        [0, 24.9],
      ],
      5,
    ),
    48,
    16,
  );
  group.add(mesh(THREE, cap, oak(THREE), 'cap'));
  const loop = rod(
    THREE,
    [
      [-1.75, 24.4],
      [-1.8, 25.6],
      [-1.35, 26.7],
      [0, 27.1],
      [1.35, 26.7],
      [1.8, 25.6],
      [1.75, 24.4],
    ],
    () => [0.16, 0.5],
    { steps: 40, round: 10 },
  );
  group.add(mesh(THREE, loop, metal, 'loop'));
  return group;
}
