import { videoPlayer } from 'cloudinary-video-player';
import 'cloudinary-video-player/cld-video-player.min.css';

const made = new WeakMap();
globalThis.setUp = (player) => {
  const video = player.querySelector('video');
  const { src, poster } = video.dataset;
  const one = videoPlayer(video, { cloudName: 'demo', controls: true, muted: true, preload: 'none' });
  made.set(player, one);
  one.source(new URL(src, location.href).href, {
    poster: new URL(poster, location.href).href,
    ...(src.includes('.m3u8') ? { sourceTypes: ['hls'], type: 'hls' } : {}),
  });
};
globalThis.tearDown = (player) => made.get(player)?.dispose();
globalThis.play = (player) => made.get(player).play();
for (const player of document.querySelectorAll('.player')) globalThis.setUp(player);
