import { expect } from '@open-wc/testing';
import { MediaClock } from './media-clock.js';

/** Of a screen with 60 pictures a second, in ms. */
const refreshMs = 1000 / 60;

/** What a product moves at, in px for each second of the video. */
const speed = 128;

interface Played {
  readonly rate?: number;
  readonly framesPerSecond?: number;
}

/** A video on a screen of 60 pictures a second, whose time is handed in. The screen shows the newest frame that is due. */
class SimulatedVideo {
  readonly paused = false;
  readonly seeking = false;
  readonly playbackRate: number;
  readonly clock = new MediaClock(this as unknown as HTMLVideoElement);
  /** Of the pictures since the clock ran: px between the marker and its product, positive where the marker is ahead. */
  errors: number[] = [];
  /** The media time that came with the last measurement. */
  reported = NaN;
  #frameSeconds: number;
  #nowMs = 5000;
  #seconds = 0;
  #shown = NaN;
  #presentedFrames = 0;
  #untilMeasured = 0;
  #measured = 0;
  #callback: VideoFrameRequestCallback | undefined;

  constructor({ rate = 1, framesPerSecond = 25 }: Played = {}) {
    this.playbackRate = rate;
    this.#frameSeconds = 1 / framesPerSecond;
  }

  get currentTime(): number {
    return this.#seconds;
  }

  requestVideoFrameCallback(callback: VideoFrameRequestCallback): number {
    this.#callback = callback;
    return 1;
  }

  cancelVideoFrameCallback(): void {
    this.#callback = undefined;
  }

  play(seconds: number): void {
    for (const endMs = this.#nowMs + seconds * 1000; this.#nowMs < endMs;) {
      this.#nowMs += refreshMs;
      this.#seconds += (refreshMs / 1000) * this.playbackRate;
      // About four times a second, and never in step with the frames, as `timeupdate` comes.
      if (--this.#untilMeasured < 0) {
        this.clock.measure(() => undefined);
        this.#untilMeasured = 11 + (this.#measured++ % 7);
      }
      this.#show();
      const { zeroMs } = this.clock;
      if (zeroMs === null) continue;
      const markerSeconds = ((this.#nowMs - zeroMs) * this.playbackRate) / 1000;
      this.errors.push((markerSeconds - this.#shown) * speed);
    }
  }

  /** As on `seeking`, `seeked`. */
  seek(seconds: number): void {
    this.clock.stop();
    this.#seconds = seconds;
    this.#shown = NaN;
    this.#nowMs += 120;
  }

  /** As on `waiting`, `playing`: the screen goes on, and the browser may count pictures of the frame that stands. */
  stall(seconds: number, countedFrames = 0): void {
    this.clock.stop();
    this.#nowMs += seconds * 1000;
    this.#presentedFrames += countedFrames;
  }

  /** The video goes on, and nothing of it is shown. */
  skip(seconds: number): void {
    this.#nowMs += seconds * 1000;
    this.#seconds += seconds * this.playbackRate;
  }

  #show(): void {
    // A hair more, because 0.04 * 25 is not always 1.
    const mediaTime = Math.floor(this.#seconds / this.#frameSeconds + 1e-6) * this.#frameSeconds;
    if (mediaTime <= this.#shown) return;
    this.#present(mediaTime);
  }

  /** A frame that is not due yet is shown at once, and stands until it is due. */
  showEarly(seconds: number): void {
    this.clock.measure((time) => (this.reported = time));
    this.#present(this.#shown + seconds);
  }

  /** A frame that was due so many seconds ago is shown, and measured. */
  showLate(seconds: number): void {
    this.skip(seconds);
    this.clock.measure(() => undefined);
    this.#present(this.#shown + this.#frameSeconds);
  }

  /** The video stands, and no event says so. */
  freeze(seconds: number): void {
    this.#nowMs += seconds * 1000;
  }

  #present(mediaTime: number): void {
    this.#shown = mediaTime;
    this.#presentedFrames += 1;
    const callback = this.#callback;
    this.#callback = undefined;
    callback?.(this.#nowMs, {
      mediaTime,
      presentationTime: this.#nowMs,
      expectedDisplayTime: this.#nowMs + refreshMs,
      presentedFrames: this.#presentedFrames,
      width: 800,
      height: 100,
    });
  }
}

const share = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? NaN;
const worst = (values: readonly number[]): number => share(values.map(Math.abs), 0.95);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('MediaClock', () => {
  for (const rate of [0.5, 1, 1.5, 2])
    for (const framesPerSecond of [24, 25, 30, 50, 60])
      // On the screen the product moves at 64 to 256 px/s.
      it(`keeps a marker within ${3 * Math.max(1, rate)} px at ${rate} times the rate with ${framesPerSecond} frames a second`, () => {
        const video = new SimulatedVideo({ rate, framesPerSecond });
        video.play(1);
        video.errors = [];
        video.play(4);
        expect(video.errors.length).to.be.above(200);
        expect(worst(video.errors), '95 of 100 pictures').to.be.at.most(3 * Math.max(1, rate));
        expect(mean(video.errors), 'neither ahead nor behind').to.be.within(-1, 1);
      });

  it('is right with the first frames after a seek', () => {
    const video = new SimulatedVideo();
    video.play(2);
    video.errors = [];
    video.seek(20);
    video.play(1);
    expect(video.errors.length).to.be.above(40);
    expect(worst(video.errors)).to.be.at.most(3);
  });

  for (const countedFrames of [0, 1, 60])
    it(`is right with the first frames after a stall of which the browser counts ${countedFrames} frames`, () => {
      const video = new SimulatedVideo();
      video.play(2);
      video.errors = [];
      video.stall(3, countedFrames);
      video.play(1);
      expect(video.errors.length).to.be.above(40);
      expect(worst(video.errors)).to.be.at.most(3);
    });

  it('stands on a frame that is shown too early after a stall', () => {
    const video = new SimulatedVideo();
    video.play(2);
    video.stall(3);
    video.showEarly(0.5);
    expect(video.clock.zeroMs).to.equal(null);
    expect(video.reported).to.be.closeTo(2.5, 0.1);
    video.errors = [];
    video.play(1);
    expect(video.errors.length).to.be.above(20);
    expect(worst(video.errors)).to.be.at.most(3);
  });

  it('does not follow one frame that is shown late', () => {
    const video = new SimulatedVideo();
    video.play(2);
    video.errors = [];
    video.showLate(0.3);
    video.play(1);
    expect(video.errors.length).to.be.above(40);
    expect(worst(video.errors)).to.be.at.most(3);
  });

  it('follows after two frames when the time of the video has jumped and no event says so', () => {
    const video = new SimulatedVideo();
    video.play(2);
    video.freeze(3);
    video.play(0.4);
    video.errors = [];
    video.play(1);
    expect(worst(video.errors)).to.be.at.most(3);
  });

  it('does not take frames that were left out for one long frame', () => {
    const video = new SimulatedVideo();
    video.play(2);
    // A busy machine shows nothing for a second, and no event says so.
    video.skip(1);
    video.errors = [];
    video.play(1);
    expect(worst(video.errors)).to.be.at.most(3);
  });
});
