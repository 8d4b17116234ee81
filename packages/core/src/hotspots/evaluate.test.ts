import { assert } from 'chai';
import fc from 'fast-check';
import { repeatable, runs } from '@vitrine/testing/runs';
import { anyTrack } from '@vitrine/testing/tracks';
import { placeFromCrop, placeInCrop, renditionFor } from './crop.js';
import { activeHotspots, hotspotAt, nextBoundary, placeOnPath } from './evaluate.js';
import { fitRect, parseObjectPosition, pointAt, ratioAt } from './fit.js';
import { parseHotspots } from './parse-hotspots.js';

const { track } = parseHotspots([
  {
    id: 'a',
    product: 'p',
    ranges: [
      [1, 3],
      [5, 6],
    ],
    path: [
      { t: 1, x: 0, y: 0 },
      { t: 2, x: 1, y: 0.5, hold: true },
      { t: 5, x: 0.5, y: 0.5 },
    ],
  },
  { id: 'b', product: 'p', start: 2, end: 9, x: 0.25, y: 0.75 },
]);
function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
}
const a = there(track.hotspots[0]);

describe('hotspotAt', () => {
  it('moves in a line, stays on a hold, and jumps after it', () => {
    assert.deepEqual(hotspotAt(a, 1.5), { x: 0.5, y: 0.25 });
    assert.deepEqual(hotspotAt(a, 2.9), { x: 1, y: 0.5 });
    assert.deepEqual(hotspotAt(a, 5), { x: 0.5, y: 0.5 });
    assert.deepEqual(hotspotAt(a, 5.9), { x: 0.5, y: 0.5 });
  });

  it('is shown from the start to just before the end', () => {
    assert.isNull(hotspotAt(a, 0.999));
    assert.isNotNull(hotspotAt(a, 1));
    assert.isNull(hotspotAt(a, 3));
    assert.isNull(hotspotAt(a, 4));
    assert.isNull(hotspotAt(a, NaN));
  });

  it('agrees with a search from the front', () => {
    fc.assert(
      fc.property(anyTrack(), fc.double({ min: -10, max: 5000, noNaN: true }), (any, t) => {
        for (const { path } of any.hotspots) {
          const after = path.findIndex((point) => point.t > t);
          const from = there(path[after < 0 ? path.length - 1 : Math.max(0, after - 1)]);
          const to = after > 0 && !from.hold ? path[after] : undefined;
          const share = to ? (t - from.t) / (to.t - from.t) : 0;
          const found = placeOnPath(path, t);
          assert.closeTo(found.x, from.x + ((to?.x ?? from.x) - from.x) * share, 1e-12);
          assert.closeTo(found.y, from.y + ((to?.y ?? from.y) - from.y) * share, 1e-12);
        }
      }),
      repeatable(runs(500, 100)),
    );
  });
});

