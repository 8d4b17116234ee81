/**
 * What the three films share: the cast of products, shots with cuts, easing, and the truth about where everything is.
 */

export const fps = 24;

/** Half of the frame time: what a film camera does. */
const shutter = 0.5 / fps;

const clamp = (value) => Math.min(1, Math.max(0, value));

/** 0 before `from`, 1 after `to`, and no jolt at either end. */
export function ease(t, from, to) {
  const u = clamp((t - from) / (to - from));
  return u * u * u * (u * (u * 6 - 15) + 10);
}

/** Fast at first, then coming to rest: a thing pushed across a table. */
export function glide(t, from, to) {
  const u = 1 - clamp((t - from) / (to - from));
  return 1 - u * u * u * u;
}

/** A thing put down by hand: quick in the air, careful at the end. 1 is up, 0 is down. */
export function lowered(t, from, to) {
  const u = clamp((t - from) / (to - from));
  return (1 - u) ** 2 * (1 + 0.6 * u);
}

export const mix = (a, b, u) => a + (b - a) * u;

/** A slow, repeatable unrest around 0, within -1..1. */
export function unrest(t, seed = 0) {
  return (
    Math.sin(t * 7.3 + seed * 1.7) * 0.5 + Math.sin(t * 12.9 + seed * 4.1) * 0.3 + Math.sin(t * 23.7 + seed * 2.3) * 0.2
  );
}

const contactVertex = /* glsl */ `
uniform vec2 extent;
uniform float reach;
varying vec2 at;
void main() {
  at = position.xz * 2.0 * (extent + reach);
  gl_Position = projectionMatrix * modelViewMatrix * vec4(at.x, 0.0, at.y, 1.0);
}`;

const contactFragment = /* glsl */ `
uniform vec2 extent;
uniform float corner;
uniform float strength;
uniform float reach;
varying vec2 at;
void main() {
  vec2 q = abs(at) - extent + corner;
  float outside = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
  float u = clamp(1.0 - max(outside + 0.35, 0.0) / reach, 0.0, 1.0);
  gl_FragColor = vec4(0.045, 0.03, 0.02, strength * (0.5 * u * u * u + 0.22 * smoothstep(0.72, 1.0, u)));
}`;

/** Darkens the ground under a thing, where the soft light cannot reach. It fades as the thing is lifted. */
function contactShadow(THREE, group) {
  const box = new THREE.Box3();
  const point = new THREE.Vector3();
  let corner = 0;
  const low = [];
  group.updateMatrixWorld(true);
  group.traverse((node) => {
    if (!node.isMesh) return;
    const place = node.geometry.attributes.position;
    for (let i = 0; i < place.count; i++) {
      point.fromBufferAttribute(place, i).applyMatrix4(node.matrixWorld);
      if (point.y < 1.2) {
        box.expandByPoint(point);
        low.push([point.x, point.z]);
      }
    }
  });
  if (box.isEmpty()) return null;
  const center = box.getCenter(new THREE.Vector3());
  const half = box.getSize(new THREE.Vector3()).multiplyScalar(0.5);
  for (const [x, z] of low)
    corner = Math.max(corner, Math.min(Math.abs(x - center.x) / half.x, Math.abs(z - center.z) / half.z));
  const round = corner < 0.85 ? 1 : 0.15;
  const reach = 3.2;
  const material = new THREE.ShaderMaterial({
    uniforms: {
      extent: { value: new THREE.Vector2(half.x, half.z) },
      corner: { value: (corner < 0.85 ? 1 : 0.15) * Math.min(half.x, half.z) },
      strength: { value: 1 },
      reach: { value: 3.2 },
    },
    vertexShader: contactVertex,
    fragmentShader: contactFragment,
    transparent: true,
    depthWrite: false,
    polygonOffset: true,
    polygonOffsetFactor: -2,
    polygonOffsetUnits: -4,
    toneMapped: false,
  });
  const mesh = new THREE.Mesh(new THREE.PlaneGeometry(1, 1).rotateX(-Math.PI / 2), material);
  mesh.position.set(center.x, 0.02, center.z);
  mesh.frustumCulled = false;
  mesh.renderOrder = -1;
  mesh.raycast = () => {};
  return mesh;
}

function swap(text, from, to, replacement) {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start);
  if (start < 0 || end < 0) throw new Error(`this version of three has no ${from}`);
  return text.slice(0, start) + replacement + text.slice(end + to.length);
}

/**
 * Cheaper shading, for 24 pictures a second without a GPU: shadows from four fixed taps (the mean of the passes softens
 * them anyway) and the light from all sides as a plane over the normal, fitted to the studio's softboxes. Before
 * anything is drawn.
 */
