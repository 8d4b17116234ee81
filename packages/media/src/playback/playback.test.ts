import { expect, fixture, html } from '@open-wc/testing';
import { TestConnection } from '@vitrine/testing/test-connection';
import { createPlayback } from './playback.js';
import type { Playback, PlaybackOptions } from './playback-contract.js';
import type { PlaybackState } from './playback-state.js';

const clip = { src: '/media/clip.mp4', type: 'video/mp4' };
const open = new Set<Playback>();

async function setUp(options: PlaybackOptions = {}): Promise<{ video: HTMLVideoElement; playback: Playback }> {
  const video = await fixture<HTMLVideoElement>(html`<video playsinline></video>`);
  video.muted = true;
  const playback = createPlayback(video, options);
  open.add(playback);
  return { video, playback };
}

/** Resolves with the first state that matches, the current one included. */
function reach({ $state }: Playback, like: (state: PlaybackState) => boolean): Promise<PlaybackState> {
  return new Promise((resolve) => {
    const stop = $state.subscribe((state) => {
      if (!like(state)) return;
      resolve(state);
      queueMicrotask(() => stop());
    });
  });
}

const inPhase =
  (phase: PlaybackState['phase']) =>
  (state: PlaybackState): boolean =>
    state.phase === phase;

function timesReach({ $time }: Playback, seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = $time.subscribe((time) => {
      if (time < seconds) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}

const fetched = (name: string): number =>
  performance.getEntriesByType('resource').filter((entry) => entry.name.includes(name)).length;

afterEach(() => {
  for (const playback of open) playback.destroy();
  open.clear();
});

describe('createPlayback', () => {
  it('fetches nothing before play is requested', async () => {
    const { video, playback } = await setUp();
    playback.load([clip]);
    playback.prefetch();
    expect(playback.$state.get()).to.include({ phase: 'idle', engine: null, error: null, duration: 0 });
    expect(video.getAttribute('src')).to.equal(null);
  });

  it('fetches at once with preload', async () => {
    const { playback } = await setUp({ preload: 'auto' });
    playback.load([clip]);
    // WebKit reports the size a moment after it can play.
    const state = await reach(playback, (now) => now.phase === 'ready' && now.width > 0);
    expect(state).to.include({ engine: 'native', width: 180, height: 320 });
    expect(state.duration).to.be.closeTo(12, 0.1);
  });

  it('plays, pauses and continues as the element does', async () => {
    const { video, playback } = await setUp();
    playback.load([clip]);
    expect(await playback.play()).to.equal('started');
    expect(playback.$state.get().phase).to.equal('playing');
    await timesReach(playback, 0.2);
    playback.pause();
    await reach(playback, inPhase('paused'));
    expect(video.paused).to.equal(true);
    expect(await playback.play()).to.equal('started');
  });

  it('clamps the volume and ignores what is no number', async () => {
    const { video, playback } = await setUp();
    playback.setVolume(0.5);
    playback.setVolume(NaN);
    expect(video.volume).to.equal(0.5);
    playback.setVolume(7);
    expect(video.volume).to.equal(1);
    playback.setVolume(-1);
    expect(video.volume).to.equal(0);
  });

  it('observes what others do to the element', async () => {
    const { video, playback } = await setUp();
    playback.load([clip]);
    await playback.play();
    video.pause();
    await reach(playback, inPhase('paused'));
    video.volume = 0.25;
    await reach(playback, ({ volume }) => volume === 0.25);
    video.playbackRate = 2;
    await reach(playback, ({ rate }) => rate === 2);
    await video.play();
    await reach(playback, inPhase('playing'));
  });

  it('stays paused and reports it when the browser requires a gesture first', async () => {
    const { video, playback } = await setUp();
    playback.load([clip]);
    // An own property shadows the method of the prototype.
    Object.defineProperty(video, 'play', {
      configurable: true,
      value: () => Promise.reject(new DOMException('no gesture', 'NotAllowedError')),
    });
    expect(await playback.play()).to.equal('play-blocked');
    expect(playback.$state.get().error).to.equal(null);
    expect(['idle', 'loading', 'ready']).to.include(playback.$state.get().phase);
    Reflect.deleteProperty(video, 'play');
    playback.setMuted(true);
    expect(await playback.play()).to.equal('started');
  });

  it('distinguishes a pause by the browser before the first frame from a pause by a visitor', async () => {
    const { playback, video } = await setUp();
    video.muted = false;
    playback.load([clip]);
    const outcome = playback.play();
    Object.defineProperties(video, {
      readyState: { configurable: true, value: 1 },
      paused: { configurable: true, value: true },
    });
    video.dispatchEvent(new Event('pause'));
    expect(await outcome).to.equal('play-blocked');
    Reflect.deleteProperty(video, 'readyState');
    Reflect.deleteProperty(video, 'paused');
  });

  it('settles a play that is interrupted by a pause', async () => {
    const { playback } = await setUp();
    playback.load([clip]);
    const outcome = playback.play();
    playback.pause();
    expect(await outcome).to.equal('interrupted');
    await reach(playback, (state) => state.phase === 'ready' || state.phase === 'loading');
  });

  it('begins at the position that was set before anything was loaded', async () => {
    const { video, playback } = await setUp();
    playback.load([clip]);
    playback.seek(5);
    expect(playback.$state.get()).to.include({ phase: 'idle', currentTime: 5 });
    await playback.play();
    expect(video.currentTime).to.be.within(4.9, 6);
    expect(playback.$state.get().currentTime).to.be.within(4.9, 6);
  });

  it('seeks within the duration and no further', async () => {
    const { video, playback } = await setUp({ preload: 'auto' });
    playback.load([clip], 2);
    await reach(playback, ({ phase, currentTime }) => phase === 'ready' && currentTime === 2);
    playback.seek(-3);
    expect(playback.$time.get()).to.equal(0);
    playback.seek(100);
    expect(playback.$time.get()).to.be.closeTo(video.duration, 0.01);
    playback.seek(NaN);
    expect(playback.$time.get()).to.be.closeTo(video.duration, 0.01);
  });

  it('ends, and plays again from the start', async () => {
    const { playback } = await setUp();
    playback.load([clip], 11.5);
    await playback.play();
    await reach(playback, inPhase('ended'));
    expect(await playback.play()).to.equal('started');
    await reach(playback, ({ phase, currentTime }) => phase === 'playing' && currentTime < 6);
  });

  it('publishes frozen snapshots, and none for mere progress', async () => {
    const { playback } = await setUp();
    playback.load([clip]);
    await playback.play();
    await timesReach(playback, 0.3);
    await reach(playback, ({ buffered }) => (buffered.at(-1)?.end ?? 0) > 11);
    let snapshots = 0;
    let times = 0;
    const stop = [playback.$state.listen(() => snapshots++), playback.$time.listen(() => times++)];
    await timesReach(playback, playback.$time.get() + 1.2);
    for (const end of stop) end();
    expect(times).to.be.at.least(3);
    expect(snapshots).to.equal(0);
    expect(playback.$state.get()).to.be.frozen;
  });

  it('uses the next source when one cannot be fetched', async () => {
    const { playback } = await setUp();
    playback.load([{ src: '/media/none.mp4' }, clip]);
    expect(await playback.play()).to.equal('started');
    expect(playback.$state.get().error).to.equal(null);
  });

  it('reports at once that nothing can be played, and does not fetch it', async () => {
    const { playback } = await setUp();
    playback.load([{ src: '/media/video.unknown', type: 'video/x-unknown' }]);
    expect(playback.$state.get().phase).to.equal('error');
    expect(playback.$state.get().error).to.include({ code: 'media-unsupported', recoverable: false });
    expect(await playback.play()).to.equal('failed');
    expect(fetched('video.unknown')).to.equal(0);
    playback.load([clip]);
    expect(playback.$state.get()).to.include({ phase: 'idle', error: null });
  });

  it('reports that a video is not there, and plays another', async () => {
    const { playback } = await setUp();
    playback.load([{ src: '/media/gone.mp4' }]);
    expect(await playback.play()).to.equal('failed');
    expect(playback.$state.get().error).to.include({ code: 'media-not-found', recoverable: true });
    playback.load([clip]);
    expect(await playback.play()).to.equal('started');
    expect(playback.$state.get().error).to.equal(null);
  });

  it('keeps its speed for the next video', async () => {
    const { playback } = await setUp({ preload: 'auto' });
    playback.load([clip]);
    await reach(playback, inPhase('ready'));
    playback.setRate(1.5);
    await reach(playback, ({ rate }) => rate === 1.5);
    playback.load([{ src: '/media/moving.mp4' }]);
    await reach(playback, ({ phase, width }) => phase === 'ready' && width === 800);
    expect(playback.$state.get().rate).to.equal(1.5);
  });

  it('reports that it is offline, and continues when the network is back', async () => {
    const connection = new TestConnection();
    const { playback } = await setUp({ connection });
    connection.set(false);
    expect(playback.$state.get().offline).to.equal(true);
    playback.load([{ src: '/media/not-there-yet.mp4' }]);
    expect(await playback.play()).to.equal('failed');
    const { phase, error, recovering } = playback.$state.get();
    expect({ phase, code: error?.code, recovering }).to.deep.equal({
      phase: 'error',
      code: 'media-offline',
      recovering: true,
    });
    const gone = reach(playback, (state) => state.error?.code === 'media-not-found');
    connection.set(true);
    expect(playback.$state.get()).to.include({ offline: false, error: null });
    expect((await gone).recovering).to.equal(false);
  });

  it('never fetches hls.js for a file', async () => {
    const { playback } = await setUp();
    playback.load([clip]);
    playback.prefetch();
    await playback.play();
    expect(fetched('hls')).to.equal(0);
  });

  it('releases the element when it is destroyed', async () => {
    const { video, playback } = await setUp();
    playback.load([clip]);
    await playback.play();
    playback.destroy();
    expect(video.getAttribute('src')).to.equal(null);
    expect(playback.$state.get()).to.include({ phase: 'idle', engine: null });
    const last = playback.$state.get();
    video.volume = 0.1;
    video.src = clip.src;
    await new Promise((resolve) => video.addEventListener('loadedmetadata', resolve, { once: true }));
    expect(playback.$state.get()).to.equal(last);
    expect(await playback.play()).to.equal('failed');
  });
});
