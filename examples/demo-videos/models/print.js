/** Printed matter: labels, a cover, a ticket. Type is drawn with whatever serif the machine has. */
import { drawn, grit } from './textures.js';

const SERIF = 'Georgia, "Noto Serif", "DejaVu Serif", serif';
const SANS = '"Helvetica Neue", Arial, "Noto Sans", "DejaVu Sans", sans-serif';

/** Letters apart, centred. */
export function spaced(context, text, x, y, gap) {
  const widths = [...text].map((letter) => context.measureText(letter).width + gap);
  let at = x - (widths.reduce((sum, width) => sum + width, 0) - gap) / 2;
  const { textAlign } = context;
  context.textAlign = 'left';
  [...text].forEach((letter, i) => {
    context.fillText(letter, at, y);
    at += widths[i];
  });
  context.textAlign = textAlign;
}

/** A mark: a clove of four dots in a kiln's arch. */
export function mark(context, x, y, size, color) {
  context.save();
  context.translate(x, y);
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = size * 0.07;
  context.beginPath();
  context.moveTo(-size * 0.5, size * 0.55);
  context.lineTo(-size * 0.5, 0);
  context.arc(0, 0, size * 0.5, Math.PI, 0);
  context.lineTo(size * 0.5, size * 0.55);
  context.closePath();
  context.stroke();
  for (const [dx, dy] of [
    [0, -0.17],
    [0.17, 0],
    [0, 0.17],
    [-0.17, 0],
  ]) {
    context.beginPath();
    context.arc(dx * size, dy * size + size * 0.04, size * 0.085, 0, Math.PI * 2);
    context.fill();
  }
  context.restore();
}

/** Matt paper printed by `draw(context, width, height)`. */
export function printed(THREE, key, width, height, draw) {
  const material = new THREE.MeshPhysicalMaterial({
    map: drawn(THREE, key, width, height, draw),
    roughness: 0.82,
    specularIntensity: 0.4,
    normalMap: grit(THREE),
    normalScale: new THREE.Vector2(0.06, 0.06),
  });
  material.map.wrapS = THREE.ClampToEdgeWrapping;
  material.map.wrapT = THREE.ClampToEdgeWrapping;
  return material;
}

/** A product label. `ratio` is width over height. */
export function label(THREE, key, { title, line, note, foot, ratio, paper = '#f1ece1', ink = '#2d2925' }) {
  const height = 640;
  const width = Math.round(height * ratio);
  return printed(THREE, key, width, height, (context) => {
    context.fillStyle = paper;
    context.fillRect(0, 0, width, height);
    context.fillStyle = ink;
    context.textAlign = 'center';
    mark(context, width / 2, 92, 74, ink);
    context.font = `500 24px ${SANS}`;
    spaced(context, 'KILN & CLOVE', width / 2, 190, 7);
    context.font = `84px ${SERIF}`;
    context.fillText(title, width / 2, 352, width * 0.86);
    context.fillRect(width / 2 - 30, 396, 60, 2);
    context.font = `500 24px ${SANS}`;
    spaced(context, line, width / 2, 452, 6);
    context.font = `italic 28px ${SERIF}`;
    context.fillText(note, width / 2, 502, width * 0.84);
    context.font = `500 20px ${SANS}`;
    spaced(context, foot, width / 2, 590, 3);
  });
}

export const faces = { SERIF, SANS };
