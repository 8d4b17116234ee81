import { expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import '../../define/player.js';
import { clip, playing, ready } from '@vitrine/testing/player-fixture';
import { TestClock } from '@vitrine/testing/test-clock';
import { atom } from 'nanostores';
import type { PlayerContext } from '../player-context.js';
import type { VitrinePlayer } from '../player.js';
import { followView, ViewTime } from './view-time.js';

describe('ViewTime', () => {
  function setUp() {
    const clock = new TestClock();
    let seen = 0;
    const time = new ViewTime(() => (seen += 1), clock);
    return { clock, time, seen: () => seen };
  }

  it('calls back after two seconds, once however long it goes on', async () => {
    const { clock, time, seen } = setUp();
    time.follow(true);
    await clock.pass(1999);
    time.follow(true);
    expect(seen()).to.equal(0);
    await clock.pass(1);
    expect(seen()).to.equal(1);
    time.follow(true);
    await clock.pass(60_000);
    expect(seen()).to.equal(1);
  });

  it('counts from zero after a break and leaves no timer', async () => {
    const { clock, time, seen } = setUp();
    for (let round = 0; round < 3; round++) {
      time.follow(true);
      await clock.pass(1500);
      time.follow(false);
    }
    await clock.pass(60_000);
    expect(seen()).to.equal(0);
    expect(clock.timers).to.equal(0);
    time.follow(true);
    await clock.pass(2000);
    expect(seen()).to.equal(1);
  });
});

describe('followView', () => {
  type Phase = 'playing' | 'waiting' | 'paused' | 'seeking';

  /** A box that is this much in view, beside a playback that a test leads. */
  async function setUp(share: number) {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    Object.assign(box.style, { position: 'fixed', insetInlineStart: '0', inlineSize: '100px', blockSize: '100px' });
    const place = (part: number): void => void (box.style.insetBlockStart = `${innerHeight - 100 * part}px`);
    place(share);
    const clock = new TestClock();
    const $phase = atom<{ phase: Phase }>({ phase: 'playing' });
    const end = new AbortController();
    let seen = 0;
    const context = { player: box, playback: { $state: $phase } } as unknown as PlayerContext;
    followView(context, end.signal, () => (seen += 1), clock);
    // An observer has looked after two frames.
    const looked = async (): Promise<void> => {
      for (let frame = 0; frame < 3; frame++) await nextFrame();
    };
    await looked();
    return { clock, place, looked, end, seen: () => seen, phase: (phase: Phase) => $phase.set({ phase }) };
  }

  for (const [share, count] of [
    [1, 1],
    [0.6, 1],
    [0.4, 0],
    [0, 0],
  ] as const)
    it(`${count ? 'counts' : 'does not count'} a video of which ${share * 100} % are in view`, async () => {
      const { clock, seen } = await setUp(share);
      await clock.pass(2000);
      expect(seen()).to.equal(count);
    });

  it('begins anew when the video was out of view', async () => {
    const { clock, place, looked, seen } = await setUp(1);
    await clock.pass(1900);
    place(0.2);
    await looked();
    await clock.pass(1900);
    place(1);
    await looked();
    await clock.pass(1900);
    expect(seen()).to.equal(0);
    await clock.pass(100);
    expect(seen()).to.equal(1);
  });

  for (const phase of ['paused', 'waiting', 'seeking'] as const)
    it(`begins anew when the video was ${phase}`, async () => {
      const test = await setUp(1);
      await test.clock.pass(1900);
      test.phase(phase);
      await test.clock.pass(60_000);
      test.phase('playing');
      await test.clock.pass(1900);
      expect(test.seen()).to.equal(0);
      await test.clock.pass(100);
      expect(test.seen()).to.equal(1);
    });

  it('does not count in a hidden tab', async () => {
    const { clock, seen } = await setUp(1);
    let isHidden = true;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
    try {
      document.dispatchEvent(new Event('visibilitychange'));
      await clock.pass(60_000);
      expect(seen()).to.equal(0);
      isHidden = false;
      document.dispatchEvent(new Event('visibilitychange'));
      await clock.pass(2000);
      expect(seen()).to.equal(1);
    } finally {
      delete (document as { hidden?: boolean }).hidden;
    }
  });

  it('ends with its player', async () => {
    const { clock, end, phase, seen } = await setUp(1);
    end.abort();
    phase('paused');
    phase('playing');
    expect(clock.timers).to.equal(0);
    await clock.pass(60_000);
    expect(seen()).to.equal(0);
  });
});

describe('<vitrine-player> that is seen', () => {
  it('reports it once per play, and again for another video', async () => {
    const player = await ready(
      await fixture<VitrinePlayer>(html`<vitrine-player src=${clip} video-id="f1"></vitrine-player>`),
    );
    const views: (string | undefined)[] = [];
    player.addEventListener('vitrine-video-view', ({ detail }) => views.push(detail.source.videoId));
    let seen = oneEvent(player, 'vitrine-video-view');
    await playing(player);
    const { detail } = await seen;
    expect(detail.source).to.include({ element: 'vitrine-player', videoId: 'f1' });
    expect(detail.source.videoTime).to.be.at.least(1.5);
    // Long enough to be seen a second time.
    player.seek(5);
    await waitUntil(() => player.currentTime > 8, 'it played on', { timeout: 10_000 });
    expect(views).to.deep.equal(['f1']);
    seen = oneEvent(player, 'vitrine-video-view');
    player.videoId = 'f2';
    player.src = '/media/ts/main.m3u8';
    expect((await seen).detail.source.videoId).to.equal('f2');
  }).timeout(20_000);
});
