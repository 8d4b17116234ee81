import { lathe, mesh, rod, rounded, smooth } from './shapes.js';
import { glass, palette, plain } from './surfaces.js';
import { label } from './print.js';

export const meta = {
  handle: 'hand-soap',
  colors: { fig: palette.fig, cedar: palette.cedar, salt: palette.salt },
  anchor: [0, 7, 3.7],
};

const scents = {
  fig: { name: 'Fig', note: 'fig leaf, vetiver', tint: '#7a5560', liquid: '#4d3538' },
  cedar: { name: 'Cedar', note: 'cedar, smoke, orange', tint: '#a8743f', liquid: '#7f4f24' },
  salt: { name: 'Salt', note: 'sea salt, rosemary', tint: '#b9c4c2', liquid: '#9db0ae' },
};

/** A glass bottle with a black pump. `color`: the scent. */
export function build(THREE, { color = 'fig' } = {}) {
  const group = new THREE.Group();
  const scent = scents[color] ?? scents.fig;
  const line = [
    [0, 0.3],
    ...rounded(
      [
        [2.6, 0.05],
        [3.45, 0.08, 0.6],
        [3.6, 0.9],
      ],
      5,
    ),
    [3.6, 4],
    [3.6, 10.4],
    ...smooth(
      THREE,
      [
        [3.55, 11.2],
        [3.0, 12.2],
        [2.0, 12.9],
        [1.5, 13.3],
      ],
      10,
    ),
    [1.5, 13.9],
  ];
  const inner = line.filter(([, y]) => y < 10.6).map(([x, y], i) => [Math.max(0, i ? x - 0.28 : 0), Math.max(0.55, y)]);
  group.add(
    mesh(
      THREE,
      lathe(THREE, [...inner, [3.2, 10.7], [0, 10.7]], 48),
      plain(THREE, scent.liquid, 0.4, { specularIntensity: 0.2 }),
      'soap',
    ),
  );
  group.add(
    mesh(
      THREE,
      lathe(THREE, line, 56),
      glass(THREE, { tint: scent.tint, edge: scent.liquid, body: 0.25, rim: 0.6 }),
      'bottle',
    ),
  );
  const wrap = new THREE.CylinderGeometry(3.64, 3.64, 6.2, 48, 1, true, -0.95, 1.9);
  wrap.translate(0, 5.9, 0);
  group.add(
    mesh(
      THREE,
      wrap,
      label(THREE, `soap ${color}`, {
        title: scent.name,
        line: 'HAND WASH',
        note: scent.note,
        foot: '300 ml',
        ratio: (3.64 * 1.9) / 6.2,
      }),
      'label',
    ),
  );
  const black = plain(THREE, '#242220', 0.42, { clearcoat: 0.3, clearcoatRoughness: 0.3 });
  const collar = rounded(
    [
      [0, 13.5],
      [1.7, 13.5, 0.1],
      [1.75, 15.0, 0.15],
      [1.4, 15.2, 0.2],
      [0.75, 15.35, 0.2],
      [0.72, 15.9, 0.05],
      [0.42, 15.95],
      [0.42, 17.6],
    ],
    4,
  );
  group.add(mesh(THREE, lathe(THREE, collar, 36), black, 'collar'));
  group.add(
    mesh(
      THREE,
      lathe(
        THREE,
        rounded(
          [
            [0, 17.2],
            [0.95, 17.2, 0.1],
            [1.05, 18.1, 0.2],
            [0.8, 18.35, 0.2],
            [0, 18.4],
          ],
          4,
        ),
        32,
      ),
      black,
      'head',
    ),
  );
  const nozzle = rod(
    THREE,
    [
      [0.3, 17.75, 0],
      [1.6, 17.85, 0],
      [2.9, 17.75, 0],
      [3.5, 17.4, 0],
      [3.65, 16.95, 0],
    ],
    (t) => [0.4 - t * 0.12, 0.46 - t * 0.16],
    { steps: 24, round: 12 },
  );
  group.add(mesh(THREE, nozzle, black, 'nozzle'));
  return group;
}