export function shadeThriftily(THREE) {
  const chunks = THREE.ShaderChunk;
  if (chunks.shadowmap_pars_fragment.includes('fixedTaps')) return;
  chunks.shadowmap_pars_fragment = swap(
    chunks.shadowmap_pars_fragment,
    'float phi = interleavedGradientNoise',
    ') * 0.2;',
    `vec3 fixedTaps = vec3( radius * 0.7, 0.0 );
				shadow = (
					texture( shadowMap, shadowCoord.xyz + fixedTaps ) + texture( shadowMap, shadowCoord.xyz - fixedTaps ) +
					texture( shadowMap, shadowCoord.xyz + fixedTaps * vec3( 1.0, -1.0, 1.0 ) ) + texture( shadowMap, shadowCoord.xyz - fixedTaps * vec3( 1.0, -1.0, 1.0 ) )
				) * 0.25;`,
  );
  chunks.envmap_physical_pars_fragment = swap(
    chunks.envmap_physical_pars_fragment,
    'vec4 envMapColor = textureLod',
    'envMapIntensity;',
    'return PI * envMapIntensity * ( vec3( 0.48, 0.455, 0.425 ) + worldNormal.y * 0.21 - worldNormal.x * 0.05 + worldNormal.z * 0.05 );',
  );
}

/** Light in the air around a flame or a bulb. `radius` in cm. */
export function glow(THREE, radius, color) {
  const size = 128;
  const canvas = new OffscreenCanvas(size, size);
  const pen = canvas.getContext('2d');
  const gradient = pen.createRadialGradient(size / 2, size / 2, 0, size / 2, size / 2, size / 2);
  for (let step = 0; step <= 12; step++) gradient.addColorStop(step / 12, `rgba(255,255,255,${(1 - step / 12) ** 3})`);
  pen.fillStyle = gradient;
  pen.fillRect(0, 0, size, size);
  const sprite = new THREE.Sprite(
    new THREE.SpriteMaterial({
      map: new THREE.CanvasTexture(canvas),
      color,
      transparent: true,
      depthWrite: false,
      blending: THREE.AdditiveBlending,
    }),
  );
  sprite.scale.setScalar(radius * 2);
  sprite.raycast = () => {};
  return sprite;
}

/** A window's light through leaves, for the key to project; blurred as light from far away is. `sway` in seconds. */
export function windowLight(
  THREE,
  { bars = 2, rows = 3, blur = 3, leaves = 9, slant = -0.05, dark = 0.14, span = [86, 58, 176, 202], gap = 6 } = {},
) {
  const size = 256;
  const sharp = new OffscreenCanvas(size, size);
  const soft = new OffscreenCanvas(size, size);
  const pen = sharp.getContext('2d');
  const brush = soft.getContext('2d');
  const texture = new THREE.CanvasTexture(soft);
  texture.colorSpace = THREE.NoColorSpace;
  texture.generateMipmaps = false;
  texture.minFilter = THREE.LinearFilter;
  const shade = `rgb(${[1, 1, 1].map((part) => Math.round(part * dark * 255)).join()})`;
  return {
    texture,
    draw(t) {
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.fillStyle = shade;
      pen.fillRect(0, 0, size, size);
      pen.setTransform(1, slant, 0.04, 1, 0, 0);
      pen.fillStyle = '#fff';
      const [left, top, right, bottom] = span;
      const w = (right - left - gap * (bars - 1)) / bars;
      const h = (bottom - top - gap * (rows - 1)) / rows;
      for (let i = 0; i < bars; i++)
        for (let j = 0; j < rows; j++) pen.fillRect(left + i * (w + gap), top + j * (h + gap), w, h);
      pen.fillStyle = shade;
      pen.globalAlpha = 0.75;
      for (let i = 0; i < leaves; i++) {
        const swing = Math.sin(t * 0.9 + i * 1.3) * 0.07 + Math.sin(t * 0.37 + i) * 0.05;
        pen.beginPath();
        pen.ellipse(
          right - 2 - i * 6 + swing * 30,
          top + 6 + ((i * 29) % 44) + swing * 10,
          13,
          4,
          -0.9 + i * 0.33 + swing,
          0,
          Math.PI * 2,
        );
        pen.fill();
      }
      pen.globalAlpha = 1;
      brush.filter = `blur(${blur}px)`;
      brush.drawImage(sharp, 0, 0);
      texture.needsUpdate = true;
    },
  };
}

/**
 * Brings the cast on stage: `{ mug: { handle: 'stoneware-mug', sku: 'KC-STONEWARE-MUG-SAND', options: { color: 'sand'
 * }, anchor: [0, 5, 0] } }`. The SKU names the variant that is seen, where there are several. An anchor is the point of
 * the product (cm, in the product) that its hotspot follows; by default on its axis, at the height its packshot points
 * at.
 */
