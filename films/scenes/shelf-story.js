/** A kitchen shelf fills up: along the board, close to the speaker, then the whole wall. Sage plaster, oak, daylight. */

import { callCast, ease, glide, lowered, makeScene, mix, windowLight } from './set.js';

const top = 30;

function board(THREE, studio, y) {
  const material = new THREE.MeshStandardMaterial({ color: '#b98d5c', roughness: 0.62 });
  const mesh = new THREE.Mesh(new THREE.BoxGeometry(112, 2.4, 22), material);
  mesh.position.set(0, y - 1.2, 0);
  const group = new THREE.Group().add(mesh);
  group.userData.solid = true;
  return studio.place(group);
}

export async function setup({ THREE, renderer, createStudio, width, height }) {
  const studio = createStudio(THREE, renderer, { width, height, paper: '#a9b09a', warmth: 0.25, softness: 14 });
  studio.key.from(-48, 44);
  studio.key.level(1.7);
  studio.backdrop.visible = false;
  const wall = new THREE.Mesh(new THREE.PlaneGeometry(700, 420), new THREE.MeshStandardMaterial({ color: '#a9b09a', roughness: 0.96 }));
  wall.position.set(0, 40, -11.5);
  wall.receiveShadow = true;
  studio.scene.add(wall);
  const sun = windowLight(THREE);
  studio.key.map = sun.texture;
  const boards = { lower: board(THREE, studio, 0), upper: board(THREE, studio, top) };

  const things = await callCast({ THREE, studio }, {
    teapot: { handle: 'teapot' },
    jar: { handle: 'storage-jar' },
    plant: { handle: 'plant-pot' },
    bottle: { handle: 'steel-bottle' },
    speaker: { handle: 'desk-speaker' },
    bowl: { handle: 'serving-bowl' },
  });
  const { teapot, jar, plant, bottle, speaker, bowl } = things;
  const all = ['upper', 'lower', 'teapot', 'jar', 'plant', 'bottle', 'speaker', 'bowl'];

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
        { t: 3, kind: 'slide', length: 1.3, level: 0.4 },
        { t: 7.5, kind: 'metal', level: 0.7 },
        { t: 12.5, kind: 'stone', level: 0.9 },
      ],
    },
    shots: [
      {
        from: 0,
        to: 6,
        show: ['upper', 'teapot', 'jar', 'plant'],
        aperture: 1,
        camera: (t) => ({ eye: [mix(-22, 16, ease(t, -0.6, 6.6)), top + 14, 78], look: [mix(-19, 13, ease(t, -0.6, 6.6)), top + 7.5, 0], fov: 24 }),
        pose(t) {
          studio.key.aim(0, top + 8, 0);
          teapot.at(-17, top, 1, mix(-0.5, 0.3, ease(t, 0.3, 4)), 14 * lowered(t, 0.4, 1.5));
          jar.at(mix(22, 3.5, glide(t, 2.9, 4.3)), top, 0, mix(1, 0.1, glide(t, 2.9, 4.6)));
          plant.at(mix(40, 21, glide(t, 3.2, 4.8)), top, 0, 0.5);
        },
      },
      {
        from: 6,
        to: 10,
        show: ['lower', 'upper', 'bottle', 'speaker'],
        aperture: 1.3,
        camera: (t) => ({ eye: [mix(20, 8, ease(t, 5, 11)), 17, 74], look: [-1, 10.5, 0], fov: 24 }),
        pose(t) {
          studio.key.aim(0, 8, 0);
          speaker.at(-10, 0, 0, mix(0.45, 0.1, ease(t, 6, 10)));
          bottle.at(9, 0, 2, mix(-1, 0.2, ease(t, 6.2, 8.4)), 18 * lowered(t, 6.4, 7.5));
        },
      },
      {
        from: 10,
        to: 16,
        show: all,
        aperture: 0.6,
        camera: (t) => ({ eye: [mix(-16, 6, ease(t, 9, 17)), 34, mix(168, 160, ease(t, 10, 16))], look: [0, 23.5, 0], fov: 24 }),
        pose(t) {
          studio.key.aim(0, 22, 0);
          teapot.at(-24, top, 1, 0.3);
          jar.at(3, top, 0, 0.1);
          plant.at(25, top, 0, 0.5);
          speaker.at(-25, 0, 0, 0.15);
          bottle.at(27, 0, 1, 0.2);
          bowl.at(2, 0, 2, 0, 12 * lowered(t, 11.4, 12.5));
        },
      },
    ],
  });
}
