/** The materials of the shop's things. Each call makes a new material; the pictures behind them are shared. */
import {
  brushed,
  grit,
  handmade,
  painted,
  layered,
  noise,
  normals,
  speckle,
  threads,
  weave,
  wood,
  woodNormals,
} from './textures.js';

/** The names of colours as the catalogue has them. */
export const palette = {
  chalk: '#f2ede3',
  sand: '#cdbda3',
  moss: '#7d826c',
  ink: '#3d454d',
  rust: '#a5674f',
  terracotta: '#bd886d',
  ivory: '#f1e7d0',
  fig: '#6b4a51',
  smoke: '#8c8882',
  amber: '#c07a26',
  oat: '#ddd2bd',
  clay: '#b98468',
  forest: '#586a5c',
  charcoal: '#45423e',
  graphite: '#38393b',
  cedar: '#8a4f2f',
  salt: '#c9d0cf',
  oak: '#c79e6c',
  walnut: '#6b4a38',
  brass: '#d8bf8e',
  black: '#211f1d',
  bare: '#c0a78a',
  bareDark: '#a5876a',
};

const oakTones = [
  [216, 188, 148],
  [172, 134, 92],
];
const walnutTones = [
  [140, 103, 76],
  [82, 56, 41],
];

/** Glazed stoneware: a satin body under a clear coat whose slow waves bend the reflections. */
export function glaze(THREE, color, { specks = 1, gloss = 0.55 } = {}) {
  const waves = handmade(THREE);
  return new THREE.MeshPhysicalMaterial({
    color,
    map: specks ? speckle(THREE, specks) : null,
    roughness: 0.72 - gloss * 0.25,
    specularIntensity: 0.6,
    clearcoat: 0.35 + gloss * 0.65,
    clearcoatRoughness: 0.3 - gloss * 0.26,
    normalMap: waves,
    normalScale: new THREE.Vector2(0.16, 0.16),
    clearcoatNormalMap: waves,
    clearcoatNormalScale: new THREE.Vector2(0.16, 0.16),
    vertexColors: false,
  });
}

/** Clay without glaze: a foot, a terracotta pot. */
export function bareClay(THREE, color = palette.bare) {
  return new THREE.MeshStandardMaterial({
    color,
    map: speckle(THREE, 1.6),
    roughness: 0.92,
    normalMap: grit(THREE),
    normalScale: new THREE.Vector2(0.5, 0.5),
  });
}

/**
 * Glass without looking through it twice: thin and clear where it faces us, denser along its edges, and its reflections
 * are added whatever the opacity. `edge` is the tint of the dense parts.
 */
export function glass(THREE, { tint = '#dfe8e4', edge = '#3b4744', body = 0.05, rim = 0.62, roughness = 0.03 } = {}) {
  const material = new THREE.MeshPhysicalMaterial({
    color: tint,
    roughness,
    metalness: 0,
    ior: 1.5,
    transparent: true,
    opacity: body,
    side: THREE.DoubleSide,
    depthWrite: false,
    premultipliedAlpha: true,
    envMapIntensity: 1.25,
  });
  const edgeColor = new THREE.Color(edge);
  material.onBeforeCompile = (shader) => {
    shader.uniforms.glassEdge = { value: edgeColor };
    shader.uniforms.glassRim = { value: rim };
    shader.fragmentShader = `uniform vec3 glassEdge;\nuniform float glassRim;\n${shader.fragmentShader}`
      .replace(
        '#include <opaque_fragment>',
        `
        float glassTurn = pow(1.0 - abs(dot(normal, normalize(vViewPosition))), 2.4);
        float glassCover = clamp(opacity + glassRim * glassTurn, 0.0, 1.0);
        vec3 glassTint = mix(diffuse, glassEdge, smoothstep(0.0, 0.8, glassTurn));
        vec3 glassBody = glassTint * (totalDiffuse / max(diffuseColor.rgb, vec3(0.02)));
        vec3 glassSpecular = totalSpecular * mix(0.3, 1.0, smoothstep(0.05, 0.35, dot(totalSpecular, vec3(0.333))));
        float glassShine = clamp(dot(glassSpecular, vec3(0.333)), 0.0, 1.0);
        gl_FragColor = vec4(glassBody * glassCover * (1.0 - glassShine) + glassSpecular, clamp(glassCover + glassShine * 0.6, 0.0, 1.0));`,
      )
      .replace('#include <premultiplied_alpha_fragment>', '');
  };
  material.customProgramCacheKey = () => 'glass';
  // For stills: how much of the light it holds back.
  material.userData.shadow = Math.min(0.9, body * 2 + 0.14);
  return material;
}

/** Still liquid in a vessel. `behindGlass` leaves the shine to the glass. */
export function liquid(THREE, color, behindGlass = false) {
  if (behindGlass) return new THREE.MeshPhysicalMaterial({ color, roughness: 0.5, specularIntensity: 0.12 });
  return new THREE.MeshPhysicalMaterial({ color, roughness: 0.08, specularIntensity: 0.7 });
}

export function brass(THREE, color = palette.brass) {
  return new THREE.MeshPhysicalMaterial({
    color,
    metalness: 1,
    roughness: 0.27,
    normalMap: brushed(THREE),
    normalScale: new THREE.Vector2(0.35, 0.35),
    envMapIntensity: 1.15,
  });
}

