/** Breakfast: a mug comes to rest, coffee is made, a tray brings the small cups. Cream paper, low sun through a window. */

import { callCast, ease, glide, lowered, makeScene, mix, windowLight } from './set.js';

export async function setup({ THREE, renderer, createStudio, width, height }) {
  const studio = createStudio(THREE, renderer, { width, height, paper: '#e2d2ba', warmth: 0.5, softness: 4 });
  studio.key.from(-58, 34);
  studio.key.level(4.2);
  studio.scene.environmentIntensity = 0.5;
  const sun = windowLight(THREE);
  studio.key.map = sun.texture;

  const things = await callCast({ THREE, studio }, {
    mug: { handle: 'stoneware-mug', options: { color: 'sand' } },
    pour: { handle: 'pour-over-set' },
    carafe: { handle: 'glass-carafe' },
    tray: { handle: 'oak-tray', anchor: [2, 2, 10] },
    cups: { handle: 'espresso-cups' },
  });
  const { mug, pour, carafe, tray, cups } = things;

  return makeScene({
    THREE,
    studio,
    things,
    beforeFrame: sun.draw,
    info: {
      poster: 14.6,
      sounds: [
        { t: 1.35, kind: 'stone', level: 0.9 },
        { t: 6.1, kind: 'slide', length: 1.5, level: 0.5 },
        { t: 8.3, kind: 'glass', level: 0.5 },
        { t: 10.2, kind: 'slide', length: 1.7, level: 0.5 },
        { t: 13.2, kind: 'stone', level: 0.8 },
      ],
    },
    shots: [
      {
        from: 0,
        to: 6,
        show: ['mug', 'pour'],
        aperture: 1.5,
        focus: [0, 5, 1],
        camera: (t) => ({ eye: [mix(-9, 4, ease(t, -1, 7)), 19, mix(66, 58, ease(t, -1, 7))], look: [mix(0.6, 0.9, t / 6), 6.3, 0], fov: 26 }),
        pose(t) {
          studio.key.aim(0, 6, 0);
          mug.at(0, 0, 0, mix(-1.5, 1.15, ease(t, 0.4, 6.4)), 15 * lowered(t, 0.25, 1.35));
          pour.at(8.5, 0, -26, 0.4);
        },
      },
      {
        from: 6,
        to: 10,
        show: ['mug', 'pour', 'carafe'],
        aperture: 1.1,
        focus: [1, 10, 0],
        camera: (t) => ({ eye: [mix(10, 2, ease(t, 5, 11)), 31, 92], look: [0, 9.5, 0], fov: 26 }),
        pose(t) {
          studio.key.aim(0, 8, 0);
          pour.at(mix(34, 2, glide(t, 6, 7.6)), 0, 0, mix(0.9, -0.2, glide(t, 6, 8.6)));
          mug.at(-8.5, 0, 10, 0.9);
          carafe.at(-8, 0, -14, 0.3, 16 * lowered(t, 7.1, 8.3));
        },
      },
      {
        from: 10,
        to: 16,
        show: ['mug', 'pour', 'tray', 'cups'],
        aperture: 0.8,
        camera: (t) => ({ eye: [mix(-6, 3, ease(t, 9, 17)), mix(66, 62, ease(t, 10, 16)), mix(84, 88, ease(t, 10, 16))], look: [0, 4.5, -1], fov: 28 }),
        pose(t) {
          studio.key.aim(0, 4, 0);
          const x = mix(-46, 0, glide(t, 10.15, 11.9));
          tray.at(x, 0, 4, mix(-0.25, -0.06, glide(t, 10.15, 12.2)));
          cups.at(x - 6, 1.4, 5, 0.25);
          mug.at(8, 1.4, 2, mix(0.2, 0.75, ease(t, 12, 13.2)), 18 * lowered(t, 12.1, 13.2));
          if (t < 12.05) mug.at(8, 1.4, 2, 0.2, 60);
          pour.at(mix(9, 3, ease(t, 10, 16)), 0, -22, -0.3);
        },
      },
    ],
  });
}
