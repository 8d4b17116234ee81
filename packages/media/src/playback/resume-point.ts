import { haveMetadata } from './ready-state.js';

/** The position at which a video continues after its element is loaded again. Until then it counts as the position. */
export class ResumePoint {
  readonly #video: HTMLVideoElement;
  /** In seconds; null = the element's own position counts. */
  at: number | null = null;

  constructor(video: HTMLVideoElement) {
    this.#video = video;
  }

  /** The position of the video, in seconds. */
  get position(): number {
    return this.at ?? this.#video.currentTime;
  }

  /** Continue at `seconds`. 0 needs no resume point. */
  set(seconds: number): void {
    this.at = seconds || null;
  }

  /** Continue at the current position, unless a resume point is set already. */
  keep(seconds = this.#video.currentTime): void {
    this.at ??= seconds || null;
  }

  /** The element knows its duration and can seek to the point. */
  seek(): void {
    if (this.at !== null && Math.abs(this.#video.currentTime - this.at) > 0.3) this.#video.currentTime = this.at;
  }

  /** Once the element has reached the point, its own position counts again. */
  settle(): void {
    const { readyState, seeking, currentTime } = this.#video;
    if (this.at !== null && readyState >= haveMetadata && !seeking && Math.abs(currentTime - this.at) < 0.5)
      this.at = null;
  }
}
