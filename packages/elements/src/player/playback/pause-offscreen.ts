import type { Playback } from '@vitrine/media';
import { observeInView } from './near-viewport.js';

/** Pauses a video out of view or in a hidden tab, and plays it again in view unless the visitor paused it. */
export class PauseOffscreen {
  #video: HTMLVideoElement;
  #playback: Playback;
  /** The video was paused by us. */
  #paused = false;
  #end = new AbortController();
  #off: () => void;

  constructor(player: Element, video: HTMLVideoElement, playback: Playback) {
    this.#video = video;
    this.#playback = playback;
    this.#off = observeInView(player, (inView) => this.#changed(inView));
    document.addEventListener('visibilitychange', () => this.#changed(!document.hidden), { signal: this.#end.signal });
  }

  /** The visitor or the page decided: an earlier pause of ours no longer counts. */
  forget(): void {
    this.#paused = false;
  }

  destroy(): void {
    this.#off();
    this.#end.abort();
  }

  #changed(inView: boolean): void {
    if (document.pictureInPictureElement === this.#video) return;
    if (!inView && !this.#video.paused) {
      this.#playback.pause();
      this.#paused = true;
    } else if (inView && !document.hidden && this.#paused) {
      this.#paused = false;
      void this.#playback.play();
    }
  }
}
