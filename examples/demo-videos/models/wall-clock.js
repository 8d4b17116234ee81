import { lathe, loft, mesh, rounded, roundedRectangle } from './shapes.js';
import { blackOak, brass, oak, palette, plain } from './surfaces.js';

export const meta = { handle: 'wall-clock', colors: { oak: palette.oak, black: palette.black }, anchor: [0, 15, 3] };

/**
 * Thirty centimetres of turned oak facing +z. `minutes`: the time shown, in minutes after twelve. The hands are 'hour'
 * and 'minute'.
 */
export function build(THREE, { color = 'oak', minutes = 609 } = {}) {
  const dial = new THREE.Group();
  const wood = color === 'black' ? blackOak(THREE) : oak(THREE);
  const plate = rounded(
    [
      [0, 0],
      [13.6, 0],
      [14.9, 0.3, 0.4],
      [15, 2.6, 0.7],
      [14.3, 3.2, 0.4],
      [13.7, 2.7, 0.4],
      [13.2, 1.9, 0.5],
      [0, 1.85],
    ],
    6,
  );
  const face = lathe(THREE, plate, 96);
  // Grain straight across the dial.
  const { position, uv } = face.attributes;
  for (let i = 0; i < position.count; i++)
    uv.setXY(i, position.getX(i) / 26, (position.getZ(i) + position.getY(i) * 0.6) / 26);
  dial.add(mesh(THREE, face, wood, 'face'));
  const ink = color === 'black' ? brass(THREE) : plain(THREE, '#26221f', 0.5);
  for (let hour = 0; hour < 12; hour++) {
    const long = hour % 3 === 0;
    const bar = loft(THREE, roundedRectangle(0.34, long ? 2.1 : 1.1, 0.12, 3, 1), [
      [0.05, 0],
      [0, 0.04],
      [0, 0.14],
      [0.05, 0.18],
    ]);
    bar.translate(0, 1.86, long ? -11.1 : -11.6);
    bar.rotateY((-hour / 12) * Math.PI * 2);
    dial.add(mesh(THREE, bar, ink, 'mark'));
  }
  const hand = (name, length, width, height, turn) => {
    const part = loft(THREE, roundedRectangle(width, length + 2.2, width * 0.42, 4, 1), [
      [0.04, 0],
      [0, 0.05],
      [0, 0.14],
      [0.06, 0.2],
    ]);
    part.translate(0, 0, -length / 2 + 1.1);
    const result = mesh(THREE, part, ink, name);
    result.position.y = height;
    result.rotation.y = -turn * Math.PI * 2;
    dial.add(result);
  };
  hand('hour', 6.4, 0.62, 2.25, minutes / 720);
  hand('minute', 10, 0.46, 2.6, (minutes % 60) / 60);
  dial.add(
    mesh(
      THREE,
      lathe(
        THREE,
        rounded(
          [
            [0.75, 1.8],
            [0.75, 2.95, 0.2],
            [0, 3.0],
          ],
          3,
        ),
        28,
      ),
      ink,
      'hub',
    ),
  );
  dial.rotation.x = Math.PI / 2;
  dial.position.y = 15;
  const group = new THREE.Group();
  group.add(dial);
  return group;
}
