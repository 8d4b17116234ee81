import { lathe, mesh, rod, vessel } from './shapes.js';
import { bareClay, glaze, palette } from './surfaces.js';

export const meta = {
  handle: 'stoneware-mug',
  colors: { sand: palette.sand, moss: palette.moss, ink: palette.ink, rust: palette.rust },
  anchor: [0, 5.4, 4.4],
};

/**
 * Nine centimetres of stoneware: dipped to a finger's width above the foot, pale inside. `color`: a name in
 * `meta.colors`.
 */
export function build(THREE, { color = 'sand', filled } = {}) {
  const group = new THREE.Group();
  const shape = vessel(THREE, {
    outside: [
      [3.35, 0.7],
      [4.02, 1.5],
      [4.3, 3.2],
      [4.3, 5.4],
      [4.2, 7.4],
      [4.24, 9.1],
    ],
    wall: 0.4,
    foot: 0.32,
    footInset: 0.25,
    footWidth: 0.45,
    count: 22,
  });
  const dip = shape.body.findIndex(([, y]) => y > 1.75);
  const raw = [...shape.foot, ...shape.body.slice(1, dip + 1)];
  // The glaze stands a little proud of the clay, with a soft edge.
  const coat = shape.body.slice(dip).map(([x, y], i) => [x + (i === 0 ? 0.005 : 0.035), y]);
  const outside = glaze(THREE, palette[color] ?? color, { specks: color === 'ink' ? 0.5 : 1 });
  const inside = glaze(THREE, palette.chalk, { specks: 0.6, gloss: 0.7 });
  group.add(
    mesh(
      THREE,
      lathe(THREE, raw),
      bareClay(THREE, color === 'ink' || color === 'rust' ? palette.bareDark : palette.bare),
      'foot',
    ),
  );
  group.add(mesh(THREE, lathe(THREE, coat), outside, 'body'));
  group.add(mesh(THREE, lathe(THREE, shape.inside), inside, 'inside'));
  const ear = rod(
    THREE,
    [
      [4.05, 7.75],
      [4.75, 7.95],
      [5.9, 7.6],
      [6.65, 6.3],
      [6.5, 4.7],
      [5.55, 3.35],
      [4.75, 2.85],
      [4.0, 2.75],
    ],
    (t) => {
      const root = Math.max(0, 1 - t / 0.16) ** 2 + Math.max(0, 1 - (1 - t) / 0.16) ** 2;
      return [0.4 + root * 0.22, 0.62 + root * 0.4];
    },
    { steps: 40, round: 16 },
  );
  group.add(mesh(THREE, ear, outside, 'handle'));
  if (filled) {
    const coffee = new THREE.MeshPhysicalMaterial({
      color: '#2a160c',
      roughness: 0.1,
      clearcoat: 1,
      clearcoatRoughness: 0.04,
    });
    const surface = new THREE.CircleGeometry(3.88, 48);
    surface.rotateX(-Math.PI / 2);
    surface.translate(0, 7.9, 0);
    group.add(mesh(THREE, surface, coffee, 'coffee'));
  }
  return group;
}
