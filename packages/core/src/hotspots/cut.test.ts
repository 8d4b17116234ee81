import { assert } from 'chai';
import { cutHotspots } from './cut.js';
import { hotspotAt } from './evaluate.js';
import type { Hotspot, HotspotTrack } from './hotspot.js';

const hotspot = (id: string, ranges: Hotspot['ranges'], path: Hotspot['path']): Hotspot => ({
  id,
  product: { handle: id },
  ranges,
  path,
  shape: { type: 'point' },
  label: null,
  href: null,
  priority: 0,
});

const track: HotspotTrack = {
  frame: { width: 540, height: 960 },
  renditions: [],
  hotspots: [
    hotspot('early', [{ start: 0, end: 3 }], [{ t: 0, x: 0.1, y: 0.1 }]),
    hotspot(
      'moves',
      [
        { start: 1, end: 5 },
        { start: 7, end: 16 },
      ],
      [
        { t: 0, x: 0, y: 0 },
        { t: 4, x: 0.4, y: 0.8 },
        { t: 10, x: 1, y: 0.8 },
      ],
    ),
    hotspot(
      'held',
      [{ start: 0, end: 16 }],
      [
        { t: 2, x: 0.2, y: 0.2, hold: true },
        { t: 9, x: 0.9, y: 0.9 },
      ],
    ),
    hotspot('touches', [{ start: 10, end: 12 }], [{ t: 10, x: 0.5, y: 0.5 }]),
  ],
};

describe('hotspots of a part of a video', () => {
  for (const part of [
    { start: 0, end: 16 },
    { start: 4, end: 10 },
    { start: 3, end: 3.5 },
    { start: 8.25, end: 9.75 },
    { start: 2, end: 4 },
  ])
    it(`are where they are in the whole video, from ${part.start} to ${part.end} s`, () => {
      const cut = cutHotspots(track, part);
      for (let t = part.start; t < part.end; t += 0.125)
        for (const whole of track.hotspots) {
          const there = hotspotAt(whole, t);
          const found = cut.hotspots.find(({ id }) => id === whole.id);
          const here = found ? hotspotAt(found, t - part.start) : null;
          assert.equal(here === null, there === null, `${whole.id} at ${t}`);
          assert.closeTo(here?.x ?? 0, there?.x ?? 0, 1e-9, `${whole.id} at ${t}`);
          assert.closeTo(here?.y ?? 0, there?.y ?? 0, 1e-9, `${whole.id} at ${t}`);
        }
    });

  it('leave out what is not shown in it, also what begins where it ends', () => {
    const ids = (part: { start: number; end: number }): string[] =>
      cutHotspots(track, part).hotspots.map(({ id }) => id);
    assert.deepEqual(ids({ start: 4, end: 10 }), ['moves', 'held']);
    assert.deepEqual(ids({ start: 5, end: 7 }), ['held']);
    assert.deepEqual(ids({ start: 20, end: 30 }), []);
  });
});
