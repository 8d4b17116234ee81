import { lathe, mesh, rod, rounded, smooth } from './shapes.js';
import { bareClay, brass, glaze, palette, plain } from './surfaces.js';

export const meta = { handle: 'teapot', colors: { ink: palette.ink, chalk: palette.chalk }, anchor: [0, 7.2, 7.8] };

/** A round pot with a brass hoop wrapped in cane; the spout points to +x. `lid`: false to leave it off. */
export function build(THREE, { color = 'ink', lid = true } = {}) {
  const group = new THREE.Group();
  const coat = glaze(THREE, palette[color] ?? color, { specks: color === 'ink' ? 0.5 : 1.1, gloss: 0.5 });
  const clay = bareClay(THREE, color === 'ink' ? palette.bareDark : palette.bare);
  group.add(
    mesh(
      THREE,
      lathe(
        THREE,
        rounded(
          [
            [0, 0.3],
            [4.1, 0.3, 0.1],
            [4.2, 0, 0.1],
            [4.8, 0, 0.15],
            [4.95, 0.5, 0.1],
            [5.3, 0.9],
          ],
          4,
        ),
        48,
      ),
      clay,
      'foot',
    ),
  );
  const belly = [
    ...smooth(
      THREE,
      [
        [5.25, 0.85],
        [7.0, 2.3],
        [8.1, 4.8],
        [8.0, 7.4],
        [6.7, 9.9],
        [5.0, 11.2],
        [4.2, 11.6],
      ],
      26,
    ),
    ...rounded(
      [
        [4.15, 11.7],
        [4.1, 12.0, 0.12],
        [3.7, 12.0, 0.12],
        [3.6, 11.2],
      ],
      4,
    ),
  ];
  group.add(mesh(THREE, lathe(THREE, belly, 64), coat, 'body'));
  const spout = rod(
    THREE,
    [
      [6.2, 3.9],
      [7.9, 4.6],
      [9.4, 6.0],
      [10.5, 8.0],
      [11.3, 9.7],
      [12.1, 10.7],
    ],
    (t) => {
      const open = 1.55 * (1 - t) ** 1.5 + 0.72;
      return [open + Math.max(0, t - 0.86) * 0.6, open + Math.max(0, t - 0.86) * 0.6];
    },
    { steps: 30, round: 20 },
  );
  group.add(mesh(THREE, spout, coat, 'spout'));
  const mouth = new THREE.CircleGeometry(0.62, 20);
  mouth.rotateY(Math.PI / 2);
  mouth.rotateZ(0.86);
  mouth.translate(12.06, 10.66, 0);
  group.add(mesh(THREE, mouth, plain(THREE, '#171412', 0.8), 'mouth'));
  const lip = rod(
    THREE,
    Array.from({ length: 12 }, (_, i) => {
      const turn = (i / 12) * Math.PI * 2;
      const across = Math.cos(turn) * 0.72;
      return [12.08 - across * Math.sin(0.86), 10.68 + across * Math.cos(0.86), Math.sin(turn) * 0.72];
    }),
    () => [0.12, 0.12],
    { steps: 30, round: 7, closed: true },
  );
  group.add(mesh(THREE, lip, coat, 'lip'));
  if (lid) {
    const cap = [
      ...smooth(
        THREE,
        [
          [4.05, 11.75],
          [3.9, 12.15],
          [2.9, 12.65],
          [1.3, 12.98],
          [0.75, 13.2],
        ],
        12,
      ),
      ...smooth(
        THREE,
        [
          [0.7, 13.4],
          [0.85, 13.8],
          [1.15, 14.2],
          [1.05, 14.7],
          [0.55, 14.95],
          [0, 15],
        ],
        12,
      ),
    ];
    group.add(mesh(THREE, lathe(THREE, cap, 48), coat, 'lid'));
  }
  const metal = brass(THREE);
  const hoop = [
    [-5.6, 10.3],
    [-6.35, 12.2],
    [-6.2, 15.4],
    [-4.0, 18.5],
    [0, 19.7],
    [4.0, 18.5],
    [6.2, 15.4],
    [6.35, 12.2],
    [5.6, 10.3],
  ];
  group.add(
    mesh(
      THREE,
      rod(THREE, hoop, () => [0.24, 0.24], { steps: 60, round: 9 }),
      metal,
      'hoop',
    ),
  );
  const grip = rod(
    THREE,
    [
      [-4.6, 17.9],
      [-2.4, 19.3],
      [0, 19.7],
      [2.4, 19.3],
      [4.6, 17.9],
    ],
    (t) => {
      const wrap = 0.5 + Math.abs(Math.sin(t * Math.PI * 17)) * 0.09;
      const end = Math.min(1, Math.min(t, 1 - t) / 0.02);
      return [wrap * end + 0.1 * (1 - end), wrap * end + 0.1 * (1 - end)];
    },
    { steps: 120, round: 9 },
  );
  group.add(mesh(THREE, grip, plain(THREE, '#a98155', 0.7), 'grip'));
  for (const side of [-1, 1]) {
    const lug = new THREE.SphereGeometry(0.75, 16, 12);
    lug.scale(1, 0.9, 0.8);
    lug.translate(side * 5.75, 10.5, 0);
    group.add(mesh(THREE, lug, coat, 'lug'));
  }
  return group;
}
