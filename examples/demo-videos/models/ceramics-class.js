import { loft, mesh, rounded, roundedRectangle } from './shapes.js';
import { paper } from './surfaces.js';
import { faces, mark, printed, spaced } from './print.js';

export const meta = { handle: 'ceramics-class', colors: {}, anchor: [0, 6, 2] };

const [WIDE, HIGH] = [19, 9];

/** A ticket leaning on its envelope. */
export function build(THREE) {
  const group = new THREE.Group();
  const envelope = new THREE.Group();
  envelope.add(
    mesh(
      THREE,
      loft(
        THREE,
        roundedRectangle(21.5, 15, 0.35, 4, 1),
        rounded(
          [
            [0.2, 0],
            [0, 0.1, 0.06],
            [0, 0.26, 0.06],
            [0.25, 0.32],
          ],
          2,
        ),
        14,
      ),
      paper(THREE, '#c7b08f'),
      'envelope',
    ),
  );
  const flap = new THREE.Shape(
    [
      [-10.6, 7.4],
      [10.6, 7.4],
      [1.2, -0.6],
      [0, -1.2],
      [-1.2, -0.6],
    ].map(([x, y]) => new THREE.Vector2(x, y)),
  );
  const fold = new THREE.ExtrudeGeometry(flap, {
    depth: 0.05,
    bevelEnabled: true,
    bevelThickness: 0.03,
    bevelSize: 0.06,
    bevelSegments: 2,
  });
  fold.rotateX(-Math.PI / 2);
  fold.translate(0, 0.36, 0);
  envelope.add(mesh(THREE, fold, paper(THREE, '#bfa684'), 'flap'));
  const seal = loft(THREE, roundedRectangle(2.5, 2.5, 1.24, 10, 1), [
    [0, 0],
    [0, 0.12],
    [0.25, 0.26],
    [0.55, 0.2],
  ]);
  seal.translate(0, 0.44, 0.7);
  envelope.add(
    mesh(
      THREE,
      seal,
      new THREE.MeshPhysicalMaterial({ color: '#8d4a36', roughness: 0.4, clearcoat: 0.4, clearcoatRoughness: 0.3 }),
      'seal',
    ),
  );
  envelope.rotation.x = Math.PI / 2 - 0.3;
  envelope.position.set(-0.6, 7.2, -2.2);
  envelope.rotation.z = 0.03;
  const ticket = new THREE.Group();
  ticket.add(
    mesh(
      THREE,
      loft(THREE, roundedRectangle(WIDE, HIGH, 0.5, 5, 1), [
        [0.03, 0],
        [0, 0.02],
        [0, 0.1],
        [0.03, 0.12],
      ]),
      paper(THREE, '#f4eee2'),
      'card',
    ),
  );
  const front = new THREE.PlaneGeometry(WIDE - 0.1, HIGH - 0.1);
  front.rotateX(-Math.PI / 2);
  front.translate(0, 0.135, 0);
  ticket.add(mesh(THREE, front, printed(THREE, 'ticket', 1216, 576, drawTicket), 'print'));
  ticket.rotation.order = 'YXZ';
  ticket.rotation.x = Math.PI / 2 - 0.42;
  ticket.rotation.y = 0.07;
  ticket.position.set(0.9, 4.15, 3.1);
  group.add(envelope, ticket);
  return group;
}

function drawTicket(context, width, height) {
  context.fillStyle = '#f4eee2';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#b2694a';
  context.fillRect(0, 0, 330, height);
  // A pot on the wheel.
  context.fillStyle = '#f4eee2';
  context.beginPath();
  context.ellipse(165, 420, 118, 22, 0, 0, Math.PI * 2);
  context.fill();
  context.beginPath();
  context.moveTo(100, 408);
  context.bezierCurveTo(50, 330, 92, 262, 132, 232);
  context.bezierCurveTo(146, 216, 132, 190, 122, 176);
  context.lineTo(208, 176);
  context.bezierCurveTo(198, 190, 184, 216, 198, 232);
  context.bezierCurveTo(238, 262, 280, 330, 230, 408);
  context.closePath();
  context.fill();
  context.strokeStyle = '#b2694a';
  context.lineWidth = 6;
  for (const y of [270, 305, 340, 375]) {
    context.beginPath();
    context.moveTo(96, y);
    context.quadraticCurveTo(165, y + 22, 234, y);
    context.stroke();
  }
  context.setLineDash([4, 12]);
  context.strokeStyle = '#b9a98e';
  context.lineWidth = 4;
  context.beginPath();
  context.moveTo(1010, 26);
  context.lineTo(1010, height - 26);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = '#2d2925';
  context.textAlign = 'left';
  context.font = `500 25px ${faces.SANS}`;
  context.fillText('K I L N   &   C L O V E', 396, 112);
  context.font = `78px ${faces.SERIF}`;
  context.fillText('An evening', 392, 236);
  context.fillText('at the wheel', 392, 322);
  context.font = `italic 34px ${faces.SERIF}`;
  context.fillText('Ceramics class for two', 396, 396);
  context.font = `500 24px ${faces.SANS}`;
  context.fillText('Three hours, clay and firing included', 396, 478);
  mark(context, 1112, 170, 92, '#2d2925');
  context.save();
  context.translate(1120, 370);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.font = `500 26px ${faces.SANS}`;
  spaced(context, 'ADMIT TWO', 0, 0, 7);
  context.restore();
}
