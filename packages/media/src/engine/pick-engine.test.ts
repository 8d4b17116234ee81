import { expect } from '@open-wc/testing';
import { isPlayable, pickEngine, type EngineNeeds } from './pick-engine.js';
import { isHls } from '../source.js';

const needs: EngineNeeds = { engine: 'auto', mse: true, nativeHls: true };
const hls = { src: 'https://media.example/video/main.m3u8' };
const mp4 = { src: 'https://media.example/video.mp4' };

describe('isHls', () => {
  it('goes by the type first, then by the file extension', () => {
    expect(isHls({ src: 'video', type: 'application/vnd.apple.mpegurl' })).to.equal(true);
    expect(isHls({ src: 'video', type: 'audio/x-mpegURL' })).to.equal(true);
    expect(isHls({ src: 'video.m3u8', type: 'video/mp4' })).to.equal(false);
    expect(isHls({ src: 'video.m3u8?token=a.mp4#t=4' })).to.equal(true);
    expect(isHls({ src: 'video.mp4?next=b.m3u8' })).to.equal(false);
  });
});

describe('pickEngine', () => {
  it('leaves files to the browser', () => {
    expect(pickEngine(mp4, needs)).to.equal('native');
  });

  it('uses hls.js wherever it can run, even where the browser plays HLS', () => {
    expect(pickEngine(hls, needs)).to.equal('hls');
  });

  it('leaves HLS to the browser where hls.js cannot run, or with `native`', () => {
    expect(pickEngine(hls, { ...needs, mse: false })).to.equal('native');
    expect(pickEngine(hls, { ...needs, engine: 'native' })).to.equal('native');
  });
});

describe('isPlayable', () => {
  const only =
    (known: string) =>
    (type: string): string =>
      type === known ? 'maybe' : '';

  it('asks the browser about files with a type, and tries the others', () => {
    expect(isPlayable({ src: 'a', type: 'video/mp4' }, needs, only('video/mp4'))).to.equal(true);
    expect(isPlayable({ src: 'a', type: 'video/mp4; codecs="hvc1"' }, needs, only('video/mp4'))).to.equal(false);
    expect(isPlayable(mp4, needs, only(''))).to.equal(true);
  });

  it('knows that HLS needs hls.js or the browser', () => {
    expect(isPlayable(hls, { ...needs, nativeHls: false }, only(''))).to.equal(true);
    expect(isPlayable(hls, { ...needs, mse: false }, only(''))).to.equal(true);
    expect(isPlayable(hls, { ...needs, mse: false, nativeHls: false }, only(''))).to.equal(false);
    expect(isPlayable(hls, { ...needs, engine: 'native', nativeHls: false }, only(''))).to.equal(false);
  });
});
