import videojs from 'video.js';
import 'video.js/dist/video-js.css';
import 'videojs-overlay';

globalThis.showHotspots = async (hotspots) => {
  const video = Object.assign(document.createElement('video'), {
    className: 'video-js',
    src: '/media/moving.mp4',
    muted: true,
    loop: true,
  });
  document.body.append(video);
  const player = videojs(video, { controls: true, width: 800, height: 450, muted: true, loop: true });
  player.overlay({
    overlays: hotspots.map(({ id, start, end, path: [{ x, y }] }) => ({
      start,
      end,
      align: 'top-left',
      content: `<a href="/${id}" style="position:absolute;left:${x * 800}px;top:${y * 450}px;width:14px;height:14px;background:#fff;border-radius:50%"></a>`,
    })),
  });
  player.ready(() => void player.play());
  return () => document.querySelector('video').getVideoPlaybackQuality().totalVideoFrames;
};
