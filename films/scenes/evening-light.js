/** Dusk: a lamp is switched on, small flames join it, a cushion lands. Clay-coloured paper, blue window light against warm lamps. */

import { callCast, ease, glide, lowered, makeScene, mix, unrest } from './set.js';

export async function setup({ THREE, renderer, createStudio, width, height }) {
  const studio = createStudio(THREE, renderer, { width, height, paper: '#a9886d', warmth: 0.7, softness: 20 });
  studio.key.from(-50, 42);
  studio.scene.environmentIntensity = 0.24;
  studio.fill.intensity = 0.1;
  studio.rim.intensity = 0.35;
  studio.rim.color.setRGB(0.72, 0.82, 1);
  studio.grade.vignette = 0.34;

  const things = await callCast({ THREE, studio }, {
    lamp: { handle: 'table-lamp' },
    vase: { handle: 'ribbed-vase', options: { color: 'chalk' } },
    candle: { handle: 'pillar-candle' },
    tealight: { handle: 'tealight-holder' },
    cushion: { handle: 'linen-cushion', options: { color: 'rust' } },
  });
  const { lamp, vase, candle, tealight, cushion } = things;

  const warm = new THREE.Color().setRGB(1, 0.62, 0.28);
  const bulb = new THREE.PointLight(warm, 0, 0, 2);
  const flames = [candle, tealight].map(() => new THREE.PointLight(new THREE.Color().setRGB(1, 0.5, 0.17), 0, 0, 2));
  studio.scene.add(bulb, ...flames);
  const glowing = [];
  lamp.group.traverse((node) => {
    if (node.isMesh && node.material.emissive && /shade|bulb|glow/.test(node.name)) glowing.push(node.material);
  });

  const light = (t, on) => {
    const level = on * (1 + 0.01 * unrest(t));
    bulb.intensity = 4200 * level;
    bulb.position.copy(lamp.group.position).add(new THREE.Vector3(0, lamp.size.y * 0.78, 0));
    for (const material of glowing) {
      material.emissive.setRGB(1, 0.66, 0.36);
      material.emissiveIntensity = 1.5 * level;
    }
    [candle, tealight].forEach((thing, index) => {
      flames[index].position.copy(thing.group.position).add(new THREE.Vector3(0, thing.size.y + 2.5, 0));
      flames[index].intensity = thing.group.visible ? (index ? 260 : 420) * (1 + 0.16 * unrest(t, index * 3 + 1)) : 0;
    });
  };

  return makeScene({
    THREE,
    studio,
    things,
    info: {
      poster: 14.4,
      priority: { lamp: 10 },
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
        aperture: 1.2,
        focus: [0, 18, 0],
        camera: (t) => ({ eye: [mix(14, 4, ease(t, -1, 7)), 28, mix(122, 112, ease(t, -1, 7))], look: [mix(0.5, -0.8, ease(t, 0, 6)), 17.5, 0], fov: 26 }),
        pose(t) {
          studio.key.level(mix(0.7, 0.45, ease(t, 1.2, 1.6)));
          lamp.at(4.5, 0, -3, 0);
          vase.at(-9, 0, 7, mix(-0.6, 0.4, ease(t, 2.6, 6)), 24 * lowered(t, 2.8, 3.9));
          light(t, ease(t, 1.2, 1.42));
        },
      },
      {
        from: 6,
        to: 10,
        show: ['candle', 'tealight', 'vase'],
        aperture: 1.5,
        focus: [0, 8, 2],
        camera: (t) => ({ eye: [mix(-12, -2, ease(t, 5, 11)), 17, 70], look: [0.4, 8.6, 0], fov: 26 }),
        pose(t) {
          studio.key.level(0.4);
          candle.at(4.4, 0, -1, 0, 14 * lowered(t, 6.2, 7.3));
          tealight.at(mix(-16, -5.4, glide(t, 6, 8.2)), 0, 6, mix(-0.6, 0.2, glide(t, 6, 8.2)));
          vase.at(-6, 0, -24, 0.4);
          light(t, 0.0);
        },
      },
      {
        from: 10,
        to: 16,
        show: ['lamp', 'vase', 'candle', 'tealight', 'cushion'],
        aperture: 0.8,
        camera: (t) => ({ eye: [mix(-14, 8, ease(t, 9, 17)), mix(44, 40, ease(t, 10, 16)), 142], look: [0, 13.5, 0], fov: 27 }),
        pose(t) {
          studio.key.level(0.45);
          lamp.at(5, 0, -10, 0);
          vase.at(mix(-9, -11, ease(t, 10, 13)), 0, -8, 0.6);
          candle.at(12, 0, 8, 0);
          tealight.at(4, 0, 16, 0.3);
          cushion.at(-10, 0, 12, 0.35, 34 * lowered(t, 11, 12.1));
          light(t, 1);
        },
      },
    ],
  });
}
