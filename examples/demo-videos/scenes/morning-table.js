/**
 * Breakfast: a mug comes to rest, coffee is made, a tray brings the small cups. Cream paper, low sun through a window.
 */

import { callCast, ease, glide, lowered, makeScene, mix, shadeThriftily, windowLight } from './set.js';

export async function setup({ THREE, renderer, createStudio, width, height }) {
  shadeThriftily(THREE);
  const studio = createStudio(THREE, renderer, {
    width,
    height,
    paper: '#d6c2a4',
    warmth: 0.5,
    softness: 4,
    ambient: 0.16,
  });
  studio.grade.saturation = 1.38;
  studio.grade.contrast = 1.2;
  studio.key.from(-58, 34);
  studio.key.level(2.5);
  studio.scene.environmentIntensity = 0.42;
  studio.fill.intensity = 0.16;
  const sun = windowLight(THREE, { dark: 0.16 });
  studio.key.map = sun.texture;

  const things = await callCast(
    { THREE, studio },
    {
      mug: { handle: 'stoneware-mug', sku: 'KC-STONEWARE-MUG-RUST', options: { color: 'rust' } },
      pour: { handle: 'pour-over-set' },
      carafe: { handle: 'glass-carafe', sku: 'KC-GLASS-CARAFE-AMBER', options: { color: 'amber' } },
      tray: { handle: 'oak-tray', anchor: [-14, 1.4, 7] },
      cups: {
        handle: 'espresso-cups',
        sku: 'KC-ESPRESSO-CUPS-INK',
        options: { color: 'ink', filled: 2 },
        anchor: [-5.2, 3.4, 1.6],
      },
    },
  );
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
        aperture: 0.7,
        focus: [0, 5, 1],
        camera: (t) => ({
          eye: [mix(-9, 4, ease(t, -1, 7)), 19, mix(66, 58, ease(t, -1, 7))],
          look: [mix(0.6, 0.9, t / 6), 6.3, 0],
          fov: 26,
        }),
        pose(t) {
          studio.key.aim(0, 6, 0);
          mug.at(0, 0, 0, mix(-1.5, 1.15, ease(t, 0.4, 6.4)), 30 * lowered(t, -0.3, 1.35));
          pour.at(8.5, 0, -26, 0.4);
        },
      },
      {
        from: 6,
        to: 10,
        show: ['mug', 'pour', 'carafe'],
        aperture: 0.6,
        focus: [1, 10, 0],
        camera: (t) => ({ eye: [mix(12, 1, ease(t, 5, 11)), 31, 98], look: [0, 10.5, 0], fov: 26 }),
        pose(t) {
          studio.key.aim(0, 8, 0);
          pour.at(mix(34, 3.4, glide(t, 6, 7.6)), 0, 0, mix(0.9, -0.2, glide(t, 6, 8.6)));
          mug.at(-6, 0, 13, 0.9);
          carafe.at(-9, 0, -13, 0.3, 46 * lowered(t, 6.8, 8.3));
        },
      },
      {
        from: 10,
        to: 16,
        show: ['mug', 'pour', 'tray', 'cups'],
        aperture: 0.6,
        camera: (t) => ({
          eye: [mix(-16, -4, ease(t, 9, 17)), mix(86, 80, ease(t, 10, 16)), mix(98, 102, ease(t, 10, 16))],
          look: [1.4, 3, -5],
          fov: 28,
        }),
        pose(t) {
          studio.key.aim(0, 4, 0);
          const x = mix(-52, 0, glide(t, 10.15, 11.9));
          const turn = mix(-0.22, 0, glide(t, 10.15, 12.2));
          tray.at(x, 0, 0, Math.PI / 2 + 0.1 + turn);
          cups.at(x + 0.5, 0.97, -7.5, 0.35 + turn);
          // Carried in over the rim of the tray, from the side.
          mug.at(
            mix(44, 3.2, glide(t, 11.7, 13.2)),
            0.97,
            mix(16, 9.5, glide(t, 11.7, 13.2)),
            mix(-0.4, 0.6, glide(t, 11.7, 13.4)),
            11 * lowered(t, 11.9, 13.2),
          );
          pour.at(6, 0, -32, -0.3);
        },
      },
    ],
  });
}
