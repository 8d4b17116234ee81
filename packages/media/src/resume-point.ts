import { haveMetadata } from './ready-state.js';

/** Where the film goes on once its element has been filled again; until it is there, the film is said to be there. */
export class ResumePoint {
  readonly #video: HTMLVideoElement;
  /** Seconds; `null` = the element speaks for itself. */
  at: number | null = null;

  constructor(video: HTMLVideoElement) {
    this.#video = video;
  }

  /** Where the film is, for whoever looks. */
  get position(): number {
    return this.at ?? this.#video.currentTime;
  }

  /** At `seconds`; the beginning needs no point. */
  set(seconds: number): void {
    this.at = seconds || null;
  }

  /** Where it was seen last, unless it is on its way already. */
  keep(seconds = this.#video.currentTime): void {
    this.at ??= seconds || null;
  }

  /** The element knows its length: it goes there. */
  place(): void {
    if (this.at !== null && Math.abs(this.#video.currentTime - this.at) > 0.3) this.#video.currentTime = this.at;
  }

  /** Back where it was: from here on the element speaks for itself again. */
  settle(): void {
    const { readyState, seeking, currentTime } = this.#video;
    if (this.at !== null && readyState >= haveMetadata && !seeking && Math.abs(currentTime - this.at) < 0.5)
      this.at = null;
  }
}
