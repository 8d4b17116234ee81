/** Differences below this are left: each correction restarts the animations. */
const toleranceMs = 5;
/** A difference above this is a jump (a seek, a stall), which is taken over at once. */
const jumpMs = 60;
/** Of a screen with 60 pictures a second, in ms. */
const refreshMs = 1000 / 60;
/** The longest frame, in seconds of the video. What is longer is no frame: frames were left out, or the video stalled. */
const maxFrameSeconds = 1 / 15;
/**
 * A frame this far from `currentTime`, in seconds, is not the frame of the moment: after a stall WebKit shows the next
 * frame at once, which then stands until it is due, and a busy machine shows one late. It counts when the next agrees.
 */
const maxApartSeconds = 0.1;
/** The mean of so many measurements counts: a frame waits for the next picture of the screen, some longer than others. */
const maxSamples = 7;
/** So many frames in a row are measured after a jump. */
const firstSamples = 3;

/**
 * The time of a video on the clock of the document's animations, so that an animation can run beside the video without
 * a script for each frame. It is measured four times a second, with a frame that is shown.
 */
export class MediaClock {
  #video: HTMLVideoElement;
  #handle: number | undefined;
  /** When the video would have been at 0, as measured with the last frames since the video plays at this rate. */
  #samples: number[] = [];
  /** What a doubtful frame has measured. */
  #doubtfulMs: number | null = null;
  #last: VideoFrameCallbackMetadata | undefined;
  /** How long a frame is shown, in seconds of the video; kept for the first frame after a seek. */
  #frameSeconds = 1 / 30;
  /** When the video would have been at 0 at this rate, in ms of the document's timeline; null = it stands still. */
  zeroMs: number | null = null;
  rate = 1;

  constructor(video: HTMLVideoElement) {
    this.#video = video;
  }

  /** The video stands still: paused, seeking or stalled. */
  stop(): void {
    this.zeroMs = null;
    this.#doubtfulMs = null;
    this.#last = undefined;
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
      this.#measureFrame(frame);
      // The marker moves on while the frame stays. It is right in the middle of that time, between the first and the
      // last picture of the screen that has the frame.
      const shownMs = (this.#frameSeconds * 1000) / video.playbackRate;
      this.#take(frame.mediaTime, frame.presentationTime + Math.max(0, shownMs - refreshMs) / 2);
      then(frame.mediaTime);
      if (this.#samples.length < firstSamples || this.#doubtfulMs !== null) this.measure(then);
    });
  }

  #measureFrame(frame: VideoFrameCallbackMetadata): void {
    const last = this.#last;
    this.#last = frame;
    if (!last) return;
    const seconds = (frame.mediaTime - last.mediaTime) / (frame.presentedFrames - last.presentedFrames);
    if (seconds > 0 && seconds <= maxFrameSeconds) this.#frameSeconds = seconds;
  }

  #take(mediaTime: number, atMs: number): void {
    const { playbackRate } = this.#video;
    const sampleMs = atMs - (mediaTime * 1000) / playbackRate;
    const isNear = (otherMs: number | null): boolean => otherMs !== null && Math.abs(sampleMs - otherMs) <= jumpMs;
    if (playbackRate !== this.rate) this.zeroMs = null;
    this.rate = playbackRate;
    const earlySeconds = mediaTime - this.#video.currentTime;
    if (this.zeroMs !== null && isNear(this.zeroMs)) {
      this.#samples = [...this.#samples, sampleMs].slice(-maxSamples);
      const middleMs = meanOfMiddle(this.#samples);
      if (Math.abs(middleMs - this.zeroMs) > toleranceMs) this.zeroMs = middleMs;
    } else if (Math.abs(earlySeconds) <= maxApartSeconds || isNear(this.#doubtfulMs)) {
      this.#samples = [sampleMs];
      this.zeroMs = sampleMs;
    } else {
      if (earlySeconds > 0) this.zeroMs = null;
      this.#doubtfulMs = sampleMs;
      return;
    }
    this.#doubtfulMs = null;
  }
}

/** Without a quarter on either side: a busy machine shows a frame late. */
function meanOfMiddle(values: readonly number[]): number {
  const cut = Math.floor(values.length / 4);
  const middle = [...values].sort((a, b) => a - b).slice(cut, values.length - cut);
  let sum = 0;
  for (const value of middle) sum += value;
  return sum / middle.length;
}
