/**
 * A kitchen shelf fills up: along the board, close to the speaker, then the whole wall. Sage plaster, oak, daylight.
 */

import { callCast, ease, glide, lowered, makeScene, mix, shadeThriftily, windowLight } from './set.js';
import { loft, mesh, rounded, roundedRectangle } from '../models/shapes.js';
import { oak } from '../models/surfaces.js';

const top = 34;

function board(THREE, studio, y) {
  const edge = rounded(
    [
      [0.5, -2.6],
      [0, -2.5, 0.3],
      [0, -0.05, 0.3],
      [0.5, 0],
    ],
    4,
  );
  const group = new THREE.Group().add(
    mesh(THREE, loft(THREE, roundedRectangle(230, 24, 0.6, 2, 2), edge, 30), oak(THREE), 'board'),
  );
  group.position.y = y;
  group.userData.solid = true;
  return studio.place(group);
}

export async function setup({ THREE, renderer, createStudio, width, height }) {
  shadeThriftily(THREE);
  const studio = createStudio(THREE, renderer, {
    width,
    height,
    paper: '#9aa488',
    warmth: 0.35,
    softness: 7,
    ambient: 0.15,
  });
  studio.key.level(2.2);
  studio.scene.environmentIntensity = 0.42;
  studio.fill.intensity = 0.16;
  studio.rim.intensity = 0.25;
  Object.assign(studio.grade, { saturation: 1.36, contrast: 1.18 });
  // A wall behind the boards instead of paper under them.
  const wall = new THREE.Mesh(new THREE.PlaneGeometry(700, 420), studio.backdrop.material);
  wall.position.set(0, 40, -12.6);
  wall.receiveShadow = true;
  studio.backdrop.visible = false;
  studio.scene.add(wall);
  const sun = windowLight(THREE, { dark: 0.2, bars: 3, span: [70, 52, 190, 204] });
  studio.key.map = sun.texture;
  const boards = { lower: board(THREE, studio, 0), upper: board(THREE, studio, top) };

  const things = await callCast(
    { THREE, studio },
    {
      teapot: { handle: 'teapot', options: { color: 'ink' } },
      jar: { handle: 'storage-jar' },
      plant: {
        handle: 'plant-pot',
        sku: 'KC-PLANT-POT-TERRACOTTA-16CM',
        options: { color: 'terracotta' },
        anchor: [0, 6.5, 0],
      },
      bottle: { handle: 'steel-bottle', sku: 'KC-STEEL-BOTTLE-INK-500ML-SCREW', options: { color: 'ink' } },
      speaker: { handle: 'desk-speaker', options: { color: 'sand' } },
      bowl: { handle: 'serving-bowl', sku: 'KC-SERVING-BOWL-RUST', options: { color: 'rust' } },
    },
  );
  const { teapot, jar, plant, bottle, speaker, bowl } = things;

  return makeScene({
    THREE,
    studio,
    things,
    extras: boards,
    beforeFrame: sun.draw,
    info: {
      poster: 14.8,
      sounds: [
        { t: 1.5, kind: 'stone', level: 0.8 },
        { t: 2.9, kind: 'slide', length: 1.3, level: 0.4 },
        { t: 7.5, kind: 'metal', level: 0.7 },
        { t: 12.5, kind: 'stone', level: 0.9 },
      ],
    },
    shots: [
      {
        from: 0,
        to: 6,
        show: ['upper', 'teapot', 'jar', 'plant'],
        aperture: 0.7,
        camera: (t) => ({
          eye: [mix(-26, 14, ease(t, -0.6, 6.6)), top + 18, 98],
          look: [mix(-17, 9, ease(t, -0.6, 6.6)), top + 13, 0],
          fov: 24,
        }),
        pose(t) {
          studio.key.aim(0, top + 12, 0);
          studio.key.from(-46, 38);
          teapot.at(-18, top, 1, mix(-0.6, 0.25, ease(t, 0.3, 4)), 36 * lowered(t, -0.2, 1.5));
          jar.at(mix(34, 3.5, glide(t, 2.7, 4.3)), top, 1, mix(1, 0.1, glide(t, 2.7, 4.6)));
          plant.at(mix(60, 22, glide(t, 2.9, 4.9)), top, 0, mix(1.4, 0.5, glide(t, 2.9, 5.4)));
        },
      },
      {
        from: 6,
        to: 10,
        show: ['lower', 'bottle', 'speaker'],
        aperture: 0.8,
        camera: (t) => ({ eye: [mix(26, 10, ease(t, 5, 11)), 20, 92], look: [0, 12.5, 0], fov: 22 }),
        pose(t) {
          studio.key.aim(0, 10, 0);
          studio.key.from(-40, 36);
          speaker.at(-9, 0, 0, mix(0.5, 0.16, ease(t, 6, 10)));
          const near = glide(t, 6.3, 8);
          bottle.at(mix(34, 12, near), 0, mix(20, 2, near), mix(-1, 0.2, near), 4 * lowered(t, 6.6, 7.5));
        },
      },
      {
        from: 10,
        to: 16,
        show: ['upper', 'lower', 'teapot', 'jar', 'plant', 'bottle', 'speaker', 'bowl'],
        aperture: 0.5,
        camera: (t) => ({
          eye: [mix(-24, 8, ease(t, 9, 17)), 44, mix(214, 200, ease(t, 10, 16))],
          look: [0, 32, 0],
          fov: 22,
        }),
        pose(t) {
          studio.key.aim(0, 28, 0);
          studio.key.from(-50, 23);
          teapot.at(-30, top, 1, 0.25);
          jar.at(-4, top, 1, 0.1);
          plant.at(26, top, 0, 0.5);
          speaker.at(-27, 0, 0, 0.16);
          // There is a board above: it comes in from the front.
          bowl.at(
            4,
            0,
            mix(110, 1, glide(t, 10.5, 12.7)),
            mix(0.8, 0, glide(t, 10.5, 12.7)),
            7 * lowered(t, 11.3, 12.5),
          );
          bottle.at(33, 0, 1, 0.2);
        },
      },
    ],
  });
}
