import { expect } from '@open-wc/testing';
import { isPlayable, pickEngine, type EngineNeeds } from './pick-engine.js';
import { isHls } from './source.js';

const needs: EngineNeeds = { engine: 'auto', mse: true, nativeHls: true, ownCaptions: false };
const hls = { src: 'https://media.example/film/main.m3u8' };
const mp4 = { src: 'https://media.example/film.mp4' };

describe('isHls', () => {
  it('goes by the type first, then by the ending', () => {
    expect(isHls({ src: 'film', type: 'application/vnd.apple.mpegurl' })).to.equal(true);
    expect(isHls({ src: 'film', type: 'audio/x-mpegURL' })).to.equal(true);
    expect(isHls({ src: 'film.m3u8', type: 'video/mp4' })).to.equal(false);
    expect(isHls({ src: 'film.m3u8?token=a.mp4#t=4' })).to.equal(true);
    expect(isHls({ src: 'film.mp4?next=b.m3u8' })).to.equal(false);
  });
});

describe('pickEngine', () => {
  it('leaves files to the browser', () => {
    expect(pickEngine(mp4, needs)).to.equal('native');
  });

  it('takes hls.js wherever it can run, even where the browser plays HLS', () => {
    expect(pickEngine(hls, needs)).to.equal('hls-full');
  });

  it('takes the smaller hls.js when the player has captions of its own', () => {
    expect(pickEngine(hls, { ...needs, ownCaptions: true })).to.equal('hls');
  });

  it('leaves HLS to the browser where hls.js cannot run, or when told to', () => {
    expect(pickEngine(hls, { ...needs, mse: false })).to.equal('native');
    expect(pickEngine(hls, { ...needs, engine: 'native' })).to.equal('native');
  });
});

describe('isPlayable', () => {
  const only =
    (known: string) =>
    (type: string): string =>
      type === known ? 'maybe' : '';

  it('asks the browser about files that say their type, and gives the others a chance', () => {
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
