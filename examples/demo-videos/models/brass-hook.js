import { lathe, mesh, rod, rounded } from './shapes.js';
import { brass, plain } from './surfaces.js';

export const meta = { handle: 'brass-hook', colors: {}, anchor: [0, 6, 3] };

/** A cast hook on a round plate, its back on the wall at the lowest z. */
export function build(THREE) {
  const group = new THREE.Group();
  const metal = brass(THREE);
  const plate = lathe(
    THREE,
    rounded(
      [
        [0, 0],
        [2.15, 0],
        [2.2, 0.1, 0.05],
        [2.2, 0.36, 0.14],
        [1.9, 0.52, 0.2],
        [0, 0.58],
      ],
      5,
    ),
    56,
  );
  plate.rotateX(Math.PI / 2);
  plate.translate(0, 6.6, 0);
  group.add(mesh(THREE, plate, metal, 'plate'));
  const neck = lathe(
    THREE,
    rounded(
      [
        [1.15, 0.4],
        [0.75, 0.75, 0.3],
        [0.62, 1.4],
        [0.6, 2.2],
      ],
      5,
    ),
    32,
  );
  neck.rotateX(Math.PI / 2);
  neck.translate(0, 6.6, 0);
  group.add(mesh(THREE, neck, metal, 'neck'));
  const bow = (points) =>
    rod(
      THREE,
      points.map(([y, z]) => [0, y, z]),
      (t) => {
        const thick = 0.6 - t * 0.16;
        return [thick, thick];
      },
      { steps: 44, round: 16 },
    );
  group.add(
    mesh(
      THREE,
      bow([
        [6.6, 1.7],
        [6.2, 2.6],
        [4.6, 2.7],
        [2.6, 2.2],
        [1.0, 2.4],
        [0.62, 3.6],
        [1.1, 4.7],
        [2.1, 5.2],
      ]),
      metal,
      'hook',
    ),
  );
  group.add(
    mesh(
      THREE,
      bow([
        [6.5, 1.7],
        [6.95, 2.8],
        [7.6, 3.9],
        [8.6, 4.6],
        [9.4, 4.85],
      ]),
      metal,
      'upper',
    ),
  );
  for (const [y, z] of [
    [2.25, 5.25],
    [9.55, 4.9],
  ]) {
    const knob = new THREE.SphereGeometry(0.82, 28, 20);
    knob.translate(0, y, z);
    group.add(mesh(THREE, knob, metal, 'knob'));
  }
  for (const y of [5.05, 8.15]) {
    const screw = new THREE.SphereGeometry(0.3, 16, 8, 0, Math.PI * 2, 0, Math.PI / 2);
    screw.scale(1, 0.5, 1);
    screw.rotateX(Math.PI / 2);
    screw.translate(0, y, 0.5);
    group.add(mesh(THREE, screw, plain(THREE, '#8f7748', 0.4, { metalness: 1 }), 'screw'));
  }
  return group;
}
