import { lathe, mesh, rod, rounded } from './shapes.js';
import { cork, glass } from './surfaces.js';
import { drawn, random } from './textures.js';

export const meta = { handle: 'storage-jar', colors: {}, anchor: [0, 9, 5.3] };

/** Borosilicate with a cork stopper. `fill`: how much of it is full of coffee beans, 0 to 1. */
export function build(THREE, { fill = 0.62 } = {}) {
  const group = new THREE.Group();
  const line = [
    [0, 0.3],
    ...rounded(
      [
        [4.4, 0.05],
        [5.15, 0.1, 0.7],
        [5.25, 1.2],
      ],
      5,
    ),
    [5.25, 6],
    [5.25, 13],
    ...rounded(
      [
        [5.25, 15.2],
        [5.05, 16.3, 0.9],
        [4.75, 16.9],
      ],
      5,
    ),
    [4.75, 17.6],
  ];
  if (fill > 0) group.add(beans(THREE, 0.5, 0.5 + fill * 15));
  group.add(mesh(THREE, lathe(THREE, line, 56), glass(THREE, { body: 0.045, rim: 0.55 }), 'glass'));
  const lip = rod(
    THREE,
    Array.from({ length: 16 }, (_, i) => [
      Math.cos((i / 16) * Math.PI * 2) * 4.78,
      17.6,
      Math.sin((i / 16) * Math.PI * 2) * 4.78,
    ]),
    () => [0.17, 0.17],
    { steps: 48, round: 6, closed: true },
  );
  group.add(mesh(THREE, lip, glass(THREE, { body: 0.25, rim: 0.5 }), 'lip'));
  const stopper = rounded(
    [
      [0, 16.4],
      [4.3, 16.4, 0.2],
      [4.62, 17.75, 0.1],
      [5.1, 17.8, 0.2],
      [5.25, 20.4, 0.5],
      [4.6, 20.7, 0.3],
      [0, 20.75],
    ],
    5,
  );
  group.add(mesh(THREE, lathe(THREE, stopper, 48), cork(THREE), 'cork'));
  return group;
}

function beans(THREE, low, high) {
  const picture = drawn(THREE, 'beans', 512, 512, (context, width, height) => {
    const next = random(307);
    context.fillStyle = '#170c07';
    context.fillRect(0, 0, width, height);
    for (let i = 0; i < 900; i++) {
      const x = next() * width;
      const y = next() * height;
      const turn = next() * Math.PI;
      const tone = 0.65 + next() * 0.55;
      for (const [ox, oy] of [
        [0, 0],
        [width, 0],
        [-width, 0],
        [0, height],
        [0, -height],
      ])
        bean(context, x + ox, y + oy, turn, tone);
    }
  });
  const material = new THREE.MeshPhysicalMaterial({
    map: picture,
    bumpMap: picture,
    bumpScale: 2.2,
    roughness: 0.55,
    specularIntensity: 0.4,
  });
  const wall = rounded(
    [
      [0, low],
      [4.9, low, 0.6],
      [5.0, low + 1.2],
      [5.0, high - 0.5, 0.1],
      [4.85, high - 0.15, 0.3],
      [0, high + 0.25],
    ],
    4,
  );
  const geometry = lathe(THREE, wall, 56, 9);
  const { position } = geometry.attributes;
  const uv = geometry.attributes.uv;
  for (let i = 0; i < position.count; i++) {
    if (position.getY(i) > high - 0.2) uv.setXY(i, position.getX(i) / 9, position.getZ(i) / 9);
  }
  return mesh(THREE, geometry, material, 'beans');
}

function bean(context, x, y, turn, tone) {
  context.save();
  context.translate(x, y);
  context.rotate(turn);
  const shade = context.createRadialGradient(-6, -6, 2, 0, 0, 24);
  shade.addColorStop(0, `rgb(${118 * tone}, ${72 * tone}, ${44 * tone})`);
  shade.addColorStop(1, `rgb(${44 * tone}, ${24 * tone}, ${14 * tone})`);
  context.fillStyle = shade;
  context.strokeStyle = 'rgba(12, 6, 3, 0.75)';
  context.lineWidth = 2;
  context.beginPath();
  context.ellipse(0, 0, 23, 15, 0, 0, Math.PI * 2);
  context.fill();
  context.stroke();
  context.beginPath();
  context.moveTo(-20, 0);
  context.bezierCurveTo(-8, -5, 8, 5, 20, 0);
  context.stroke();
  context.restore();
}
