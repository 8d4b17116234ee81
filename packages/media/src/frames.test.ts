import { expect, fixture, html } from '@open-wc/testing';
import { onFrame } from './frames.js';

async function playingVideo(): Promise<HTMLVideoElement> {
  const video = await fixture<HTMLVideoElement>(html`<video muted playsinline src="/media/moving.mp4"></video>`);
  video.muted = true;
  await video.play();
  return video;
}

/** Collects `count` frames and stops. */
function frames(video: HTMLVideoElement, count: number): Promise<number[]> {
  return new Promise((resolve) => {
    const seen: number[] = [];
    const stop = onFrame(video, (mediaTime) => {
      seen.push(mediaTime);
      if (seen.length === count) {
        stop();
        resolve(seen);
      }
    });
  });
}

describe('onFrame', () => {
  it('reports the media time of the frames that are shown', async () => {
    const video = await playingVideo();
    const seen = await frames(video, 5);
    expect(seen).to.deep.equal([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).to.be.within(0, video.currentTime + 0.2);
  });

  it('falls back to animation frames where the browser reports none', async () => {
    const video = await playingVideo();
    const plain = new Proxy(video, {
      has: (target, key) => key !== 'requestVideoFrameCallback' && key in target,
      get: (target, key) => Reflect.get(target, key, target) as unknown,
    });
    const seen = await frames(plain, 5);
    expect(new Set(seen).size).to.equal(5);
  });

  it('does not call back after it is stopped', async () => {
    const video = await playingVideo();
    let calls = 0;
    onFrame(video, () => calls++)();
    await frames(video, 3);
    expect(calls).to.equal(0);
  });
});
