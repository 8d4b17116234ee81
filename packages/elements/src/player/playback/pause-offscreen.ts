import type { Playback } from '@vitrine/media';
import { observeInView } from './near-viewport.js';

/** Out of sight, or in a hidden tab, a film rests; it goes on when it is seen again, unless the visitor stopped it. */
export class PauseOffscreen {
  #video: HTMLVideoElement;
  #playback: Playback;
  #resting = false;
  #end = new AbortController();
  #off: () => void;

  constructor(player: Element, video: HTMLVideoElement, playback: Playback) {
    this.#video = video;
    this.#playback = playback;
    this.#off = observeInView(player, (seen) => this.#changed(seen));
    document.addEventListener('visibilitychange', () => this.#changed(!document.hidden), { signal: this.#end.signal });
  }

  /** Someone decided: what we did before counts no more. */
  forget(): void {
    this.#resting = false;
  }

  destroy(): void {
    this.#off();
    this.#end.abort();
  }

  #changed(seen: boolean): void {
    if (document.pictureInPictureElement === this.#video) return;
    if (!seen && !this.#video.paused) {
      this.#playback.pause();
      this.#resting = true;
    } else if (seen && !document.hidden && this.#resting) {
      this.#resting = false;
      void this.#playback.play();
    }
  }
}
