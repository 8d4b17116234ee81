import { loft, mesh, roundedRectangle } from './shapes.js';
import { plain } from './surfaces.js';
import { faces, mark, printed, spaced } from './print.js';

export const meta = { handle: 'recipe-book', colors: {}, anchor: [0, 12, 1.2] };

const [WIDE, HIGH] = [17, 23.5];

/** A reader that shows the cover of the e-book, leaning back on its stand. */
export function build(THREE, { flat = false } = {}) {
  const reader = new THREE.Group();
  const shell = loft(THREE, roundedRectangle(WIDE + 2.6, HIGH + 3.2, 1.5, 8, 4), [
    [0.35, 0],
    [0.08, 0.12],
    [0, 0.35],
    [0.05, 0.62],
    [0.3, 0.75],
    [1.2, 0.76],
  ]);
  reader.add(mesh(THREE, shell, plain(THREE, '#2b2a29', 0.5, { clearcoat: 0.15, clearcoatRoughness: 0.5 }), 'reader'));
  const screen = new THREE.PlaneGeometry(WIDE, HIGH);
  screen.rotateX(-Math.PI / 2);
  screen.translate(0, 0.775, -0.2);
  const cover = printed(THREE, 'cover', 850, 1175, drawCover);
  cover.emissive = new THREE.Color('#ffffff');
  cover.emissiveMap = cover.map;
  cover.emissiveIntensity = 0.16;
  reader.add(mesh(THREE, screen, cover, 'cover'));
  const group = new THREE.Group();
  if (!flat) {
    reader.rotation.x = Math.PI / 2 - 0.24;
    reader.position.y = ((HIGH + 3.2) / 2) * Math.cos(0.24) + 0.55;
    const stand = loft(THREE, roundedRectangle(11, 9, 0.6, 5, 1), [
      [0.1, 0],
      [0, 0.1],
      [0, 0.5],
      [0.1, 0.6],
    ]);
    stand.translate(0, 0, -3.6);
    group.add(mesh(THREE, stand, plain(THREE, '#c9a77c', 0.7), 'stand'));
    const ledge = loft(THREE, roundedRectangle(11, 1.1, 0.3, 4, 1), [
      [0.1, 0],
      [0, 0.1],
      [0, 1.1],
      [0.1, 1.2],
    ]);
    ledge.translate(0, 0, 4.1);
    group.add(mesh(THREE, ledge, plain(THREE, '#c9a77c', 0.7), 'ledge'));
    reader.position.z = 0.2;
  }
  group.add(reader);
  return group;
}

function drawCover(context, width, height) {
  context.fillStyle = '#b2694a';
  context.fillRect(0, 0, width, height);
  // A table from above: a bowl, a cloth, three cloves.
  context.fillStyle = '#e9dcc6';
  context.beginPath();
  context.arc(width * 0.5, height * 0.66, width * 0.37, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = '#4f5a4a';
  context.beginPath();
  context.arc(width * 0.5, height * 0.66, width * 0.28, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = '#e3b565';
  context.beginPath();
  context.arc(width * 0.46, height * 0.67, width * 0.19, 0.35, Math.PI + 0.35);
  context.fill();
  context.fillStyle = '#d88f5a';
  context.beginPath();
  context.arc(width * 0.54, height * 0.645, width * 0.17, Math.PI * 1.1, Math.PI * 2.1);
  context.fill();
  context.strokeStyle = '#f1e7d4';
  context.lineWidth = 7;
  context.lineCap = 'round';
  for (const [x, y, turn] of [
    [0.41, 0.6, 0.5],
    [0.57, 0.72, -0.7],
    [0.47, 0.75, 1.4],
  ]) {
    context.save();
    context.translate(width * x, height * y);
    context.rotate(turn);
    context.beginPath();
    context.moveTo(-34, 0);
    context.quadraticCurveTo(0, -16, 34, 0);
    for (const at of [-18, 0, 18]) {
      context.moveTo(at, -6);
      context.lineTo(at + 10, -24);
    }
    context.stroke();
    context.restore();
  }
  context.fillStyle = '#f6ecdb';
  context.textAlign = 'center';
  mark(context, width / 2, 92, 66, '#f6ecdb');
  context.font = `128px ${faces.SERIF}`;
  context.fillText('Slow', width / 2, 282);
  context.fillText('Suppers', width / 2, 404);
  context.font = `500 27px ${faces.SANS}`;
  spaced(context, 'SIXTY RECIPES FOR THE LONG TABLE', width / 2, height - 62, 3);
}
