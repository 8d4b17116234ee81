import { parseHotspots, placeOnPath, type Hotspot } from '@vitrine/core/hotspots';
import { onFrame } from '@vitrine/media';
import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import type { HotspotLabel } from './hotspot-label.js';
import { HotspotLayer } from './hotspot-layer.js';
import { MarkMotion } from './mark-motion.js';
import { MediaClock } from './media-clock.js';

interface TestLayer {
  readonly layer: HotspotLayer;
  readonly video: HTMLVideoElement;
  readonly opened: string[];
  readonly grouped: string[][];
  marks(): HTMLElement[];
  /** Centres in pixels of the layer, by name. */
  places(): Record<string, { x: number; y: number }>;
}

const nameOnly = (hotspot: Hotspot): HotspotLabel => ({ name: hotspot.id, price: '', href: null, slot: null });

/** A layer over a video of 320x180 (or 800x100 for `moving`) in a box of 400x400. */
async function showLayer(
  hotspots: readonly object[],
  { file = 'geometry-16x9', fit = 'contain', position = '50% 50%', label = nameOnly } = {},
): Promise<TestLayer> {
  const box = await fixture<HTMLElement>(
    html`<div style="position: relative; inline-size: 400px; block-size: 400px">
      <video
        muted
        playsinline
        preload="auto"
        src="/media/${file}.mp4"
        style="position: absolute; width: 100%; height: 100%; object-fit: ${fit}; object-position: ${position}"
      ></video>
      <div class="hotspots" style="position: absolute; inset: 0; direction: ltr"></div>
    </div>`,
  );
  const video = box.querySelector('video') as HTMLVideoElement;
  video.muted = true;
  const opened: string[] = [];
  const grouped: string[][] = [];
  const layer = new HotspotLayer(box.querySelector('.hotspots') as HTMLElement, video, {
    label,
    groupName: (count) => ({ name: `${count} products`, count: String(count) }),
    open: ({ id }) => opened.push(id),
    openGroup: (ids) => grouped.push([...ids]),
    shown: () => undefined,
    dir: () => 'ltr',
  });
  layer.track = parseHotspots({ hotspots }).track;
  await waitUntil(() => video.readyState >= 2, 'the video is loaded', { timeout: 8000 });
  // Frame callbacks run before the resize observers of that frame, so a cached video is measured after the first frame.
  await nextFrame();
  await nextFrame();
  const marks = (): HTMLElement[] => [...layer.element.querySelectorAll<HTMLElement>('.mark')];
  const places = (): Record<string, { x: number; y: number }> =>
    Object.fromEntries(
      marks().map((mark) => {
        const [x = NaN, y = x] = mark.style.translate.split(' ').map(Number.parseFloat);
        return [mark.ariaLabel ?? '', { x, y }];
      }),
    );
  return { layer, video, opened, grouped, marks, places };
}

const spot = (id: string, x: number, y: number, more: object = {}): object => ({
  id,
  productId: id,
  start: 0,
  end: 100,
  x,
  y,
  ...more,
});

