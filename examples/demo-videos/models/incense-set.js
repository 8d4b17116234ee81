import { lathe, loft, mesh, rod, rounded, roundedRectangle } from './shapes.js';
import { bareClay, brass, glaze, palette, plain } from './surfaces.js';
import { label } from './print.js';

export const meta = { handle: 'incense-set', colors: {}, anchor: [-4, 1.6, 2] };

/** A dish with a brass ball that holds the stick, and a box of forty. `smoke` is for the film. */
export function build(THREE) {
  const group = new THREE.Group();
  const dish = new THREE.Group();
  const bowl = rounded(
    [
      [0, 0.25],
      [3.2, 0.25],
      [3.3, 0, 0.1],
      [4.0, 0, 0.2],
      [4.4, 0.5, 0.3],
      [5.9, 1.5, 0.5],
      [6.1, 1.8, 0.14],
      [5.85, 1.9, 0.14],
      [4.3, 0.95, 0.8],
      [0, 0.62],
    ],
    5,
  );
  dish.add(mesh(THREE, lathe(THREE, bowl.slice(0, 14), 56), bareClay(THREE), 'foot'));
  dish.add(
    mesh(THREE, lathe(THREE, bowl.slice(13), 60), glaze(THREE, palette.moss, { specks: 1, gloss: 0.5 }), 'dish'),
  );
  const ball = new THREE.SphereGeometry(0.85, 28, 20);
  ball.translate(0, 1.45, 0);
  dish.add(mesh(THREE, ball, brass(THREE), 'holder'));
  const stick = plain(THREE, '#6b5138', 0.95);
  dish.add(
    mesh(
      THREE,
      rod(
        THREE,
        [
          [0, 1.6, 0],
          [2.4, 8.2, -0.4],
          [4.8, 14.8, -0.8],
          [7.0, 21, -1.2],
        ],
        (t) => (t < 0.14 ? [0.07, 0.07] : [0.13, 0.13]),
        { steps: 40, round: 7 },
      ),
      stick,
      'stick',
    ),
  );
  dish.position.set(-4.2, 0, 1.4);
  group.add(dish);
  const box = new THREE.Group();
  const around = roundedRectangle(22.4, 3.6, 0.16, 3, 1);
  const card = plain(THREE, '#d9c8ae', 0.85);
  box.add(
    mesh(
      THREE,
      loft(
        THREE,
        around,
        rounded(
          [
            [0.12, 0],
            [0, 0.1],
            [0, 2.4],
            [0.12, 2.5],
          ],
          2,
        ),
      ),
      card,
      'box',
    ),
  );
  const print = new THREE.PlaneGeometry(6.2, 3.3);
  print.rotateX(-Math.PI / 2);
  print.translate(0, 2.52, 0);
  box.add(
    mesh(
      THREE,
      print,
      label(THREE, 'incense', {
        title: 'Hinoki',
        line: 'INCENSE',
        note: 'forty sticks',
        foot: '40 min each',
        ratio: 6.2 / 3.3,
        paper: '#d9c8ae',
      }),
      'print',
    ),
  );
  box.position.set(2.6, 0, -8.4);
  box.rotation.y = 0.16;
  group.add(box);
  for (let i = 0; i < 4; i++) {
    const loose = rod(
      THREE,
      [
        [-7 + i * 0.5, 0.13, 5.6 + i * 0.55],
        [4, 0.13, 6.2 + i * 0.42],
        [15 - i * 0.6, 0.13, 5.4 + i * 0.75],
      ],
      () => [0.13, 0.13],
      { steps: 24, round: 6 },
    );
    group.add(mesh(THREE, loose, stick, 'stick'));
  }
  return group;
}
