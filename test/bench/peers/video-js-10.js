import '@videojs/html/video/player';
import '@videojs/html/video/skin';
import '@videojs/html/media/simple-hls-video';
import '@videojs/html/video/skin.css';

globalThis.play = (player) => {
  const media = player.querySelector('video, simple-hls-video');
  media.muted = true;
  return media.play();
};
