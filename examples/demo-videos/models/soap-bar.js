import { loft, mesh, rounded, roundedRectangle } from './shapes.js';
import { label } from './print.js';
import { paper, plain } from './surfaces.js';

export const meta = { handle: 'soap-bar', colors: {}, anchor: [0, 8.4, 0] };

const bars = [
  { tone: '#cdbf9f', title: 'Oat', paper: '#ece4d3' },
  { tone: '#a9715a', title: 'Clay', paper: '#d8b9a4' },
  { tone: '#87947c', title: 'Sage', paper: '#c3c9b6' },
];

/** Three bars in paper bands, stacked as one leaves them. */
export function build(THREE) {
  const group = new THREE.Group();
  bars.forEach((bar, i) => {
    const one = single(THREE, bar);
    one.position.set([0, 0.3, -0.2][i], i * 2.83, [0, -0.2, 0.15][i]);
    one.rotation.y = [0.05, -0.16, 0.12][i];
    group.add(one);
  });
  return group;
}

function single(THREE, { tone, title, paper: band }) {
  const part = new THREE.Group();
  const around = roundedRectangle(8.8, 5.8, 0.7, 6, 4);
  const soap = plain(THREE, tone, 0.55, { specularIntensity: 0.5, clearcoat: 0.15, clearcoatRoughness: 0.5 });
  part.add(
    mesh(
      THREE,
      loft(
        THREE,
        around,
        rounded(
          [
            [0.65, 0],
            [0, 0, 0.4],
            [0, 2.7, 0.4],
            [0.65, 2.7],
          ],
          6,
        ),
      ),
      soap,
      'soap',
    ),
  );
  // The band goes round the short way.
  const sleeve = loft(
    THREE,
    roundedRectangle(5.92, 2.84, 0.42, 6, 1),
    [
      [0, -2.3],
      [0, 2.3],
    ],
    12,
    { open: true },
  );
  sleeve.rotateX(Math.PI / 2);
  sleeve.rotateY(Math.PI / 2);
  sleeve.translate(0, 1.36, 0);
  const wrap = paper(THREE, band);
  wrap.side = THREE.DoubleSide;
  part.add(mesh(THREE, sleeve, wrap, 'band'));
  const face = new THREE.PlaneGeometry(4.6, 4.9);
  face.rotateX(-Math.PI / 2);
  face.translate(0, 2.795, 0);
  part.add(
    mesh(
      THREE,
      face,
      label(THREE, `bar ${title}`, {
        title,
        line: 'SOAP BAR',
        note: 'olive oil and clay',
        foot: '120 g',
        ratio: 4.6 / 4.9,
        paper: band,
      }),
      'print',
    ),
  );
  return part;
}