describe('activeHotspots and nextBoundary', () => {
  it('know what is shown and until when', () => {
    assert.deepEqual(
      activeHotspots(track, 2.5).map(({ id }) => id),
      ['a', 'b'],
    );
    assert.deepEqual(
      activeHotspots(track, 4).map(({ id }) => id),
      ['b'],
    );
    assert.equal(nextBoundary(track, 0), 1);
    assert.equal(nextBoundary(track, 3), 5);
    assert.equal(nextBoundary(track, 9), Infinity);
  });

  it('nothing changes before the next boundary', () => {
    fc.assert(
      fc.property(
        anyTrack(),
        fc.double({ min: 0, max: 4000, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (any, t, share) => {
          const next = Math.min(nextBoundary(any, t), t + 100);
          const later = t + (next - t) * share;
          // Where the boundary is the next number that there is after `t`, a time between them is rounded up to it.
          fc.pre(later < next);
          assert.deepEqual(activeHotspots(any, later), activeHotspots(any, t));
        },
      ),
      repeatable(runs(500, 100)),
    );
  });
});

describe('renditionFor', () => {
  const wide = { id: 'wide', aspect: 16 / 9, crop: { x: 0, y: 0.2, w: 1, h: 0.3164 } };
  const authored = { frame: { width: 1080, height: 1920 }, hotspots: [], renditions: [wide] };

  it('takes the nearest aspect ratio, that of the authoring frame included', () => {
    assert.equal(renditionFor(authored, 16 / 9), wide);
    assert.equal(renditionFor(authored, 1.5), wide);
    assert.isNull(renditionFor(authored, 9 / 16));
    assert.isNull(renditionFor({ ...authored, frame: null }, 1.5));
    assert.isNull(renditionFor(authored, NaN));
  });

  it('maps a place into the crop and back, and marks what was cut away', () => {
    assert.deepInclude(placeInCrop(wide.crop, { x: 0.5, y: 0.2 }), { x: 0.5, y: 0, inside: true });
    assert.isFalse(placeInCrop(wide.crop, { x: 0.5, y: 0.1 }).inside);
    const back = placeFromCrop(wide.crop, placeInCrop(wide.crop, { x: 0.3, y: 0.4 }));
    assert.closeTo(back.y, 0.4, 1e-12);
  });
});

describe('fitRect', () => {
  const box = { width: 400, height: 300 };
  const frame = { width: 1600, height: 900 };
  const small = { width: 100, height: 50 };

  it('places the picture as CSS does', () => {
    assert.deepEqual(fitRect(box, frame, 'fill'), { x: 0, y: 0, width: 400, height: 300 });
    assert.deepEqual(fitRect(box, frame, 'contain'), { x: 0, y: 37.5, width: 400, height: 225 });
    const cover = there(fitRect(box, frame, 'cover'));
    assert.closeTo(cover.width, 533.333, 0.001);
    assert.closeTo(cover.x, -66.667, 0.001);
    assert.deepEqual(fitRect(box, small, 'none'), { x: 150, y: 125, width: 100, height: 50 });
    assert.deepEqual(fitRect(box, small, 'scale-down'), fitRect(box, small, 'none'));
    assert.deepEqual(fitRect(box, frame, 'scale-down'), fitRect(box, frame, 'contain'));
    assert.isNull(fitRect({ width: 0, height: 300 }, frame, 'cover'));
  });

  it('follows object-position, pixels included', () => {
    assert.deepEqual(fitRect(box, small, 'none', parseObjectPosition('right 10px bottom 20px')), {
      x: 290,
      y: 230,
      width: 100,
      height: 50,
    });
    assert.equal(fitRect(box, frame, 'contain', parseObjectPosition('0% 100%'))?.y, 75);
  });

  it('maps to pixels and back', () => {
    const size = fc.double({ min: 1, max: 5000, noNaN: true });
    fc.assert(
      fc.property(
        size,
        size,
        size,
        size,
        fc.constantFrom('fill', 'contain', 'cover', 'none', 'scale-down'),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (w, h, fw, fh, fit, at) => {
          const rect = there(fitRect({ width: w, height: h }, { width: fw, height: fh }, fit));
          assert.closeTo(ratioAt(rect, pointAt(rect, { x: at, y: 1 - at })).x, at, 1e-6);
        },
      ),
      repeatable(runs(300, 60)),
    );
  });
});

describe('parseObjectPosition', () => {
  const cases: [string, number, number, number, number][] = [
    ['50% 50%', 0.5, 0, 0.5, 0],
    ['10px 20%', 0, 10, 0.2, 0],
    ['left', 0, 0, 0.5, 0],
    ['top', 0.5, 0, 0, 0],
    ['top left', 0, 0, 0, 0],
    ['center top', 0.5, 0, 0, 0],
    ['center left', 0, 0, 0.5, 0],
    ['25%', 0.25, 0, 0.5, 0],
    ['calc(100% - 10px) calc(5px + 50%)', 1, -10, 0.5, 5],
    ['right 10px bottom 25%', 1, -10, 0.75, 0],
    ['calc(100% + -4px) 0px', 1, -4, 0, 0],
    ['0 0', 0, 0, 0, 0],
    ['bottom 5px right', 1, 0, 1, -5],
    ['1em 2em', 0.5, 0, 0.5, 0],
    ['', 0.5, 0, 0.5, 0],
    ['-20px 1.5e1px', 0, -20, 0, 15],
  ];
  for (const [text, xr, xp, yr, yp] of cases) {
    it(`reads "${text}"`, () => {
      const { x, y } = parseObjectPosition(text);
      assert.deepEqual(
        [x.ratio, x.px, y.ratio, y.px].map((value) => value + 0),
        [xr, xp, yr, yp],
      );
    });
  }
});
