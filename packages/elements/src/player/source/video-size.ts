import type { Size } from './poster.js';

/** Calls back with the size of a video, in px, once it is known and when it becomes another. */
export function observeSize(video: HTMLVideoElement, changed: (size: Size) => void): void {
  let known = '';
  const read = (): void => {
    const { videoWidth: width, videoHeight: height } = video;
    const size = `${width} ${height}`;
    if (!width || !height || size === known) return;
    known = size;
    changed({ width, height });
  };
  for (const type of ['loadedmetadata', 'resize', 'playing']) video.addEventListener(type, read);
}
