import { lathe, mesh, rod, rounded, vessel } from './shapes.js';
import { bareClay, glaze, liquid, palette } from './surfaces.js';

export const meta = {
  handle: 'espresso-cups',
  colors: { chalk: palette.chalk, ink: palette.ink },
  anchor: [-4.1, 4.4, 8],
};

/**
 * Two small cups on their saucers. `filled`: how many hold coffee (0 to 2). `count`: 1 for a single cup in the middle.
 */
export function build(THREE, { color = 'chalk', filled = 1, count = 2 } = {}) {
  const group = new THREE.Group();
  for (let i = 0; i < count; i++) {
    const one = cup(THREE, color, i < filled);
    if (count === 2) {
      one.position.set(i === 0 ? -4.1 : 4.1, 0, i === 0 ? 4.9 : -4.9);
      one.rotation.y = i === 0 ? -0.35 : -0.75;
    }
    group.add(one);
  }
  return group;
}

function cup(THREE, color, filled) {
  const part = new THREE.Group();
  const coat = glaze(THREE, palette[color] ?? color, { specks: color === 'ink' ? 0.5 : 1.2, gloss: 0.6 });
  const pale = glaze(THREE, palette.chalk, { specks: 0.5, gloss: 0.7 });
  const dish = rounded(
    [
      [0, 0.25],
      [2.6, 0.22],
      [2.75, 0, 0.1],
      [3.3, 0, 0.15],
      [3.7, 0.32, 0.5],
      [5.9, 0.95, 0.8],
      [6.15, 1.35, 0.14],
      [5.95, 1.45, 0.14],
      [4.1, 0.78, 0.8],
      [2.7, 0.66, 0.3],
      [2.5, 0.6],
      [0, 0.58],
    ],
    4,
  );
  part.add(mesh(THREE, lathe(THREE, dish, 44), coat, 'saucer'));
  const shape = vessel(THREE, {
    outside: [
      [1.95, 0.5],
      [2.75, 1.1],
      [3.1, 2.4],
      [3.15, 4.0],
      [3.25, 5.7],
    ],
    wall: 0.3,
    foot: 0.25,
    footInset: 0.15,
    footWidth: 0.35,
    floor: 0.5,
    count: 16,
  });
  const body = new THREE.Group();
  body.add(mesh(THREE, lathe(THREE, shape.foot, 36), bareClay(THREE), 'foot'));
  body.add(mesh(THREE, lathe(THREE, shape.body, 40), coat, 'body'));
  body.add(mesh(THREE, lathe(THREE, shape.inside, 36), pale, 'inside'));
  const ear = rod(
    THREE,
    [
      [3.0, 4.9],
      [3.7, 4.95],
      [4.5, 4.4],
      [4.55, 3.3],
      [3.9, 2.4],
      [2.95, 2.2],
    ],
    (t) => {
      const root = Math.max(0, 1 - t / 0.18) ** 2 + Math.max(0, 1 - (1 - t) / 0.18) ** 2;
      return [0.26 + root * 0.15, 0.4 + root * 0.22];
    },
    { steps: 22, round: 10 },
  );
  body.add(mesh(THREE, ear, coat, 'handle'));
  if (filled) {
    const surface = new THREE.CircleGeometry(2.93, 40);
    surface.rotateX(-Math.PI / 2);
    surface.translate(0, 4.6, 0);
    body.add(mesh(THREE, surface, liquid(THREE, '#33190c'), 'coffee'));
    const crema = rod(
      THREE,
      Array.from({ length: 12 }, (_, i) => [
        Math.cos((i / 12) * Math.PI * 2) * 2.78,
        4.58,
        Math.sin((i / 12) * Math.PI * 2) * 2.78,
      ]),
      () => [0.1, 0.16],
      { steps: 32, round: 5, closed: true },
    );
    body.add(mesh(THREE, crema, liquid(THREE, '#9a6330'), 'crema'));
  }
  body.position.y = 0.6;
  part.add(body);
  return part;
}
