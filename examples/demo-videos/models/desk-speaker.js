import { lathe, loft, mesh, rounded, roundedRectangle } from './shapes.js';
import { brass, linen, oak, palette, plain, powder } from './surfaces.js';

export const meta = {
  handle: 'desk-speaker',
  colors: { sand: palette.sand, graphite: palette.graphite },
  anchor: [0, 9, 6.3],
};

/** A cloth-fronted box in a lacquered shell on oak feet; the dial on top is the mesh named 'dial'. */
export function build(THREE, { color = 'sand' } = {}) {
  const group = new THREE.Group();
  const tone = palette[color] ?? color;
  const shell = powder(THREE, color === 'graphite' ? '#48494b' : '#d6c9b3');
  const around = roundedRectangle(19.5, 11.5, 2.6, 9, 5);
  const side = rounded(
    [
      [2.4, 1.2],
      [0.9, 1.2, 0.7],
      [0, 2.2, 0.9],
      [0, 15.6, 1.5],
      [1.5, 17.4, 1.5],
      [2.4, 17.4],
    ],
    7,
  );
  group.add(mesh(THREE, loft(THREE, around, side), shell, 'shell'));
  // The front: a cloth cushion in a shadow gap.
  const front = roundedRectangle(17.4, 14.2, 2.1, 8, 6);
  const gap = loft(
    THREE,
    front.map((p) => ({ ...p })),
    [
      [-0.18, -0.2],
      [-0.18, 0.12],
      [0.6, 0.12],
    ],
  );
  gap.rotateX(Math.PI / 2);
  gap.translate(0, 9.3, 5.72);
  group.add(mesh(THREE, gap, plain(THREE, '#1e1c1a', 0.9), 'gap'));
  const cloth = loft(
    THREE,
    front,
    [
      [0.02, -0.2],
      ...rounded(
        [
          [0.02, 0],
          [0.06, 0.42, 0.3],
          [0.9, 0.58, 0.5],
          [1.9, 0.62],
        ],
        5,
      ),
    ],
    9,
  );
  cloth.rotateX(Math.PI / 2);
  cloth.translate(0, 9.3, 5.75);
  const weaveTone = new THREE.Color(tone).lerp(new THREE.Color(color === 'graphite' ? '#5a5a5c' : '#b9ab92'), 0.55);
  group.add(mesh(THREE, cloth, linen(THREE, weaveTone, 40), 'cloth'));
  const badge = loft(THREE, roundedRectangle(2.2, 0.42, 0.2, 5, 1), [
    [0, 0],
    [0, 0.08],
    [0.06, 0.12],
  ]);
  badge.rotateX(Math.PI / 2);
  badge.translate(0, 3.9, 6.34);
  group.add(mesh(THREE, badge, brass(THREE), 'badge'));
  const dial = mesh(
    THREE,
    lathe(
      THREE,
      rounded(
        [
          [1.6, 0],
          [1.6, 0.9, 0.18],
          [1.35, 0.98, 0.1],
          [0, 0.9],
        ],
        4,
      ),
      48,
    ),
    brass(THREE),
    'dial',
  );
  dial.position.set(5.6, 17.38, 0);
  group.add(dial);
  const dot = new THREE.CylinderGeometry(0.1, 0.1, 0.06, 12);
  dot.translate(5.6, 18.36, 1.05);
  group.add(mesh(THREE, dot, plain(THREE, '#3a2f22', 0.6), 'mark'));
  for (const x of [-0.9, 0.9]) {
    const key = lathe(
      THREE,
      rounded(
        [
          [0.62, 0],
          [0.62, 0.26, 0.1],
          [0, 0.3],
        ],
        3,
      ),
      24,
    );
    key.translate(-5.6 + x * 1.1, 17.36, 0);
    group.add(mesh(THREE, key, shell, 'key'));
  }
  const foot = oak(THREE);
  for (const x of [-7, 7]) {
    const bar = loft(
      THREE,
      roundedRectangle(1.6, 9.2, 0.7, 5, 1),
      rounded(
        [
          [0.5, 0],
          [0.1, 0, 0.15],
          [0, 0.3, 0.1],
          [0, 1.3],
          [0.6, 1.3],
        ],
        3,
      ),
    );
    bar.translate(x, 0, 0);
    group.add(mesh(THREE, bar, foot, 'foot'));
  }
  return group;
}