describe('HotspotLayer', () => {
  // With contain, the video of 16:9 fills 400 x 225 of the box of 400 x 400.
  const cases: readonly (readonly [string, string, number, number])[] = [
    ['contain', '50% 50%', 300, 87.5 + 112.5],
    ['contain', '0% 100%', 300, 175 + 112.5],
    ['cover', '50% 50%', 400 / 2 + 0.25 * (400 * (16 / 9)), 200],
    ['cover', '100% 0%', 400 - 0.25 * (400 * (16 / 9)), 200],
    ['fill', '50% 50%', 300, 200],
    ['none', '10px 20px', 10 + 240, 20 + 90],
    ['scale-down', '50% 50%', 40 + 240, 110 + 90],
  ];
  for (const [fit, position, x, y] of cases) {
    it(`sits on the picture with object-fit ${fit} at ${position}`, async () => {
      const { places } = await showLayer([spot('a', 0.75, 0.5)], { fit, position });
      expect(places()['a']?.x).to.be.closeTo(x, 0.1);
      expect(places()['a']?.y).to.be.closeTo(y, 0.1);
    });
  }

  it('hides a hotspot that is cut off, and shows it when there is space', async () => {
    const { layer, video, marks } = await showLayer([spot('a', 0.05, 0.5)], { fit: 'cover' });
    expect(marks()).to.have.length(0);
    video.style.objectFit = 'contain';
    layer.measure();
    expect(marks()).to.have.length(1);
  });

  for (const [when, startOf] of [
    ['at the same time', () => 0],
    ['one after the other', (at: number) => at / 100],
  ] as const)
    it(`gives the browser one cue at most for ten thousand hotspots ${when}`, async () => {
      const hotspots = Array.from({ length: 10_000 }, (_, at) =>
        spot(`h${at}`, 0.5, 0.5, { start: startOf(at), end: startOf(at) + 0.1 }),
      );
      const { video, marks } = await showLayer(hotspots);
      const cues = (): VTTCue[] => [...video.textTracks].flatMap((track) => [...(track.cues ?? [])] as VTTCue[]);
      for (const seconds of [0, 1.05, 0.02]) {
        const seeked = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
        video.currentTime = seconds;
        await seeked;
        expect(marks().length).to.equal(Number(startOf(1) > 0 || seconds < 0.1));
        expect(cues().length).to.be.at.most(1);
        for (const { startTime, endTime } of cues()) {
          expect(startTime).to.be.at.most(video.currentTime);
          expect(endTime).to.be.above(video.currentTime);
        }
      }
    });

  it('shows the part of the frame that a rendition shows', async () => {
    const { layer, places } = await showLayer([]);
    layer.track = parseHotspots({
      video: { width: 180, height: 320 },
      hotspots: [spot('a', 0.5, 0.5)],
      renditions: [{ id: 'wide', crop: { x: 0, y: 0.4, w: 1, h: 0.3164 } }],
    }).track;
    await nextFrame();
    expect(places()['a']?.y).to.be.closeTo(87.5 + (0.1 / 0.3164) * 225, 0.2);
  });

  it('keeps its hotspots without a size and shows them with one', async () => {
    const { layer, video, marks } = await showLayer([spot('a', 0.5, 0.5)]);
    const box = video.parentElement as HTMLElement;
    box.style.display = 'none';
    await nextFrame();
    await nextFrame();
    layer.track = parseHotspots({ hotspots: [spot('b', 0.5, 0.5)] }).track;
    box.style.display = '';
    await waitUntil(() => marks()[0]?.ariaLabel === 'b' && marks().length === 1);
  });

  it('shows each in its time only, half-open, in the order of their start', async () => {
    const { video, places } = await showLayer([
      spot('late', 0.2, 0.5, { start: 2 }),
      spot('early', 0.8, 0.5, { end: 2 }),
      spot('all', 0.5, 0.2),
    ]);
    expect(Object.keys(places())).to.deep.equal(['early', 'all']);
    video.currentTime = 2;
    await waitUntil(() => Object.keys(places()).join() === 'all,late');
  });

  it('keeps the one that has the focus until the focus leaves', async () => {
    const { video, places, marks } = await showLayer([spot('short', 0.5, 0.5, { end: 1 })]);
    marks()[0]?.focus();
    video.currentTime = 2;
    await new Promise((done) => video.addEventListener('seeked', done, { once: true }));
    await nextFrame();
    expect(Object.keys(places())).to.deep.equal(['short']);
    marks()[0]?.blur();
    expect(marks()).to.have.length(0);
  });

  it('groups hotspots that collide; the group opens the list', async () => {
    const { marks, grouped, opened } = await showLayer([
      spot('a', 0.5, 0.5),
      spot('b', 0.52, 0.5, { priority: 3 }),
      spot('c', 0.1, 0.5),
    ]);
    expect(marks().map(({ ariaLabel }) => ariaLabel)).to.have.members(['2 products', 'c']);
    marks()
      .find(({ ariaLabel }) => ariaLabel === '2 products')
      ?.click();
    expect(grouped).to.deep.equal([['b', 'a']]);
    marks()
      .find(({ ariaLabel }) => ariaLabel === 'c')
      ?.click();
    expect(opened).to.deep.equal(['c']);
  });

  it('shows the names of all while the video stands, each where it covers neither marker nor name', async () => {
    const { marks } = await showLayer([
      spot('first', 0.3, 0.5),
      spot('beside', 0.45, 0.5),
      spot('below', 0.5, 0.9),
      spot('at the edge', 0.95, 0.2),
    ]);
    const sides = Object.fromEntries(marks().map((mark) => [mark.ariaLabel, mark.dataset['intro']]));
    expect(sides).to.deep.equal({ first: 'left', beside: 'right', below: 'right', 'at the edge': 'left' });
  });

  it('cuts a long name where its side has some space, and shows it', async () => {
    const { marks } = await showLayer([spot('a name of more than forty letters, as many have', 0.4, 0.5)]);
    expect(marks()[0]?.dataset['intro']).to.equal('right');
  });

  it('has no name beside it where there is no space, and keeps the side of its name under the pointer', async () => {
    const { marks } = await showLayer([spot('one', 0.3, 0.5), spot('two', 0.42, 0.5), spot('three', 0.54, 0.5)]);
    const two = marks().find(({ ariaLabel }) => ariaLabel === 'two');
    expect(two?.dataset['intro'], 'between two others').to.equal(undefined);
    const [one] = marks();
    const before = one?.dataset['side'];
    one?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
    expect(one?.dataset['side']).to.equal(before);
  });

  it('shows no name over the buttons of the player', async () => {
    const { marks } = await showLayer([spot('high', 0.5, 0.2), spot('low', 0.5, 0.95)], { fit: 'fill' });
    expect(marks().map(({ ariaLabel, dataset }) => [ariaLabel, 'intro' in dataset])).to.deep.equal([
      ['high', true],
      ['low', false],
    ]);
  });

  it('is a real button with name and price', async () => {
    const { marks } = await showLayer([spot('a', 0.5, 0.5)], {
      label: (hotspot) => ({ name: hotspot.id, price: '$2', href: hotspot.href, slot: null }),
    });
    expect(marks()[0]?.localName).to.equal('button');
    expect(marks()[0]?.ariaLabel).to.equal('a, $2');
  });

  it('is within 3 px of its path in 95 % of the frames, at 64 px/s, also after a seek and at another rate', async () => {
    const path = [
      { t: 0, x: 16 / 800, y: 0.5 },
      { t: 6, x: 784 / 800, y: 0.5 },
    ];
    const { video, places, marks } = await showLayer([{ id: 'a', productId: 'a', start: 0, end: 6, path }], {
      file: 'moving',
      fit: 'fill',
    });
    const errors: number[] = [];
    await video.play();
    await waitUntil(() => video.currentTime > 0.4, 'it plays', { timeout: 8000 });
    const follow = async (): Promise<void> => {
      const wanted = errors.length + 30;
      let last: VideoFrameCallbackMetadata | undefined;
      let handle = 0;
      const look = (_now: number, frame: VideoFrameCallbackMetadata): void => {
        handle = video.requestVideoFrameCallback(look);
        const { mediaTime, expectedDisplayTime } = frame;
        const sinceLastMs = last ? ((mediaTime - last.mediaTime) * 1000) / video.playbackRate : 0;
        const lateMs = last ? expectedDisplayTime - last.expectedDisplayTime - sinceLastMs : Infinity;
        last = frame;
        // A busy machine shows a frame late, or tells of it late: the marker is then seen beside another frame than its own.
        if (Math.abs(lateMs) > 40 || performance.now() - expectedDisplayTime > 20) return;
        const x = Number.parseFloat(getComputedStyle(marks()[0] as HTMLElement).translate);
        errors.push(Math.abs(x - placeOnPath(path, mediaTime).x * 400));
      };
      handle = video.requestVideoFrameCallback(look);
      await waitUntil(() => errors.length >= wanted, '30 frames', { timeout: 10000 });
      video.cancelVideoFrameCallback(handle);
    };
    await follow();
    video.currentTime = 1;
    await new Promise((done) => video.addEventListener('seeked', done, { once: true }));
    await waitUntil(() => video.currentTime > 1.1, 'it plays on');
    await follow();
    video.playbackRate = 0.5;
    await new Promise((done) => setTimeout(done, 300));
    await follow();
    errors.sort((a, b) => a - b);
    expect(errors[Math.floor(errors.length * 0.95)]).to.be.at.most(3);
    expect(places()).to.have.property('a');
  });

  it('stands on the frame that is shown while the video stalls, and is within 3 px of its path when it goes on', async () => {
    const path = [
      { t: 0, x: 0.05, y: 0.5 },
      { t: 12, x: 0.95, y: 0.5 },
    ];
    const { video, marks } = await showLayer([{ id: 'a', productId: 'a', start: 0, end: 12, path }], { fit: 'fill' });
    const xOf = (time: number): number => placeOnPath(path, time).x * 400;
    const shownX = (): number => Number.parseFloat(getComputedStyle(marks()[0] as HTMLElement).translate);
    const source = new MediaSource();
    video.src = URL.createObjectURL(source);
    await new Promise((done) => source.addEventListener('sourceopen', done, { once: true }));
    const buffer = source.addSourceBuffer('video/mp4; codecs="avc1.42c01e,mp4a.40.2"');
    const append = async (file: string): Promise<void> => {
      const data = await (await fetch(`/media/fmp4/${file}`)).arrayBuffer();
      const done = new Promise((resolve) => buffer.addEventListener('updateend', resolve, { once: true }));
      buffer.appendBuffer(data);
      await done;
    };
    await append('init_hi.mp4');
    await append('seg_hi_0.m4s');
    await waitUntil(() => video.readyState >= 2, 'the first segment is there', { timeout: 8000 });
    video.currentTime = 3;
    await video.play();
    await waitUntil(() => video.currentTime > 3.2, 'it plays', { timeout: 8000 });
    await new Promise((done) => video.addEventListener('waiting', done, { once: true }));
    await nextFrame();
    await nextFrame();
    const stood = shownX();
    expect(stood).to.be.closeTo(xOf(video.currentTime), 3);
    await new Promise((done) => setTimeout(done, 300));
    expect(shownX()).to.equal(stood);
    const errors: number[] = [];
    const stop = onFrame(video, (time) => {
      // A busy machine shows a frame late: the marker is then seen beside another frame than its own.
      if (time > video.currentTime - 0.1) errors.push(Math.abs(shownX() - xOf(time)));
    });
    await append('seg_hi_1.m4s');
    await waitUntil(() => errors.length >= 30, '30 frames', { timeout: 10000 });
    stop();
    errors.sort((a, b) => a - b);
    expect(errors[Math.floor(errors.length * 0.95)]).to.be.at.most(3);
  }).timeout(30_000);

  it('stands at the end also where a browser does not call a video paused that has ended', async () => {
    const { layer, video, marks } = await showLayer([{ id: 'a', product: 'p', start: 0, end: 100, x: 0.5, y: 0.5 }]);
    Object.defineProperty(video, 'paused', { value: false });
    Object.defineProperty(video, 'ended', { value: true });
    for (const type of ['ended', 'pause', 'timeupdate']) video.dispatchEvent(new Event(type));
    expect(marks()).to.have.lengthOf(1);
    layer.destroy();
  });

  it('lets markers come and go together while the video plays, and shows those of the moment when it stands', async () => {
    const hotspots = Array.from({ length: 80 }, (_, at) =>
      spot(`h${at}`, 0.1 + (at % 8) / 10, 0.5, { start: at / 20, end: at / 20 + 0.05 }),
    );
    const { layer, video, places } = await showLayer(hotspots, { file: 'moving' });
    let turns = 0;
    const changes = new MutationObserver(() => turns++);
    changes.observe(layer.element, { childList: true });
    await video.play();
    await waitUntil(() => video.currentTime > 1.6, 'it plays', { timeout: 8000 });
    // Thirty-two begin and end until then.
    expect(turns).to.be.within(3, 14);
    video.pause();
    await waitUntil(() => video.paused);
    for (const time of [2.02, 2.07, 2.13]) {
      video.currentTime = time;
      await waitUntil(() => !video.seeking && places()[`h${Math.floor(time * 20)}`], `the one of ${time} s`);
      expect(Object.keys(places())).to.have.length(1);
    }
    changes.disconnect();
  });

  it('has no animation that ends while its marker is on the screen', async () => {
    const { layer, video, marks } = await showLayer(
      [spot('a', 0.5, 0.5, { end: 3, path: [0, 0.5].map((t) => ({ t, x: 0.2 + t, y: 0.5 })) })],
      { file: 'moving' },
    );
    await video.play();
    await waitUntil(() => video.currentTime > 0.2 && marks()[0]?.getAnimations().length, 'it moves', { timeout: 8000 });
    await waitUntil(() => video.currentTime > 1, 'its path has ended', { timeout: 8000 });
    const states = layer.element.getAnimations({ subtree: true }).map(({ playState }) => playState);
    expect(states).not.to.include('finished');
    video.pause();
  });

  it('moves along any path, whatever its times are', () => {
    const clock = new MediaClock(document.createElement('video'));
    clock.zeroMs = 0;
    const motion = new MarkMotion(document.createElement('i'));
    for (let at = 1; at <= 400; at++) {
      const [from, to] = [at * 0.07, at * 0.07 + at * 0.013];
      const course = {
        key: String(at),
        path: [from, to].map((t) => ({ t, x: 0, y: 0 })),
        toPx: () => ({ x: 0, y: 0 }),
      };
      expect(motion.follow(course, clock, from), `${from} to ${to}`).to.equal(true);
    }
    motion.stop();
  });

  it('leaves nothing behind', async () => {
    const { layer, marks, video } = await showLayer([spot('a', 0.5, 0.5)]);
    layer.destroy();
    expect(marks()).to.have.length(0);
    video.currentTime = 1;
    await new Promise((done) => video.addEventListener('seeked', done, { once: true }));
    expect(marks()).to.have.length(0);
  });
});
