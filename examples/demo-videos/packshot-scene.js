/**
 * One thing on seamless paper, for the shop's pictures. Like the film's studio a picture is the mean of many passes;
 * here a second light goes round the whole sky pass by pass, so that hollows and the ground under the thing darken by
 * themselves, and the paper comes out in exactly one colour in every picture.
 */

import { beforeCurve, environment, patchShaders, SATURATION } from './packshot-light.js';

const halton = (index, base) => {
  let result = 0;
  let fraction = 1 / base;
  for (let rest = index; rest > 0; rest = Math.floor(rest / base)) {
    result += (rest % base) * fraction;
    fraction /= base;
  }
  return result;
};

const quadVertex = 'varying vec2 vUv; void main() { vUv = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }';
const addFragment = `uniform sampler2D map; uniform float weight; varying vec2 vUv;
void main() { gl_FragColor = vec4(min(texture2D(map, vUv).rgb, vec3(6.0)) * weight, 1.0); }`;
const printFragment = `#include <tonemapping_pars_fragment>
uniform sampler2D map; varying vec2 vUv;
void main() {
  vec3 color = NeutralToneMapping(texture2D(map, vUv).rgb);
  color = clamp(mix(vec3(dot(color, vec3(0.2126, 0.7152, 0.0722))), color, ${SATURATION}), 0.0, 1.0);
  gl_FragColor = vec4(mix(color * 12.92, 1.055 * pow(color, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, color)), 1.0);
}`;

/** Puts the camera so that the thing fills the wanted part of the picture, in its middle. */
function frame(THREE, camera, group, { azimuth, elevation, fill, shift, detail }) {
  const points = [];
  const at = new THREE.Vector3();
  group.updateMatrixWorld(true);
  group.traverse((node) => {
    if (!node.isMesh) return;
    const { position } = node.geometry.attributes;
    for (let i = 0; i < position.count; i += 3)
      points.push(at.fromBufferAttribute(position, i).applyMatrix4(node.matrixWorld).clone());
  });
  const box = new THREE.Box3().setFromPoints(points);
  const center = detail ? new THREE.Vector3(...detail.at) : box.getCenter(new THREE.Vector3());
  const direction = new THREE.Vector3(
    Math.sin(azimuth) * Math.cos(elevation),
    Math.sin(elevation),
    Math.cos(azimuth) * Math.cos(elevation),
  );
  let distance = detail ? detail.distance : 100;
  const target = center.clone();
  const right = new THREE.Vector3();
  const up = new THREE.Vector3();
  for (let round = 0; round < (detail ? 1 : 14); round++) {
    camera.position.copy(target).addScaledVector(direction, distance);
    camera.lookAt(target);
    camera.updateMatrixWorld();
    camera.updateProjectionMatrix();
    if (detail) break;
    let [left, rightmost, low, high] = [9, -9, 9, -9];
    for (const point of points) {
      at.copy(point).project(camera);
      left = Math.min(left, at.x);
      rightmost = Math.max(rightmost, at.x);
      low = Math.min(low, at.y);
      high = Math.max(high, at.y);
    }
    right.setFromMatrixColumn(camera.matrixWorld, 0);
    up.setFromMatrixColumn(camera.matrixWorld, 1);
    const half = Math.tan((camera.fov * Math.PI) / 360) * distance;
    target.addScaledVector(right, ((left + rightmost) / 2 - shift[0]) * half * camera.aspect);
    target.addScaledVector(up, ((low + high) / 2 - shift[1]) * half);
    distance *= Math.max((rightmost - left) / 2 / fill[0], (high - low) / 2 / fill[1]) ** 0.9;
  }
  return { box, target, distance };
}

const leftovers = [];
/** The room is the same for every picture and slow to make. */
let surround;

