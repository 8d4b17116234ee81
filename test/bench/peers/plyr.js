import Plyr from 'plyr';
import 'plyr/dist/plyr.css';
import { playWithHls } from './attach-hls.js';

const made = new WeakMap();
globalThis.setUp = (player) => {
  const video = player.querySelector('video');
  if (!video.dataset.src.includes('.m3u8')) video.src = video.dataset.src;
  made.set(player, new Plyr(video, { iconUrl: '/peers/none.svg', blankVideo: '' }));
};
globalThis.tearDown = (player) => made.get(player)?.destroy();
globalThis.play = (player) => playWithHls(player.querySelector('video'));
for (const player of document.querySelectorAll('.player')) globalThis.setUp(player);
