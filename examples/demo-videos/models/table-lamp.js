import { lathe, mesh, rod, rounded, smooth, toned } from './shapes.js';
import { blackOak, brass, linen, oak, palette, paper, plain } from './surfaces.js';

export const meta = {
  handle: 'table-lamp',
  colors: { oak: palette.oak, black: palette.black, linen: '#e2d6bf', paper: '#f3ecdd' },
  anchor: [0, 31, 13],
};

/** A turned foot and a drum. `shade`: 'linen' or 'paper'; `base`: 'oak' or 'black'; `lit`: 0 off to 1 full. */
export function build(THREE, { shade = 'linen', base = 'oak', lit = 0.7 } = {}) {
  const group = new THREE.Group();
  const wood = base === 'black' ? blackOak(THREE) : oak(THREE);
  const foot = [
    ...rounded(
      [
        [0, 0.2],
        [5.2, 0.2],
        [5.8, 0, 0.3],
        [6.6, 0.2, 0.6],
        [6.75, 1.3, 0.5],
        [6.2, 2.2],
      ],
      5,
    ),
    ...smooth(
      THREE,
      [
        [5.9, 2.7],
        [6.6, 5.2],
        [6.9, 8.2],
        [6.3, 11.8],
        [4.6, 15],
        [2.7, 17.4],
        [1.9, 19.4],
        [1.75, 20.6],
      ],
      26,
    ),
    [0, 20.7],
  ];
  const turned = lathe(THREE, foot, 56, 22);
  // The grain of a turned foot runs up, not round.
  const { uv } = turned.attributes;
  for (let i = 0; i < uv.count; i++) uv.setXY(i, uv.getY(i), uv.getX(i) * 0.5);
  group.add(mesh(THREE, turned, wood, 'foot'));
  const neck = rounded(
    [
      [0, 20.5],
      [1.5, 20.5],
      [1.5, 21.1, 0.2],
      [0.75, 21.3, 0.2],
      [0.75, 25.2, 0.2],
      [1.3, 25.4, 0.15],
      [1.3, 28],
      [0, 28],
    ],
    3,
  );
  group.add(mesh(THREE, lathe(THREE, neck, 32), brass(THREE), 'neck'));
  const cloth = shade === 'paper' ? pleated(THREE) : drum(THREE);
  const material = shade === 'paper' ? paper(THREE, meta.colors.paper) : linen(THREE, meta.colors.linen, 30);
  material.side = THREE.DoubleSide;
  material.vertexColors = true;
  material.emissive = new THREE.Color('#ffc280');
  material.emissiveIntensity = lit * 0.4;
  material.emissiveMap = material.map;
  glowing(material);
  group.add(mesh(THREE, cloth, material, 'shade'));
  const trim = plain(THREE, shade === 'paper' ? '#d9cdb5' : '#cbbd9f', 0.9);
  for (const [radius, height] of [
    [10.9, 41.4],
    [14.1, 23.2],
  ]) {
    const ring = rod(
      THREE,
      Array.from({ length: 20 }, (_, i) => [
        Math.cos((i / 20) * Math.PI * 2) * radius,
        height,
        Math.sin((i / 20) * Math.PI * 2) * radius,
      ]),
      () => [0.14, 0.2],
      { steps: 64, round: 6, closed: true },
    );
    group.add(mesh(THREE, ring, trim, 'trim'));
  }
  const bulb = new THREE.SphereGeometry(2.9, 20, 14);
  bulb.translate(0, 31, 0);
  group.add(
    mesh(THREE, bulb, plain(THREE, '#fff4e0', 0.6, { emissive: '#ffd9a0', emissiveIntensity: lit * 2.2 }), 'bulb'),
  );
  return group;
}

/** Vertex colours tint the glow too: brightest at the height of the bulb. */
function glowing(material) {
  material.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader
      .replace(
        '#include <emissivemap_fragment>',
        '#include <emissivemap_fragment>\n totalEmissiveRadiance *= vColor.rgb * vColor.rgb * vColor.rgb;',
      )
      .replace('#include <color_fragment>', '');
  };
  material.customProgramCacheKey = () => 'glowing';
}

const glow = (_x, y) => {
  const t = 1 - Math.min(1, Math.abs(y - 30.5) / 14) ** 1.5 * 0.5;
  return [t, t * 0.985, t * 0.96];
};

function drum(THREE) {
  const line = Array.from({ length: 17 }, (_, i) => [14.1 - (i / 16) * 3.2, 23.2 + (i / 16) * 18.2]);
  return toned(THREE, lathe(THREE, line, 72), glow);
}

function pleated(THREE) {
  const pleats = 60;
  const segments = pleats * 4;
  const line = Array.from({ length: 9 }, (_, i) => [14.1 - (i / 8) * 3.2, 23.2 + (i / 8) * 18.2]);
  const geometry = lathe(THREE, line, segments);
  const { position } = geometry.attributes;
  for (let i = 0; i < position.count; i++) {
    const [x, z] = [position.getX(i), position.getZ(i)];
    const fold = 1 + Math.cos(Math.atan2(z, x) * pleats) * 0.016;
    position.setXYZ(i, x * fold, position.getY(i), z * fold);
  }
  geometry.computeVertexNormals();
  return toned(THREE, geometry, glow);
}