export function steel(THREE) {
  return new THREE.MeshPhysicalMaterial({
    color: '#a8a7a4',
    metalness: 1,
    roughness: 0.28,
    normalMap: brushed(THREE),
    normalScale: new THREE.Vector2(0.3, 0.3),
  });
}

/** Powder-coated metal: matt with a fine orange peel. */
export function powder(THREE, color) {
  return new THREE.MeshPhysicalMaterial({
    color,
    roughness: 0.55,
    specularIntensity: 0.7,
    clearcoat: 0.12,
    clearcoatRoughness: 0.45,
    normalMap: grit(THREE),
    normalScale: new THREE.Vector2(0.16, 0.16),
  });
}

export function oak(THREE, color = '#ffffff') {
  return new THREE.MeshPhysicalMaterial({
    color,
    map: wood(THREE, 'oak', oakTones, 16),
    roughness: 0.58,
    specularIntensity: 0.55,
    clearcoat: 0.08,
    clearcoatRoughness: 0.5,
    normalMap: woodNormals(THREE),
    normalScale: new THREE.Vector2(0.3, 0.3),
  });
}

export function walnut(THREE) {
  return new THREE.MeshPhysicalMaterial({
    color: '#ffffff',
    map: wood(THREE, 'walnut', walnutTones, 12),
    roughness: 0.5,
    specularIntensity: 0.55,
    clearcoat: 0.14,
    clearcoatRoughness: 0.42,
    normalMap: woodNormals(THREE),
    normalScale: new THREE.Vector2(0.3, 0.3),
  });
}

/** Stained black oak: the grain stays to be seen. */
export function blackOak(THREE) {
  const material = oak(THREE);
  material.map = wood(
    THREE,
    'black oak',
    [
      [70, 66, 62],
      [38, 36, 34],
    ],
    16,
  );
  return material;
}

export function linen(THREE, color, count = 40) {
  return new THREE.MeshPhysicalMaterial({
    color,
    map: threads(THREE, count),
    roughness: 0.95,
    specularIntensity: 0.25,
    sheen: 0.35,
    sheenRoughness: 0.7,
    sheenColor: new THREE.Color(color).lerp(new THREE.Color('#ffffff'), 0.5),
    normalMap: weave(THREE, count),
    normalScale: new THREE.Vector2(0.55, 0.55),
  });
}

/** Brushed wool: a soft, cloudy pile. */
export function wool(THREE, color) {
  const cloud = layered(131, 6, 6, 3);
  const hair = noise(137, 40, 160);
  const cross = noise(139, 160, 40);
  return new THREE.MeshPhysicalMaterial({
    color,
    map: painted(THREE, 'wool', 512, 512, true, (u, v) => 226 + cloud(u, v) * 14 + hair(u, v) * 16 + cross(u, v) * 9),
    roughness: 1,
    specularIntensity: 0.15,
    sheen: 0.7,
    sheenRoughness: 0.55,
    sheenColor: new THREE.Color(color).lerp(new THREE.Color('#ffffff'), 0.35),
    normalMap: normals(
      THREE,
      'wool normals',
      256,
      3,
      (u, v) => hair(u, v) * 0.5 + cross(u, v) * 0.5 + cloud(u, v) * 0.4,
    ),
    normalScale: new THREE.Vector2(0.7, 0.7),
  });
}

/** Wax: light wanders into it, which a little glow of its own colour stands in for. */
export function wax(THREE, color, glow = 0.1) {
  const tone = new THREE.Color(color);
  return new THREE.MeshPhysicalMaterial({
    color,
    roughness: 0.62,
    specularIntensity: 0.5,
    clearcoat: 0.15,
    clearcoatRoughness: 0.5,
    vertexColors: true,
    emissive: tone,
    emissiveIntensity: glow,
    normalMap: handmade(THREE),
    normalScale: new THREE.Vector2(0.1, 0.1),
  });
}

export function paper(THREE, color = '#f3eee3') {
  const cloud = layered(149, 24, 24, 3);
  return new THREE.MeshStandardMaterial({
    color,
    roughness: 0.95,
    map: painted(THREE, 'paper', 256, 256, true, (u, v) => 246 + cloud(u, v) * 4),
    normalMap: grit(THREE),
    normalScale: new THREE.Vector2(0.1, 0.1),
  });
}

export function cork(THREE) {
  const crumb = noise(151, 40);
  const dark = noise(157, 26);
  const cloud = layered(163, 5, 5, 3);
  const pixel = (u, v) => {
    const hole = Math.max(0, dark(u, v) - 0.45) * 1.5 + Math.max(0, crumb(u, v) - 0.5) * 0.6;
    const base = 1 + cloud(u, v) * 0.09 + crumb(u, v) * 0.05 - hole * 0.55;
    return [Math.min(255, 208 * base), Math.min(255, 163 * base), Math.min(255, 114 * base)];
  };
  return new THREE.MeshStandardMaterial({
    color: '#ffffff',
    roughness: 0.95,
    map: painted(THREE, 'cork', 256, 256, true, pixel),
    normalMap: normals(
      THREE,
      'cork normals',
      256,
      2.2,
      (u, v) => -Math.max(0, dark(u, v) - 0.4) * 0.8 + crumb(u, v) * 0.25,
    ),
    normalScale: new THREE.Vector2(0.6, 0.6),
  });
}

/** Leather, rubber, lacquer and other plain things. */
export function plain(THREE, color, roughness = 0.7, extra = {}) {
  return new THREE.MeshPhysicalMaterial({ color, roughness, ...extra });
}
