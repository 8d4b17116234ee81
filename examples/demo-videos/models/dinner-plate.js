import { lathe, mesh, rounded } from './shapes.js';
import { bareClay, glaze, palette } from './surfaces.js';

export const meta = {
  handle: 'dinner-plate',
  colors: { chalk: palette.chalk, sand: palette.sand, ink: palette.ink },
  anchor: [0, 1.6, 9],
};

/** Twenty-seven centimetres with a turned-up rim. `count`: how many in the stack. */
export function build(THREE, { color = 'chalk', count = 1 } = {}) {
  const group = new THREE.Group();
  const coat = glaze(THREE, palette[color] ?? color, { specks: color === 'ink' ? 0.5 : 1.4, gloss: 0.5 });
  const foot = rounded(
    [
      [0, 0.4],
      [8.0, 0.4, 0.15],
      [8.1, 0, 0.15],
      [8.9, 0, 0.2],
      [9.1, 0.5, 0.15],
      [9.6, 0.62],
    ],
    4,
  );
  const top = rounded(
    [
      [9.55, 0.6],
      [11.6, 0.85, 1.2],
      [13.2, 2.0, 0.7],
      [13.55, 2.5, 0.16],
      [13.3, 2.65, 0.16],
      [12.0, 1.65, 1.0],
      [10.6, 1.05, 1.4],
      [4, 0.9, 0.5],
      [0, 0.88],
    ],
    7,
  );
  // Specks laid flat: turned round the middle they would draw a flower there.
  const face = lathe(THREE, top, 80);
  const { position, uv } = face.attributes;
  for (let i = 0; i < position.count; i++) uv.setXY(i, position.getX(i) / 12, position.getZ(i) / 12);
  for (let i = 0; i < count; i++) {
    const plate = new THREE.Group();
    plate.add(mesh(THREE, lathe(THREE, foot, 72), bareClay(THREE), 'foot'));
    plate.add(mesh(THREE, face, coat, 'plate'));
    plate.position.set(i % 2 ? 0.12 : 0, i * 1.25, i % 3 === 1 ? -0.1 : 0);
    plate.rotation.y = i * 1.3;
    group.add(plate);
  }
  return group;
}
