import FullHls from 'hls.js';
import LightHls from 'hls.js/light';

/** Counts the instances of hls.js that hold a media element, until `stop` is called. */
export function countLiveHls(): { readonly now: number; readonly most: number; stop(): void } {
  const live = new Set<unknown>();
  let most = 0;
  const restore: (() => void)[] = [];
  for (const { prototype } of [FullHls, LightHls]) {
    const { attachMedia, destroy } = prototype;
    prototype.attachMedia = function (...args): void {
      live.add(this);
      most = Math.max(most, live.size);
      attachMedia.apply(this, args);
    };
    prototype.destroy = function (): void {
      live.delete(this);
      destroy.call(this);
    };
    restore.push(() => Object.assign(prototype, { attachMedia, destroy }));
  }
  return {
    get now() {
      return live.size;
    },
    get most() {
      return most;
    },
    stop: () => restore.forEach((one) => one()),
  };
}
