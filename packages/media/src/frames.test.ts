import { expect, fixture, html } from '@open-wc/testing';
import { onFrame } from './frames.js';

async function film(): Promise<HTMLVideoElement> {
  const video = await fixture<HTMLVideoElement>(html`<video muted playsinline src="/media/moving.mp4"></video>`);
  video.muted = true;
  await video.play();
  return video;
}

/** Hears `count` frames and stops. */
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
  it('tells the media time of the frames that are shown', async () => {
    const video = await film();
    const seen = await frames(video, 5);
    expect(seen).to.deep.equal([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).to.be.within(0, video.currentTime + 0.2);
  });

  it('falls back to animation frames where the browser does not tell', async () => {
    const video = await film();
    const plain = new Proxy(video, {
      has: (target, key) => key !== 'requestVideoFrameCallback' && key in target,
      get: (target, key) => Reflect.get(target, key, target) as unknown,
    });
    const seen = await frames(plain, 5);
    expect(new Set(seen).size).to.equal(5);
  });

  it('is silent once stopped', async () => {
    const video = await film();
    let calls = 0;
    onFrame(video, () => calls++)();
    await frames(video, 3);
    expect(calls).to.equal(0);
  });
});
