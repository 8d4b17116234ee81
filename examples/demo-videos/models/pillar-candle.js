import { lathe, mesh, rod, rounded, smooth, toned } from './shapes.js';
import { palette, plain, wax } from './surfaces.js';

export const meta = {
  handle: 'pillar-candle',
  colors: { ivory: palette.ivory, fig: palette.fig, smoke: palette.smoke },
  anchor: [0, 8, 3.7],
};

/**
 * A hand-poured pillar. `flame`: 0 unlit to 1; the flame is the mesh named 'flame', for the film to move. `height` in
 * cm.
 */
export function build(THREE, { color = 'ivory', flame = 0, height = 12.5 } = {}) {
  const group = new THREE.Group();
  const line = [
    ...rounded(
      [
        [0, 0.1],
        [3.5, 0],
        [3.76, 0.02, 0.22],
        [3.78, 2],
      ],
      5,
    ),
    [3.77, height * 0.5],
    [3.75, height * 0.8],
    ...rounded(
      [
        [3.74, height - 1.2],
        [3.7, height - 0.05, 0.5],
        [3.1, height - 0.12, 0.4],
        [2.2, height - 0.75, 0.8],
      ],
      6,
    ),
    ...smooth(
      THREE,
      [
        [2.0, height - 0.83],
        [1.2, height - 0.98],
        [0.35, height - 1.0],
        [0, height - 1.0],
      ],
      7,
    ),
  ];
  const body = toned(THREE, lathe(THREE, line, 64), (_x, y, z) => {
    const t = Math.max(0, (y - height * 0.35) / (height * 0.65)) ** 2;
    const lift = 0.84 + t * (0.16 + flame * 0.5) + z * 0;
    return [lift, lift * (0.985 + t * 0.01), lift * 0.97];
  });
  group.add(mesh(THREE, body, wax(THREE, palette[color] ?? color, 0.1 + flame * 0.12), 'wax'));
  const wick = rod(
    THREE,
    [
      [0, height - 1.2, 0],
      [0.03, height - 0.5, 0.02],
      [0.12, height + 0.15, 0.05],
      [0.3, height + 0.55, 0.1],
    ],
    () => [0.09, 0.09],
    { steps: 12, round: 7 },
  );
  group.add(mesh(THREE, wick, plain(THREE, flame ? '#1d1815' : '#d8cdb6', 0.95), 'wick'));
  if (flame) group.add(fire(THREE, height, flame));
  return group;
}

function fire(THREE, height, flame) {
  const line = smooth(
    THREE,
    [
      [0.02, 0],
      [0.32, 0.3],
      [0.46, 0.8],
      [0.4, 1.5],
      [0.22, 2.3],
      [0.08, 2.9],
      [0.001, 3.3],
    ],
    18,
  );
  const geometry = toned(THREE, lathe(THREE, line, 20), (_x, y) => {
    const t = y / 3.3;
    return t < 0.16 ? [0.25, 0.28, 0.5] : [1, 0.62 + 0.3 * (1 - t), 0.2 + 0.4 * (1 - Math.abs(t - 0.35))];
  });
  const part = mesh(
    THREE,
    geometry,
    new THREE.MeshBasicMaterial({
      vertexColors: true,
      transparent: true,
      opacity: 0.92,
      color: new THREE.Color(2.8 * flame, 1.95 * flame, 1.0 * flame),
    }),
    'flame',
  );
  part.position.set(0.16, height + 0.05, 0.06);
  part.castShadow = false;
  return part;
}
