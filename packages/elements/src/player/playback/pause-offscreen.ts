import type { Playback } from '@vitrine/media';
import { observeInView } from './near-viewport.js';

/** Pauses a video out of view or in a hidden tab, and plays it again in view unless the visitor paused it. */
export class PauseOffscreen {
  #video: HTMLVideoElement;
  #playback: Playback;
  #inPicture: () => boolean;
  #inView = true;
  /** The video was paused by us. */
  #paused = false;
  #end = new AbortController();
  #off: () => void;

  /** `inPicture`: the video is in the window of picture-in-picture, where it is seen whatever the page shows. */
  constructor(player: Element, video: HTMLVideoElement, playback: Playback, inPicture: () => boolean) {
    this.#video = video;
    this.#playback = playback;
    this.#inPicture = inPicture;
    this.#off = observeInView(player, (inView) => {
      this.#inView = inView;
      this.#changed(inView);
    });
    const { signal } = this.#end;
    document.addEventListener('visibilitychange', () => this.#changed(!document.hidden), { signal });
    video.addEventListener('leavepictureinpicture', () => this.#changed(this.#inView && !document.hidden), { signal });
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
    if (this.#inPicture()) return;
    if (!inView && !this.#video.paused) {
      this.#playback.pause();
      this.#paused = true;
    } else if (inView && !document.hidden && this.#paused) {
      this.#paused = false;
      void this.#playback.play();
    }
  }
}
