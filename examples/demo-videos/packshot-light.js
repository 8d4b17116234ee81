/**
 * The light of the packshots: the room that shiny things mirror, what the lamps may do, and the curve everything is
 * printed through.
 */

const SUN_CHUNKS = [
  ['clearcoatSpecularDirect += ccIrradiance', 'clearcoatSpecularDirect += 0.0 * ccIrradiance'],
  [
    'reflectedLight.directSpecular += irradiance * specularBRDF',
    'reflectedLight.directSpecular += 0.0 * irradiance * specularBRDF',
  ],
];
/** How much unshadowed light from all around is left in: the moving light gives the rest, with shadows. */
const AMBIENT = 0.3;
/** The curve makes dark colours louder than they are; this takes it back. */
export const SATURATION = 0.87;

/** What faces down close to the table sees its own dark underside, not the bright floor of the room. */
const TABLE_SHADE = /* glsl */ `
#if defined( RE_IndirectSpecular )
  float tableHeight = (vec4(-vViewPosition, 0.0) * viewMatrix).y + cameraPosition.y;
  float tableFacing = clamp(0.45 - 1.3 * (vec4(normal, 0.0) * viewMatrix).y, 0.0, 1.0);
  float tableShade = mix(1.0, smoothstep(-0.004, 0.02, tableHeight / length(vViewPosition)) * 0.9 + 0.1, tableFacing);
  irradiance *= tableShade;
  iblIrradiance *= tableShade;
  radiance *= tableShade;
  #ifdef USE_CLEARCOAT
    clearcoatRadiance *= tableShade;
  #endif
#endif
`;

/**
 * Lights that stand in for a sky must not shine back as dots, and the sky's own diffuse light must not be counted
 * twice.
 */
export function patchShaders(THREE) {
  const chunks = THREE.ShaderChunk;
  for (const [from, to] of SUN_CHUNKS) {
    if (chunks.lights_physical_pars_fragment.includes(to)) continue;
    if (!chunks.lights_physical_pars_fragment.includes(from)) throw new Error(`three changed: ${from}`);
    chunks.lights_physical_pars_fragment = chunks.lights_physical_pars_fragment.replace(from, to);
  }
  if (!chunks.lights_fragment_end.includes('tableShade'))
    chunks.lights_fragment_end = TABLE_SHADE + chunks.lights_fragment_end;
  const ambient = 'iblIrradiance += getIBLIrradiance( geometryNormal );';
  if (chunks.lights_fragment_maps.includes(ambient)) {
    chunks.lights_fragment_maps = chunks.lights_fragment_maps.replace(
      ambient,
      `iblIrradiance += ${AMBIENT} * getIBLIrradiance( geometryNormal );`,
    );
  }
}

function neutral(color) {
  const least = Math.min(...color);
  const offset = least < 0.08 ? least - 6.25 * least * least : 0.04;
  let result = color.map((value) => value - offset);
  const peak = Math.max(...result);
  if (peak < 0.76) return result;
  const d = 0.24;
  const next = 1 - (d * d) / (peak + d - 0.76);
  const g = 1 - 1 / (0.15 * (peak - next) + 1);
  result = result.map((value) => (value * next) / peak);
  return result.map((value) => value + (next - value) * g);
}

/** The light that comes out of curve and grade as this colour. */
export function beforeCurve(printed) {
  const luminance = printed[0] * 0.2126 + printed[1] * 0.7152 + printed[2] * 0.0722;
  const color = printed.map((value) => luminance + (value - luminance) / SATURATION);
  let guess = [...color];
  for (let round = 0; round < 60; round++) {
    const now = neutral(guess);
    guess = guess.map((value, i) => value + (color[i] - now[i]) * 0.8);
  }
  return guess;
}

/**
 * A daylight studio: white walls, one large window on the left, a lamp above, dark flags that draw the edges of glass
 * and metal.
 */
export function environment(THREE, renderer) {
  const room = new THREE.Scene();
  const box = new THREE.BoxGeometry(1, 1, 1);
  const made = [];
  const panel = ([r, g, b], level, position, size, look = [0, 0.4, 0]) => {
    const material = new THREE.MeshBasicMaterial({ color: new THREE.Color().setRGB(r * level, g * level, b * level) });
    const mesh = new THREE.Mesh(box, material);
    mesh.position.set(...position);
    mesh.scale.set(size[0], size[1], 0.04);
    mesh.lookAt(...look);
    room.add(mesh);
    made.push(material);
  };
  const wall = new THREE.MeshBasicMaterial({
    color: new THREE.Color().setRGB(0.66, 0.645, 0.62),
    side: THREE.BackSide,
  });
  const walls = new THREE.Mesh(box, wall);
  walls.scale.set(12, 7, 12);
  walls.position.y = 2.6;
  room.add(walls);
  made.push(wall);
  panel([0.8, 0.765, 0.72], 1, [0, -0.88, 0], [12, 12], [0, 4, 0]);
  // Down to the floor: seen from a little above, upright walls mirror what is below the horizon.
  panel([1, 0.985, 0.95], 5.2, [-3.9, 1.2, 2.5], [2.3, 4.4], [-0.4, 1.2, 0.1]);
  panel([1, 0.99, 0.97], 2.4, [0, 5.6, 0.2], [4.6, 3.4]);
  panel([1, 0.98, 0.95], 1.7, [4.9, 1.7, 1.6], [1.5, 3.8], [0, 1.5, 0]);
  panel([0.1, 0.095, 0.09], 1, [5.2, 1.2, -2.4], [1.6, 4.2], [0, 1, 0]);
  panel([0.13, 0.12, 0.11], 1, [-5.4, 1.2, -1.6], [1.4, 4], [0, 1, 0]);
  panel([0.2, 0.19, 0.18], 1, [0.6, 2.2, 5.8], [3.2, 4.6], [0, 1, 0]);
  const generator = new THREE.PMREMGenerator(renderer);
  const target = generator.fromScene(room, 0.03, 0.1, 40, { size: 512, position: new THREE.Vector3(0, 0.4, 0) });
  generator.dispose();
  made.forEach((material) => material.dispose());
  box.dispose();
  return target;
}