export async function setup({ THREE, renderer, width, height, options }) {
  patchShaders(THREE);
  const { handle, variant = {}, shot = {} } = options;
  const { build } = await import(`./models/${handle}.js`);
  const {
    turn = 0,
    azimuth = 0,
    elevation = 15,
    fill = [0.68, 0.66],
    shift = [0, -0.06],
    detail,
    aperture = 0,
    wall = false,
    scene: others = [],
    exposure = 1.14,
  } = shot;

  renderer.setPixelRatio(1);
  renderer.setSize(width, height, false);
  renderer.toneMapping = THREE.NoToneMapping;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = THREE.PCFShadowMap;

  const scene = new THREE.Scene();
  const group = new THREE.Group();
  const main = build(THREE, variant);
  main.rotation.y = (turn * Math.PI) / 180;
  group.add(main);
  for (const other of others) {
    const thing = (await import(`./models/${other.handle ?? handle}.js`)).build(THREE, other.variant ?? {});
    thing.position.set(...(other.at ?? [0, 0, 0]));
    thing.rotation.set(...(other.tilt ?? [0, 0, 0]).map((degrees) => (degrees * Math.PI) / 180));
    if (other.turn) thing.rotation.y = (other.turn * Math.PI) / 180;
    group.add(thing);
  }
  if (shot.tilt) main.rotation.set(...shot.tilt.map((degrees) => (degrees * Math.PI) / 180));
  if (shot.lift) main.position.y = shot.lift;
  scene.add(group);
  const clear = [];
  group.traverse((node) => {
    if (!node.isMesh) return;
    node.castShadow = true;
    node.receiveShadow = !node.material.transparent;
    // Flames are as bright as a film at dusk wants them; by daylight they would be white.
    if (node.name === 'flame') node.material.color.multiplyScalar(0.45);
    const holds = node.material.userData.shadow;
    if (holds !== undefined) clear.push([node, holds]);
  });

  const camera = new THREE.PerspectiveCamera(18, width / height, 5, 2000);
  const { box, distance } = frame(THREE, camera, group, {
    azimuth: (azimuth * Math.PI) / 180,
    elevation: (elevation * Math.PI) / 180,
    fill,
    shift,
    detail,
  });
  const middle = box.getCenter(new THREE.Vector3());
  const radius = box.getSize(new THREE.Vector3()).length() / 2;

  const paper = new THREE.Color(options.ground ?? '#efece6');
  const light = beforeCurve([paper.r, paper.g, paper.b]);
  scene.background = new THREE.Color().setRGB(...light);
  surround ??= environment(THREE, renderer);
  scene.environment = surround.texture;
  scene.environmentIntensity = exposure;

  const samples = options.samples ?? 48;
  const key = new THREE.DirectionalLight(0xffffff, 1);
  const sky = new THREE.DirectionalLight(0xffffff, 1);
  for (const lamp of [key, sky]) {
    lamp.castShadow = true;
    lamp.shadow.mapSize.set(1024, 1024);
    lamp.shadow.radius = 1.6;
    const extent = radius * 1.9;
    Object.assign(lamp.shadow.camera, {
      left: -extent,
      right: extent,
      top: extent,
      bottom: -extent,
      near: radius * 0.5,
      far: radius * 9,
    });
    lamp.shadow.bias = -0.0003;
    lamp.shadow.normalBias = (extent / 1024) * 0.9;
    lamp.target.position.copy(middle);
    scene.add(lamp, lamp.target);
  }
  const keyHome = wall
    ? new THREE.Vector3(-0.55, 0.75, 0.8).normalize()
    : new THREE.Vector3(-0.62, 0.82, 0.5).normalize();
  const keySide = new THREE.Vector3().crossVectors(keyHome, new THREE.Vector3(0, 1, 0)).normalize();
  const keyUp = new THREE.Vector3().crossVectors(keySide, keyHome);
  const normal = wall ? new THREE.Vector3(0, 0, 1) : new THREE.Vector3(0, 1, 0);

  /** Where the two lamps stand in a pass, and how bright they are. */
  const lamps = (pass) => {
    const spread = Math.sqrt((pass + 0.5) / samples) * 0.3;
    const angle = pass * 2.399963;
    const keyDirection = keyHome
      .clone()
      .addScaledVector(keySide, Math.cos(angle) * spread)
      .addScaledVector(keyUp, Math.sin(angle) * spread)
      .normalize();
    const around = halton(pass + 1, 2) * Math.PI * 2;
    const high = 0.14 + 0.86 * halton(pass + 1, 3);
    const flat = Math.sqrt(1 - high * high);
    const skyDirection = wall
      ? new THREE.Vector3(Math.cos(around) * flat, Math.sin(around) * flat, high)
      : new THREE.Vector3(Math.cos(around) * flat, high, Math.sin(around) * flat);
    // The window side of the room is the brighter one.
    const side = 1 - skyDirection.x * 0.38 + skyDirection.z * 0.2;
    return { keyDirection, skyDirection, keyLevel: 1.55, skyLevel: 1.5 * side };
  };
  // The lamps and what bounces up are all that lights the paper. Its colour makes up for what they give, pass by pass:
  // open paper never changes.
  const bounceColor = [1, 0.94, 0.86];
  const bounceLevel = 0.34 * exposure;
  const groundMaterial = new THREE.MeshLambertMaterial();
  const expose = ({ keyDirection, skyDirection, keyLevel, skyLevel }) => {
    const lit =
      (keyLevel * Math.max(0, keyDirection.dot(normal)) + skyLevel * Math.max(0, skyDirection.dot(normal))) * exposure;
    const received = bounceColor.map((value) => lit + value * bounceLevel * (0.5 - 0.5 * normal.y));
    groundMaterial.color.setRGB(...light.map((value, i) => (value / received[i]) * Math.PI));
  };
  groundMaterial.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader.replace('#include <lights_fragment_maps>', '');
  };
  const ground = new THREE.Mesh(new THREE.PlaneGeometry(radius * 40, radius * 40), groundMaterial);
  if (wall) ground.position.set(middle.x, middle.y, box.min.z);
  else ground.rotation.x = -Math.PI / 2;
  ground.receiveShadow = true;
  scene.add(ground);

  const bounce = new THREE.HemisphereLight(0x000000, new THREE.Color().setRGB(...bounceColor), bounceLevel);
  scene.add(bounce);

  const float = { type: THREE.FloatType, minFilter: THREE.NearestFilter, magFilter: THREE.NearestFilter };
  const passTarget = new THREE.WebGLRenderTarget(width, height, float);
  const sum = new THREE.WebGLRenderTarget(width, height, { ...float, depthBuffer: false });
  const print = new THREE.WebGLRenderTarget(width, height, { depthBuffer: false });
  const add = new THREE.ShaderMaterial({
    uniforms: { map: { value: passTarget.texture }, weight: { value: 1 / samples } },
    vertexShader: quadVertex,
    fragmentShader: addFragment,
    depthTest: false,
    depthWrite: false,
    transparent: true,
    blending: THREE.CustomBlending,
    blendSrc: THREE.OneFactor,
    blendDst: THREE.OneFactor,
    toneMapped: false,
  });
  const finish = new THREE.ShaderMaterial({
    uniforms: { map: { value: sum.texture }, toneMappingExposure: { value: 1 } },
    vertexShader: quadVertex,
    fragmentShader: printFragment,
    depthTest: false,
    depthWrite: false,
    toneMapped: false,
  });
  const quad = new THREE.Mesh(new THREE.PlaneGeometry(2, 2), add);
  quad.frustumCulled = false;
  const quadScene = new THREE.Scene();
  quadScene.add(quad);
  const quadCamera = new THREE.Camera();
  const draw = (material, target) => {
    quad.material = material;
    renderer.setRenderTarget(target);
    renderer.render(quadScene, quadCamera);
  };

  const home = camera.position.clone();
  const right = new THREE.Vector3().setFromMatrixColumn(camera.matrixWorld, 0);
  const up = new THREE.Vector3().setFromMatrixColumn(camera.matrixWorld, 1);
  const focus = detail?.distance ?? distance;

  return {
    studio: {
      width,
      height,
      pixels() {
        const bottomUp = new Uint8Array(width * height * 4);
        renderer.readRenderTargetPixels(print, 0, 0, width, height, bottomUp);
        const rows = new Uint8Array(bottomUp.length);
        const stride = width * 4;
        for (let row = 0; row < height; row++)
          rows.set(bottomUp.subarray((height - 1 - row) * stride, (height - row) * stride), row * stride);
        return rows;
      },
      dispose() {
        // Shaders live as long as one material uses them: the next thing wants the same ones.
        leftovers.push(() =>
          group.traverse((node) => {
            node.geometry?.dispose();
            node.material?.dispose();
          }),
        );
        leftovers.push(() => [add, finish, groundMaterial].forEach((material) => material.dispose()));
        for (const thing of [passTarget, sum, print, ground.geometry, quad.geometry, key, sky]) thing.dispose();
      },
    },
    info: { triangles: countTriangles(group), size: box.getSize(new THREE.Vector3()).toArray() },
    draw() {
      renderer.autoClear = true;
      renderer.setRenderTarget(sum);
      renderer.setClearColor(0x000000, 0);
      renderer.clear();
      for (let pass = 0; pass < samples; pass++) {
        const lamp = lamps(pass);
        const { keyDirection, skyDirection, keyLevel, skyLevel } = lamp;
        expose(lamp);
        key.position.copy(middle).addScaledVector(keyDirection, radius * 5);
        sky.position.copy(middle).addScaledVector(skyDirection, radius * 5);
        key.intensity = keyLevel * exposure;
        sky.intensity = skyLevel * exposure;
        clear.forEach(([node, holds], i) => {
          node.castShadow = halton(((pass * 7 + i * 3) % samples) + 1, 5) < holds;
        });
        const lens = Math.sqrt((((pass * 11) % samples) + 0.5) / samples) * aperture;
        const dx = Math.cos(pass * 2.399963 * 11) * lens;
        const dy = Math.sin(pass * 2.399963 * 11) * lens;
        camera.position.copy(home).addScaledVector(right, dx).addScaledVector(up, dy);
        camera.updateProjectionMatrix();
        const matrix = camera.projectionMatrix.elements;
        matrix[8] += -(matrix[0] * dx) / focus + ((halton(pass + 1, 2) - 0.5) * 2) / width;
        matrix[9] += -(matrix[5] * dy) / focus + ((halton(pass + 1, 3) - 0.5) * 2) / height;
        camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
        camera.updateMatrixWorld();
        renderer.setRenderTarget(passTarget);
        renderer.autoClear = true;
        renderer.render(scene, camera);
        renderer.autoClear = false;
        draw(add, sum);
      }
      renderer.autoClear = true;
      draw(finish, print);
      renderer.setRenderTarget(null);
      leftovers.splice(0).forEach((release) => release());
    },
  };
}

function countTriangles(group) {
  let count = 0;
  group.traverse((node) => {
    if (node.isMesh) count += (node.geometry.index?.count ?? node.geometry.attributes.position.count) / 3;
  });
  return count;
}
