/**
 * Dusk: a lamp is switched on, small flames join it, a cushion lands. Clay-coloured paper, blue window light against
 * warm lamps.
 */

import { callCast, ease, glide, glow, lowered, makeScene, mix, shadeThriftily, unrest } from './set.js';

export async function setup({ THREE, renderer, createStudio, width, height }) {
  shadeThriftily(THREE);
  const studio = createStudio(THREE, renderer, {
    width,
    height,
    paper: '#8d6a55',
    warmth: 0,
    softness: 22,
    ambient: 0.05,
  });
  studio.key.color.setRGB(0.72, 0.83, 1);
  studio.key.from(-62, 40);
  studio.scene.environmentIntensity = 0.2;
  studio.fill.intensity = 0.05;
  studio.rim.intensity = 0.4;
  studio.rim.color.setRGB(0.66, 0.8, 1);
  Object.assign(studio.grade, { vignette: 0.3, saturation: 1.28, contrast: 1.12, exposure: 1.15 });

  const things = await callCast(
    { THREE, studio },
    {
      lamp: { handle: 'table-lamp', options: { lit: 1 } },
      vase: { handle: 'ribbed-vase', options: { color: 'chalk' } },
      candle: { handle: 'pillar-candle', options: { flame: 1 } },
      tealight: { handle: 'tealight-holder', options: { flame: 1 } },
      cushion: {
        handle: 'linen-cushion',
        sku: 'KC-LINEN-CUSHION-FOREST-45CM',
        options: { color: 'forest' },
        anchor: [-9, 36, 0],
      },
    },
  );
  const { lamp, vase, candle, tealight, cushion } = things;

  // The shade lets light through and the bulb sits inside it: neither may shadow the lamp's own beam.
  const lit = [];
  lamp.group.traverse((node) => {
    if (!node.isMesh) return;
    if (/shade|bulb|trim/.test(node.name)) node.castShadow = false;
    if (/shade|bulb/.test(node.name)) lit.push([node.material, node.material.emissiveIntensity]);
  });
  const warm = new THREE.Color().setRGB(1, 0.66, 0.34);
  const beam = new THREE.SpotLight(warm, 0, 0, 1.0, 0.45, 2);
  beam.castShadow = true;
  beam.shadow.mapSize.set(512, 512);
  beam.shadow.radius = 5;
  beam.shadow.camera.near = 6;
  beam.shadow.camera.far = 90;
  beam.shadow.bias = -0.002;
  const halo = new THREE.PointLight(warm, 0, 0, 2);
  const bloom = glow(THREE, 34, warm.clone());
  studio.scene.add(beam, beam.target, halo, bloom);

  const fire = new THREE.Color().setRGB(1, 0.52, 0.18);
  const flames = [
    [candle, 520, 9],
    [tealight, 300, 7],
  ].map(([thing, level, radius], index) => {
    const light = new THREE.PointLight(fire, 0, 0, 2);
    const air = glow(THREE, radius, fire.clone());
    studio.scene.add(light, air);
    let flame;
    thing.group.traverse((node) => {
      if (node.name === 'flame') flame = node;
      // The flame shines into the wax.
      if (node.name === 'wax')
        Object.assign(node.material, { emissive: new THREE.Color().setRGB(1, 0.5, 0.2), emissiveIntensity: 0.13 });
    });
    return { thing, level, index, light, air, flame, color: flame.material.color.clone() };
  });

  const wick = new THREE.Vector3();
  const light = (t, on) => {
    const level = on * (1 + 0.006 * unrest(t));
    const { x, y, z } = lamp.group.position;
    const visible = lamp.group.visible ? level : 0;
    beam.position.set(x, y + 31, z);
    beam.target.position.set(x, y, z);
    beam.intensity = 5200 * visible;
    halo.position.set(x, y + 30, z);
    halo.intensity = 1500 * visible;
    bloom.position.set(x, y + 32, z + 2);
    bloom.material.opacity = 0.16 * visible;
    for (const [material, full] of lit) material.emissiveIntensity = full * 2.5 * level;
    for (const { thing, level: full, index, light: point, air, flame, color } of flames) {
      const flicker = 1 + 0.14 * unrest(t, index * 3 + 1);
      wick.set(0, 0.8, 0).applyMatrix4(flame.matrixWorld);
      point.position.copy(wick);
      air.position.copy(wick);
      point.intensity = thing.group.visible ? full * flicker : 0;
      air.visible = thing.group.visible;
      air.material.opacity = 0.42 * flicker;
      flame.scale.set(1 + 0.05 * unrest(t, index + 5), 1 + 0.09 * unrest(t, index * 3 + 1), 1);
      flame.rotation.z = 0.05 * unrest(t * 0.7, index + 9);
      flame.material.color.copy(color).multiplyScalar(1.1 * flicker);
    }
  };

  return makeScene({
    THREE,
    studio,
    things,
    info: {
      poster: 14.4,
      priority: { lamp: 10, candle: 5 },
      sounds: [
        { t: 1.2, kind: 'click', level: 0.9 },
        { t: 3.9, kind: 'stone', level: 0.7 },
        { t: 7.3, kind: 'wax', level: 0.8 },
        { t: 12.1, kind: 'cloth', level: 1 },
      ],
    },
    shots: [
      {
        from: 0,
        to: 6,
        show: ['lamp', 'vase'],
        aperture: 0.6,
        focus: [0, 18, 4],
        camera: (t) => ({
          eye: [mix(14, 3, ease(t, -1, 7)), 30, mix(136, 124, ease(t, -1, 7))],
          look: [0, 19, 0],
          fov: 26,
        }),
        pose(t) {
          studio.key.aim(0, 14, 0);
          studio.key.level(mix(0.62, 0.34, ease(t, 1.2, 1.7)));
          lamp.at(3.6, 0, -4, 0);
          vase.at(-8.5, 0, 9, mix(-0.6, 0.4, ease(t, 2.6, 6)), 52 * lowered(t, 2.3, 3.9));
          studio.scene.updateMatrixWorld();
          light(t, ease(t, 1.2, 1.4));
        },
      },
      {
        from: 6,
        to: 10,
        show: ['candle', 'tealight', 'vase'],
        aperture: 0.6,
        focus: [0, 8, 3],
        camera: (t) => ({ eye: [mix(-14, -3, ease(t, 5, 11)), 21, 74], look: [0.4, 9, 0], fov: 26 }),
        pose(t) {
          studio.key.aim(0, 8, 0);
          studio.key.level(0.3);
          candle.at(5, 0, -1, 0, 34 * lowered(t, 5.8, 7.3));
          tealight.at(mix(-24, -3.6, glide(t, 6, 8.2)), 0, 7, mix(-0.9, 0.5, glide(t, 6, 8.2)));
          vase.at(-7, 0, -20, 0.4);
          studio.scene.updateMatrixWorld();
          light(t, 0);
        },
      },
      {
        from: 10,
        to: 16,
        show: ['lamp', 'vase', 'candle', 'tealight', 'cushion'],
        aperture: 0.5,
        camera: (t) => ({
          eye: [mix(-20, 8, ease(t, 9, 17)), mix(56, 50, ease(t, 10, 16)), 186],
          look: [0, 22.5, 0],
          fov: 27,
        }),
        pose(t) {
          studio.key.aim(0, 12, 0);
          studio.key.level(0.4);
          lamp.at(9.5, 0, -4, 0);
          vase.at(-9.5, 0, 10, 0.6);
          candle.at(0.5, 0, 17, 0);
          tealight.at(11.5, 0, 21, 0.5);
          cushion.at(-7, 0, -16, 0.2, 84 * lowered(t, 10.4, 12.1));
          studio.scene.updateMatrixWorld();
          light(t, 1);
        },
      },
    ],
  });
}
