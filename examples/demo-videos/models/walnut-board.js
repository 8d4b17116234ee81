import { flatMap, mesh, rod } from './shapes.js';
import { plain, walnut } from './surfaces.js';

export const meta = { handle: 'walnut-board', colors: {}, anchor: [-4, 2, 0] };

/** A serving board with a handle and a leather loop through it, lying flat; the handle points to +x. */
export function build(THREE) {
  const group = new THREE.Group();
  const shape = new THREE.Shape();
  const [w, d, r] = [16, 10.5, 4.2];
  shape.moveTo(-w + r, -d);
  shape.lineTo(w - 5, -d);
  shape.bezierCurveTo(w + 1, -d, w, -2.4, w + 4.5, -2.2);
  shape.lineTo(w + 9, -2.2);
  shape.absarc(w + 9, 0, 2.2, -Math.PI / 2, Math.PI / 2, false);
  shape.lineTo(w + 4.5, 2.2);
  shape.bezierCurveTo(w, 2.4, w + 1, d, w - 5, d);
  shape.lineTo(-w + r, d);
  shape.absarc(-w + r, d - r, r, Math.PI / 2, Math.PI, false);
  shape.lineTo(-w, -d + r);
  shape.absarc(-w + r, -d + r, r, Math.PI, Math.PI * 1.5, false);
  const hole = new THREE.Path();
  hole.absarc(w + 8.7, 0, 0.75, 0, Math.PI * 2, true);
  shape.holes.push(hole);
  const slab = new THREE.ExtrudeGeometry(shape, {
    depth: 1.1,
    bevelEnabled: true,
    bevelThickness: 0.35,
    bevelSize: 0.35,
    bevelOffset: -0.35,
    bevelSegments: 4,
    curveSegments: 16,
  });
  slab.rotateX(-Math.PI / 2);
  slab.translate(-4.2, 0.35, 0);
  flatMap(THREE, slab, 30);
  group.add(mesh(THREE, slab, walnut(THREE), 'board'));
  const x = w + 8.7 - 4.2;
  const leather = plain(THREE, '#7a5236', 0.75);
  const loop = rod(
    THREE,
    [
      [x - 0.2, 0.2, 0.1],
      [x + 0.3, 1.5, 0.25],
      [x + 1.2, 2.15, 0.5],
      [x + 3.2, 1.6, 1.2],
      [x + 5.2, 0.35, 1.6],
      [x + 6.1, 0.2, 0.4],
      [x + 5.0, 0.22, -0.8],
      [x + 3.0, 1.4, -0.9],
      [x + 1.1, 2.1, -0.4],
      [x + 0.2, 1.5, -0.2],
      [x - 0.2, 0.2, -0.1],
    ],
    () => [0.14, 0.26],
    { steps: 60, round: 8 },
  );
  group.add(mesh(THREE, loop, leather, 'loop'));
  return group;
}
