/**
 * The set every film and packshot is taken on: seamless paper, a soft key, fill, rim and softbox reflections.
 *
 * A picture is the mean of several passes. Between passes the key moves over its softbox, the camera over its lens and
 * by a fraction of a pixel, and the scene through the open shutter: that gives soft shadows that harden at the contact,
 * depth of field, antialiasing and motion blur for the price of plain passes, without noise and without a GPU.
 *
 * Lengths are centimetres. Models use plain opaque or `transparent` materials; `transmission` renders everything twice.
 */

const KEY_DISTANCE = 190;

/** Points spread evenly over a disc of radius 1, the same ones for every frame, so that nothing flickers. */
function discPoint(index, count, turn) {
  const radius = Math.sqrt((index + 0.5) / count);
  const angle = index * 2.399963229728653 + turn;
  return [Math.cos(angle) * radius, Math.sin(angle) * radius];
}

/** The radical inverse: evenly spread numbers in 0..1. */
function halton(index, base) {
  let result = 0;
  let fraction = 1 / base;
  for (let rest = index; rest > 0; rest = Math.floor(rest / base)) {
    result += (rest % base) * fraction;
    fraction /= base;
  }
  return result;
}

/** Floor and wall in one sweep. */
function paperGeometry(THREE, { depth, radius, height, width }) {
  const profile = [[160, 0]];
  for (let step = 0; step <= 24; step++) {
    const angle = (step / 24) * (Math.PI / 2);
    profile.push([-depth - Math.sin(angle) * radius, radius - Math.cos(angle) * radius]);
  }
  profile.push([-depth - radius, height]);
  const positions = [];
  const index = [];
  profile.forEach(([z, y], row) => {
    positions.push(-width / 2, y, z, width / 2, y, z);
    if (row > 0) {
      const a = row * 2 - 2;
      index.push(a, a + 1, a + 2, a + 1, a + 3, a + 2);
    }
  });
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(positions, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}

/** What shiny things reflect: a dim room with one big softbox overhead and two strips, prefiltered once. */
function studioEnvironment(THREE, renderer, { warmth }) {
  const room = new THREE.Scene();
  const box = new THREE.BoxGeometry(1, 1, 1);
  const wall = new THREE.MeshBasicMaterial({
    color: new THREE.Color().setRGB(0.34, 0.325, 0.305),
    side: THREE.BackSide,
  });
  const walls = new THREE.Mesh(box, wall);
  walls.scale.set(10, 6, 10);
  walls.position.y = 2;
  room.add(walls);
  const panels = [];
  const panel = (level, tint, position, size, lookAtY = 0) => {
    const material = new THREE.MeshBasicMaterial({
      color: new THREE.Color().setRGB(level * tint[0], level * tint[1], level * tint[2]),
    });
    const mesh = new THREE.Mesh(box, material);
    mesh.position.set(...position);
    mesh.scale.set(size[0], size[1], 0.05);
    mesh.lookAt(0, lookAtY, 0);
    room.add(mesh);
    panels.push(material);
  };
  const warm = [1, 0.94 - 0.06 * warmth, 0.86 - 0.16 * warmth];
  panel(5.5, warm, [-3.2, 3.1, 2.2], [2.6, 2.6]);
  panel(2.2, [1, 1, 1], [0, 4.6, -0.6], [4.2, 3]);
  panel(3.4, [0.93, 0.97, 1], [4.2, 1.6, -1.6], [0.7, 3.4], 1.4);
  panel(1.6, [0.95, 0.98, 1], [4.4, 1.4, 2.6], [1.6, 2.6], 1.2);
  const floor = new THREE.Mesh(box, new THREE.MeshBasicMaterial({ color: new THREE.Color().setRGB(0.42, 0.38, 0.34) }));
  floor.scale.set(10, 0.02, 10);
  floor.position.y = -0.6;
  room.add(floor);
  const generator = new THREE.PMREMGenerator(renderer);
  const target = generator.fromScene(room, 0.035);
  generator.dispose();
  box.dispose();
  [wall, floor.material, ...panels].forEach((material) => material.dispose());
  return target;
}

const quadVertex = /* glsl */ `
varying vec2 vUv;
void main() { vUv = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }`;

/** Adds one pass to the mean, bright light held back, so that the edges of highlights stay smooth. */
const developFragment = /* glsl */ `
uniform sampler2D map;
uniform float weight;
varying vec2 vUv;
void main() {
  vec3 light = texture2D(map, vUv).rgb;
  gl_FragColor = vec4(light / (1.0 + max(light.r, max(light.g, light.b))) * weight, 1.0);
}`;

/**
 * The film curve over the mean, then the grade: contrast around middle grey, a little colour back after the film curve,
 * a light vignette, sRGB.
 */
const printFragment = /* glsl */ `
#include <tonemapping_pars_fragment>
uniform sampler2D map;
uniform float contrast;
uniform float saturation;
uniform float vignette;
uniform vec3 tint;
varying vec2 vUv;
float grain(vec2 p) { return fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715)))); }
void main() {
  vec3 color = texture2D(map, vUv).rgb;
  color = AgXToneMapping(color / max(1.0 - max(color.r, max(color.g, color.b)), 0.001));
  color = mix(vec3(dot(color, vec3(0.2126, 0.7152, 0.0722))), color, saturation);
  color = max(color, 0.0);
  color = pow(color / 0.18, vec3(contrast)) * 0.18 * tint;
  vec2 off = vUv - 0.5;
  color *= 1.0 - vignette * smoothstep(0.12, 0.62, dot(off, off) * 1.25);
  color = clamp(color, 0.0, 1.0);
  color = mix(color * 12.92, 1.055 * pow(color, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, color));
  gl_FragColor = vec4(color + (grain(gl_FragCoord.xy) - 0.5) / 255.0, 1.0);
}`;

/**
 * @param {typeof import('three')} THREE
 * @param {import('three').WebGLRenderer} renderer
 * @param {object} options
 * @param {number} options.width pixels of the picture
 * @param {number} options.height
 * @param {string|number} [options.paper] colour of the backdrop
 * @param {number} [options.warmth] 0 neutral daylight, 1 evening
 * @param {number} [options.ambient] for films: the paper takes this share of light from all sides instead of the reflections, at a third of the price
 * @param {number} [options.softness] radius of the key's softbox in cm
 * @returns `scene`, `camera`, `key` (with `aim(x, y, z)` and `from(azimuth, elevation)`, degrees, 0 is the camera's side, negative is left), `fill`, `rim`,
 *   `grade` (exposure, contrast, saturation, vignette, tint), `setPaper(colour)`, `render({ samples, pose, focus, aperture })`, `pixels()`, `dispose()`
 */
export function createStudio(
  THREE,
  renderer,
  { width, height, paper = '#e9e2d8', warmth = 0.35, softness = 26, ambient = null },
) {
  renderer.setPixelRatio(1);
  renderer.setSize(width, height, false);
  renderer.toneMapping = THREE.NoToneMapping;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = THREE.PCFShadowMap;

  const scene = new THREE.Scene();
  const camera = new THREE.PerspectiveCamera(24, width / height, 10, 700);
  camera.position.set(0, 34, 130);
  camera.lookAt(0, 8, 0);

  const backdropMaterial =
    ambient === null
      ? new THREE.MeshStandardMaterial({ color: paper, roughness: 0.96, envMapIntensity: 0.9 })
      : new THREE.MeshLambertMaterial({ color: paper, emissive: paper, emissiveIntensity: ambient });
  const backdrop = new THREE.Mesh(
    paperGeometry(THREE, { depth: 55, radius: 46, height: 420, width: 900 }),
    backdropMaterial,
  );
  backdrop.receiveShadow = true;
  scene.add(backdrop);

  const environment = studioEnvironment(THREE, renderer, { warmth });
  scene.environment = environment.texture;
  scene.environmentIntensity = 0.62;

  const key = new THREE.SpotLight(
    new THREE.Color().setRGB(1, 0.93 - 0.08 * warmth, 0.84 - 0.2 * warmth),
    1,
    0,
    0.42,
    1,
    2,
  );
  key.castShadow = true;
  key.shadow.mapSize.set(1024, 1024);
  key.shadow.radius = 2.4;
  key.shadow.bias = -0.0004;
  key.shadow.normalBias = 0.06;
  key.shadow.camera.near = 60;
  key.shadow.camera.far = 420;
  scene.add(key, key.target);
  const keyHome = new THREE.Vector3();
  let direction = [-42, 46];
  const placeKey = () => {
    const [azimuth, elevation] = direction.map((degrees) => (degrees * Math.PI) / 180);
    keyHome.set(Math.sin(azimuth) * Math.cos(elevation), Math.sin(elevation), Math.cos(azimuth) * Math.cos(elevation));
    keyHome.multiplyScalar(KEY_DISTANCE).add(key.target.position);
    key.position.copy(keyHome);
  };
  /** Level 1 is a well lit table; a light in cm needs its intensity times the distance squared. */
  key.level = (value) => {
    key.intensity = value * 5.2 * KEY_DISTANCE ** 2;
  };
  key.aim = (x, y, z) => {
    key.target.position.set(x, y, z);
    placeKey();
  };
  key.from = (azimuth, elevation) => {
    direction = [azimuth, elevation];
    placeKey();
  };
  key.level(1);
  key.aim(0, 6, 0);

  const fill = new THREE.HemisphereLight(
    new THREE.Color().setRGB(1, 0.98, 0.95),
    new THREE.Color().setRGB(0.62, 0.55, 0.48),
    0.28,
  );
  const rim = new THREE.DirectionalLight(new THREE.Color().setRGB(1, 0.95, 0.88), 0.55);
  rim.position.set(70, 60, -80);
  scene.add(fill, rim);

  const hdr = {
    type: THREE.HalfFloatType,
    minFilter: THREE.NearestFilter,
    magFilter: THREE.NearestFilter,
    depthBuffer: false,
  };
  const pass = new THREE.WebGLRenderTarget(width, height, { ...hdr, depthBuffer: true });
  const sum = new THREE.WebGLRenderTarget(width, height, { ...hdr, type: THREE.FloatType });
  const print = new THREE.WebGLRenderTarget(width, height, { depthBuffer: false });
  const quadGeometry = new THREE.PlaneGeometry(2, 2);
  const quadCamera = new THREE.Camera();
  const develop = new THREE.ShaderMaterial({
    uniforms: { map: { value: pass.texture }, weight: { value: 1 } },
    vertexShader: quadVertex,
    fragmentShader: developFragment,
    depthTest: false,
    depthWrite: false,
    transparent: true,
    blending: THREE.CustomBlending,
    blendSrc: THREE.OneFactor,
    blendDst: THREE.OneFactor,
    toneMapped: false,
  });
  const grade = { exposure: 1, contrast: 1.12, saturation: 1.14, vignette: 0.22, tint: [1, 1, 1] };
  const finish = new THREE.ShaderMaterial({
    uniforms: {
      map: { value: sum.texture },
      toneMappingExposure: { value: 1 },
      contrast: { value: 1 },
      saturation: { value: 1 },
      vignette: { value: 0 },
      tint: { value: new THREE.Vector3(1, 1, 1) },
    },
    vertexShader: quadVertex,
    fragmentShader: printFragment,
    depthTest: false,
    depthWrite: false,
    toneMapped: false,
  });
  const quad = new THREE.Mesh(quadGeometry, develop);
  quad.frustumCulled = false;
  const quadScene = new THREE.Scene();
  quadScene.add(quad);
  const draw = (material, target) => {
    quad.material = material;
    renderer.setRenderTarget(target);
    renderer.render(quadScene, quadCamera);
  };

  const right = new THREE.Vector3();
  const up = new THREE.Vector3();
  const home = new THREE.Vector3();
  const toKey = new THREE.Vector3();

  /**
   * Takes one picture.
   * @param {object} options
   * @param {number} [options.samples] passes
   * @param {(shutter: number) => void} [options.pose] puts scene and camera where they are at 0..1 of the open shutter
   * @param {number} [options.focus] distance in cm that is sharp; default: where the key aims
   * @param {number} [options.aperture] radius of the lens opening in cm; 0 has everything sharp
   */
  const render = ({ samples = 12, pose, focus, aperture = 0 } = {}) => {
    renderer.autoClear = true;
    renderer.setRenderTarget(sum);
    renderer.setClearColor(0x000000, 0);
    renderer.clear();
    develop.uniforms.weight.value = 1 / samples;
    renderer.toneMappingExposure = grade.exposure;
    finish.uniforms.toneMappingExposure.value = grade.exposure;
    for (let index = 0; index < samples; index++) {
      // Times and lens points must not run in step, or motion would smear in one direction of the lens.
      pose?.((((index * 5) % samples) + 0.5) / samples);
      camera.updateMatrixWorld();
      camera.updateProjectionMatrix();
      home.copy(camera.position);
      right.setFromMatrixColumn(camera.matrixWorld, 0);
      up.setFromMatrixColumn(camera.matrixWorld, 1);
      const distance = focus ?? home.distanceTo(key.target.position);
      const [lensX, lensY] = discPoint((index * 7) % samples, samples, 0.7);
      const dx = lensX * aperture;
      const dy = lensY * aperture;
      camera.position.addScaledVector(right, dx).addScaledVector(up, dy);
      const matrix = camera.projectionMatrix.elements;
      matrix[8] += -(matrix[0] * dx) / distance + ((halton(index + 1, 2) - 0.5) * 2) / width;
      matrix[9] += -(matrix[5] * dy) / distance + ((halton(index + 1, 3) - 0.5) * 2) / height;
      camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
      camera.updateMatrixWorld();

      toKey.copy(keyHome).sub(key.target.position).normalize();
      const side = right.clone().cross(toKey).normalize();
      const across = toKey.clone().cross(side);
      const [lightX, lightY] = discPoint(index, samples, 0.3);
      key.position
        .copy(keyHome)
        .addScaledVector(side, lightX * softness)
        .addScaledVector(across, lightY * softness);

      renderer.setRenderTarget(pass);
      renderer.autoClear = true;
      renderer.render(scene, camera);
      renderer.autoClear = false;
      draw(develop, sum);
      camera.position.copy(home);
    }
    key.position.copy(keyHome);
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    for (const name of ['contrast', 'saturation', 'vignette']) finish.uniforms[name].value = grade[name];
    finish.uniforms.tint.value.set(...grade.tint);
    draw(finish, print);
    renderer.setRenderTarget(null);
    renderer.autoClear = true;
  };

  /** The last picture as RGBA bytes, top row first. */
  const pixels = () => {
    const bottomUp = new Uint8Array(width * height * 4);
    renderer.readRenderTargetPixels(print, 0, 0, width, height, bottomUp);
    const rows = new Uint8Array(bottomUp.length);
    const stride = width * 4;
    for (let row = 0; row < height; row++)
      rows.set(bottomUp.subarray((height - 1 - row) * stride, (height - row) * stride), row * stride);
    return rows;
  };

  return {
    scene,
    camera,
    key,
    fill,
    rim,
    backdrop,
    grade,
    width,
    height,
    setPaper(colour) {
      backdropMaterial.color.set(colour);
      if (ambient !== null) backdropMaterial.emissive.set(colour);
    },
    /** Everything in the group throws and takes shadows; glass and flames do not throw one. */
    place(group) {
      group.traverse((node) => {
        if (!node.isMesh) return;
        node.castShadow = !node.material.transparent && !node.material.transmission;
        node.receiveShadow = true;
      });
      scene.add(group);
      return group;
    },
    render,
    pixels,
    dispose() {
      for (const target of [pass, sum, print, environment]) target.dispose();
      for (const material of [develop, finish, backdropMaterial]) material.dispose();
      quadGeometry.dispose();
      backdrop.geometry.dispose();
    },
  };
}
