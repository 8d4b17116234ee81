// What a page writes beside a player that knows no HLS: hls.js is part of the bundle, and is attached with the press.
import Hls from 'hls.js';

const attached = new WeakSet();

export function playWithHls(video) {
  const src = video.dataset.src;
  if (src.includes('.m3u8') && !attached.has(video)) {
    attached.add(video);
    const hls = new Hls();
    hls.loadSource(src);
    hls.attachMedia(video);
  } else if (!src.includes('.m3u8')) video.src ||= src;
  video.muted = true;
  return video.play();
}
