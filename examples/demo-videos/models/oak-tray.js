import { loft, mesh, rod, rounded, roundedRectangle } from './shapes.js';
import { brass, oak } from './surfaces.js';

export const meta = {
  handle: 'oak-tray',
  colors: {},
  anchor: [0, 1.4, 0],
  sizes: { small: [28, 19], large: [42, 28] },
};

/** A tray with a soft raised rim and brass bows. `size`: 'small' or 'large'. */
export function build(THREE, { size = 'large' } = {}) {
  const [width, depth] = meta.sizes[size];
  const group = new THREE.Group();
  const around = roundedRectangle(width, depth, 3.4, 8, 6);
  const wall = rounded(
    [
      [2.2, 0],
      [0.9, 0, 0.5],
      [0, 1.4, 0.8],
      [0, 2.7, 0.35],
      [0.85, 2.7, 0.35],
      [1.0, 1.3, 0.5],
      [2.6, 0.95],
    ],
    5,
  );
  group.add(mesh(THREE, loft(THREE, around, wall, 26), oak(THREE), 'tray'));
  const metal = brass(THREE);
  for (const side of [-1, 1]) {
    const x = side * (width / 2 - 0.43);
    const bow = rod(
      THREE,
      [
        [x, 2.3, -3.6],
        [x, 3.7, -3.5],
        [x, 4.35, -2.7],
        [x, 4.45, 0],
        [x, 4.35, 2.7],
        [x, 3.7, 3.5],
        [x, 2.3, 3.6],
      ],
      () => [0.27, 0.27],
      { steps: 40, round: 10 },
    );
    group.add(mesh(THREE, bow, metal, 'handle'));
  }
  return group;
}
