import { lathe, mesh, vessel } from './shapes.js';
import { bareClay, glaze, palette } from './surfaces.js';

export const meta = {
  handle: 'serving-bowl',
  colors: { chalk: palette.chalk, moss: palette.moss, rust: palette.rust },
  anchor: [0, 5, 12.2],
};

/** A wide bowl, glazed in one colour inside and out above a bare foot. */
export function build(THREE, { color = 'chalk' } = {}) {
  const group = new THREE.Group();
  const shape = vessel(THREE, {
    outside: [
      [5.2, 1.2],
      [7.6, 2.1],
      [10.6, 4.4],
      [12.4, 7.0],
      [13.1, 9.4],
    ],
    wall: 0.55,
    foot: 0.5,
    footInset: 0.25,
    footWidth: 0.8,
    floor: 0.8,
    count: 24,
  });
  const coat = glaze(THREE, palette[color] ?? color, { specks: 1.2, gloss: 0.5 });
  const dip = shape.body.findIndex(([, y]) => y > 1.9);
  group.add(
    mesh(
      THREE,
      lathe(THREE, [...shape.foot, ...shape.body.slice(1, dip + 1)], 64),
      bareClay(THREE, color === 'rust' ? palette.bareDark : palette.bare),
      'foot',
    ),
  );
  group.add(
    mesh(
      THREE,
      lathe(
        THREE,
        shape.body.slice(dip).map(([x, y], i) => [x + (i ? 0.04 : 0.005), y]),
        72,
      ),
      coat,
      'body',
    ),
  );
  group.add(mesh(THREE, lathe(THREE, shape.inside, 72), coat, 'inside'));
  return group;
}