export async function callCast({ THREE, studio }, cast) {
  const things = {};
  for (const [name, { handle, sku, options = {}, anchor, scale = 1, shadow = true }] of Object.entries(cast)) {
    const { build, meta } = await import(`/models/${handle}.js`);
    const model = build(THREE, options);
    model.traverse(({ material }) => {
      if (!material) return;
      // The passes are an anisotropic filter already, and waves under the coat alone are enough.
      for (const map of [material.map, material.normalMap, material.emissiveMap]) if (map) map.anisotropy = 1;
      if (material.clearcoatNormalMap) material.clearcoatNormalMap = null;
    });
    const group = new THREE.Group();
    group.name = name;
    group.add(model);
    group.scale.setScalar(scale);
    studio.place(group);
    const box = new THREE.Box3().setFromObject(group);
    const size = box.getSize(new THREE.Vector3()).divideScalar(scale);
    const contact = shadow ? contactShadow(THREE, group) : null;
    if (contact) group.add(contact);
    things[name] = {
      name,
      handle,
      sku,
      group,
      model,
      size,
      anchor: new THREE.Vector3(...(anchor ?? [0, meta.anchor[1], 0])),
      /** `lift` in cm above whatever it stands on: the shadow under it fades with it. */
      at(x, y, z, turn = group.rotation.y, lift = 0) {
        group.position.set(x, y + lift, z);
        group.rotation.y = turn;
        if (contact) {
          contact.material.uniforms.strength.value = 1 / (1 + lift * 0.9);
          contact.position.y = 0.02 - lift / scale;
        }
      },
    };
  }
  return things;
}

/**
 * Makes a scene of shots: `{ from, to, show: [names], pose(t), camera: (t) => ({ eye, look, fov }), focus?, aperture?
 * }`, seconds. Shots begin and end on whole frames and follow each other without a gap.
 */
export function makeScene({ THREE, studio, things, shots, info, extras = {}, beforeFrame }) {
  const duration = shots.at(-1).to;
  const eye = new THREE.Vector3();
  const look = new THREE.Vector3();
  const shotAt = (time) => shots.find(({ to }) => time < to - 1e-6) ?? shots.at(-1);

  const pose = (shot, t) => {
    const { camera } = studio;
    const view = shot.camera(t);
    eye.set(...view.eye);
    look.set(...view.look);
    camera.position.copy(eye);
    camera.fov = view.fov ?? 24;
    camera.lookAt(look);
    shot.pose?.(t);
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    studio.scene.updateMatrixWorld();
  };

  const cut = (shot) => {
    for (const thing of Object.values(things)) thing.group.visible = shot.show.includes(thing.name);
    for (const [name, extra] of Object.entries(extras)) extra.visible = shot.show.includes(name);
  };

  const focusDistance = (shot, t) => {
    const target = typeof shot.focus === 'function' ? shot.focus(t) : shot.focus;
    const point = target ? new THREE.Vector3(...target) : look.clone();
    return point.sub(eye).dot(new THREE.Vector3().copy(look).sub(eye).normalize());
  };

  return {
    studio,
    info: { ...info, duration, cuts: shots.slice(1).map(({ from }) => from) },
    draw(time, samples = 8) {
      const shot = shotAt(time);
      cut(shot);
      beforeFrame?.(time);
      pose(shot, time);
      const focus = focusDistance(shot, time);
      studio.render({
        samples,
        pose: (open) => pose(shot, time + (open - 0.5) * shutter),
        focus,
        aperture: shot.aperture ?? 0.7,
      });
    },
    /**
     * For every frame and product `[x, y]`, ratios of the frame, or null while it is hidden, out of the frame or behind
     * something.
     */
    truth() {
      const rays = new THREE.Raycaster();
      const point = new THREE.Vector3();
      const frames = Math.round(duration * fps);
      const tracks = Object.fromEntries(Object.keys(things).map((name) => [name, []]));
      for (let frame = 0; frame < frames; frame++) {
        const time = frame / fps;
        const shot = shotAt(time);
        cut(shot);
        pose(shot, time);
        const solid = Object.values(things)
          .filter(({ group }) => group.visible)
          .map(({ group }) => group);
        for (const [name, extra] of Object.entries(extras))
          if (extra.visible && extra.userData.solid) (solid.push(extra), (extra.name = name));
        for (const { name, group, anchor } of Object.values(things)) {
          let place = null;
          if (group.visible) {
            point.copy(anchor).applyMatrix4(group.matrixWorld);
            const world = point.clone();
            point.project(studio.camera);
            const [x, y] = [(point.x + 1) / 2, (1 - point.y) / 2];
            if (x > 0.04 && x < 0.96 && y > 0.04 && y < 0.96) {
              rays.set(studio.camera.position, world.clone().sub(studio.camera.position).normalize());
              rays.far = world.distanceTo(studio.camera.position);
              const first = rays
                .intersectObjects(solid, true)
                .find(({ object }) => object.visible && !object.material.transparent);
              let owner = first?.object;
              while (owner?.parent && owner.parent !== studio.scene) owner = owner.parent;
              if (!first || owner === group) place = [Number(x.toFixed(5)), Number(y.toFixed(5))];
            }
          }
          tracks[name].push(place);
        }
      }
      const of = (key) => Object.fromEntries(Object.values(things).map((thing) => [thing.name, thing[key]]));
      return { handles: of('handle'), skus: of('sku'), tracks };
    },
  };
}
