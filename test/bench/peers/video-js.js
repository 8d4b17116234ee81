import videojs from 'video.js';
import 'video.js/dist/video-js.css';

const made = new WeakMap();
globalThis.setUp = (player) => {
  const video = player.querySelector('video');
  made.set(
    player,
    videojs(video, { controls: true, preload: 'none', muted: true, html5: { vhs: { overrideNative: true } } }),
  );
};
globalThis.tearDown = (player) => made.get(player)?.dispose();
globalThis.play = (player) => made.get(player).play();
for (const player of document.querySelectorAll('.player')) globalThis.setUp(player);
