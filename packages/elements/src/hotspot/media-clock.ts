/** Differences below this are left: each correction restarts the animations. */
const toleranceMs = 5;
/** A difference above this is a jump (a seek, a stall), which is taken over at once. */
const jumpMs = 60;

/**
 * The time of a video on the clock of the document's animations, so that an animation can run beside the video without
 * a script for each frame. It is measured four times a second, with a frame that is shown.
 */
export class MediaClock {
  #video: HTMLVideoElement;
  #handle: number | undefined;
  /** When the video would have been at 0 at this rate, in ms of the document's timeline; null = it stands still. */
  zeroMs: number | null = null;
  rate = 1;

  constructor(video: HTMLVideoElement) {
    this.#video = video;
  }

  /** The video stands still: paused, seeking or stalled. */
  stop(): void {
    this.zeroMs = null;
    this.cancel();
  }

  cancel(): void {
    if (this.#handle !== undefined) this.#video.cancelVideoFrameCallback(this.#handle);
    this.#handle = undefined;
  }

  /** Measures with the next frame that is shown, and then calls `then` with its media time in seconds. */
  measure(then: (mediaTime: number) => void): void {
    const video: HTMLVideoElement = this.#video;
    if (!('requestVideoFrameCallback' in video)) {
      this.#take(this.#video.currentTime, performance.now());
      then(this.#video.currentTime);
      return;
    }
    this.#handle ??= video.requestVideoFrameCallback((_now, frame) => {
      this.#handle = undefined;
      if (video.paused || video.seeking) return;
      // A frame is on screen a little before the time that is expected, and stays while the marker moves on: the two
      // errors cancel each other out.
      this.#take(frame.mediaTime, frame.expectedDisplayTime);
      then(frame.mediaTime);
    });
  }

  #take(mediaTime: number, atMs: number): void {
    const { playbackRate } = this.#video;
    const zeroMs = atMs - (mediaTime * 1000) / playbackRate;
    const apart = this.zeroMs === null || playbackRate !== this.rate ? Infinity : zeroMs - this.zeroMs;
    this.rate = playbackRate;
    if (Math.abs(apart) > jumpMs) this.zeroMs = zeroMs;
    else if (Math.abs(apart) > toleranceMs) this.zeroMs = (this.zeroMs ?? zeroMs) + apart / 2;
  }
}
