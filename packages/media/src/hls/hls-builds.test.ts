import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { createPlayback } from '../playback/playback.js';
import type { Playback } from '../playback/playback-contract.js';

/** An address that answers with this body, and does not show what it is. */
const answer = (body: string, type = 'application/vnd.apple.mpegurl'): string =>
  new URL(`/echo?${new URLSearchParams({ type, body }).toString()}`, location.href).href;
const isHls = { type: 'application/vnd.apple.mpegurl' };
const variant = (src: string, more = ''): string =>
  `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=92400,CODECS="avc1.42c01e,mp4a.40.2"${more}\n${src}\n`;
const media = (folder: string, more = '', name = 'lo'): string =>
  `#EXTM3U\n#EXT-X-VERSION:11\n#EXT-X-TARGETDURATION:4\n#EXT-X-PLAYLIST-TYPE:VOD\n${more}#EXT-X-MAP:URI="${folder}init_${name}.mp4"
#EXTINF:4,\n${folder}seg_${name}_0.m4s\n#EXTINF:4,\n${folder}seg_${name}_1.m4s\n#EXT-X-ENDLIST\n`;
const soundApart =
  `#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",DEFAULT=YES,AUTOSELECT=YES,` +
  `URI="${answer(media('/media/fmp4/soun/'))}"\n` +
  `#EXT-X-STREAM-INF:BANDWIDTH=92400,CODECS="avc1.42c01e,mp4a.40.2",AUDIO="a"\n${answer(media('/media/fmp4/vide/'))}\n`;

/** Whether sound was decoded, or is there to be: each browser shows it in another way. */
function hasSound(video: HTMLVideoElement): boolean {
  const { webkitAudioDecodedByteCount, mozHasAudio, audioTracks } = video as {
    webkitAudioDecodedByteCount?: number;
    mozHasAudio?: boolean;
    audioTracks?: { readonly length: number };
  };
  return mozHasAudio ?? (webkitAudioDecodedByteCount || audioTracks?.length || 0) > 0;
}

describe('the build of hls.js', () => {
  let video: HTMLVideoElement;
  let playback: Playback;
  async function setUp(ownCaptions: boolean): Promise<void> {
    video = await fixture<HTMLVideoElement>(html`<video playsinline width="90" height="160"></video>`);
    video.muted = true;
    playback = createPlayback(video, { ownCaptions });
  }
  afterEach(() => playback.destroy());

  it('is the light one for a stream that needs no more', async () => {
    await setUp(true);
    playback.load([{ src: answer(variant(answer(media('/media/fmp4/')))), ...isHls }]);
    expect(await playback.play()).to.equal('started');
    expect(playback.$state.get().engine).to.equal('hls');
  });

  for (const ownCaptions of [false, true])
    it(`plays sound that is a rendition, ${ownCaptions ? 'with' : 'without'} captions of the player`, async () => {
      await setUp(ownCaptions);
      playback.load([{ src: answer(soundApart), ...isHls }]);
      expect(await playback.play()).to.equal('started');
      await waitUntil(() => hasSound(video), 'sound', { timeout: 8000 });
    });

  for (const ownCaptions of [false, true])
    it(`plays a playlist with variables, ${ownCaptions ? 'with' : 'without'} captions of the player`, async () => {
      await setUp(ownCaptions);
      const text = variant(`${location.origin}/media/{$dir}/lo.m3u8`).replace(
        '#EXTM3U\n',
        '#EXTM3U\n#EXT-X-DEFINE:NAME="dir",VALUE="fmp4"\n',
      );
      playback.load([{ src: answer(text), ...isHls }]);
      expect(await playback.play()).to.equal('started');
    });

  it('changes to the full one when only the media playlist has variables', async () => {
    await setUp(true);
    const inner = media('{$at}', '#EXT-X-DEFINE:NAME="at",VALUE="/media/fmp4/"\n');
    playback.load([{ src: answer(variant(answer(inner))), ...isHls }], 5);
    expect(await playback.play()).to.equal('started');
    expect(playback.$state.get().engine).to.equal('hls-full');
    expect(playback.$state.get().currentTime).to.be.within(5, 8);
  });

  it('says that a playlist which is not there cannot be found', async () => {
    await setUp(true);
    playback.load([{ src: '/media/none.m3u8' }]);
    expect(await playback.play()).to.equal('failed');
    expect(playback.$state.get().error?.code).to.equal('media-not-found');
  });
});

describe('a source whose address does not show what it is', () => {
  let video: HTMLVideoElement;
  let playback: Playback;
  beforeEach(async () => {
    video = await fixture<HTMLVideoElement>(html`<video playsinline width="90" height="160"></video>`);
    video.muted = true;
    playback = createPlayback(video, { ownCaptions: true });
  });
  afterEach(() => playback.destroy());

  const stream = variant(new URL('/media/fmp4/lo.m3u8', location.href).href);
  for (const type of ['application/vnd.apple.mpegurl', 'audio/x-mpegurl; charset=utf-8', 'text/plain'])
    it(`is a playlist when the server answers with one as ${type}`, async () => {
      playback.load([{ src: answer(stream, type) }]);
      expect(await playback.play()).to.equal('started');
      expect(playback.$state.get().engine).to.equal('hls');
    });

  it('is a file otherwise', async () => {
    const data = await (await fetch('/media/clip.mp4')).blob();
    const blob = URL.createObjectURL(data);
    playback.load([{ src: blob }]);
    expect(await playback.play()).to.equal('started');
    expect(playback.$state.get().engine).to.equal('native');
    URL.revokeObjectURL(blob);
  });

  it('is not found when the server has no such thing', async () => {
    playback.load([{ src: '/media/none' }]);
    expect(await playback.play()).to.equal('failed');
    expect(playback.$state.get().error?.code).to.equal('media-not-found');
  });
});
