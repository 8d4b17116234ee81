import { assert } from 'chai';
import fc from 'fast-check';
import { repeatable, runs } from '@vitrine/testing/runs';
import { maxHotspots, maxPoints, parseHotspots } from './parse-hotspots.js';
import { anyTrack } from '@vitrine/testing/tracks';

const mug = { id: 'mug', product: { handle: 'mug' }, start: 1, end: 4, x: 0.2, y: 0.3 };
const reasons = (hotspot: unknown): string[] =>
  parseHotspots({ hotspots: [hotspot] }).problems.map(({ reason }) => reason);

describe('parseHotspots', () => {
  it('reads the short form: one time, one place', () => {
    const { track, problems } = parseHotspots({ video: { width: 1080, height: 1920 }, hotspots: [mug] });
    assert.deepEqual(problems, []);
    assert.deepEqual(track.frame, { width: 1080, height: 1920 });
    assert.deepEqual(track.hotspots, [
      {
        id: 'mug',
        product: { handle: 'mug' },
        ranges: [{ start: 1, end: 4 }],
        path: [{ t: 1, x: 0.2, y: 0.3 }],
        shape: { type: 'point' },
        label: null,
        href: null,
        priority: 0,
      },
    ]);
  });

  it('reads the long form: ranges, path with hold, rect, labels, link, priority', () => {
    const { track, problems } = parseHotspots({
      hotspots: [
        {
          id: 'bag',
          productId: 'sku-bag',
          variantId: 'red',
          ranges: [[12, 18], { start: 30, end: 36 }],
          path: [
            { t: 12, x: 0, y: 1 },
            { t: 13, x: 1, y: 0, hold: true },
          ],
          shape: { type: 'rect', w: 0.2, h: 0.1 },
          label: { en: 'Bag', ar: 'حقيبة' },
          href: '/bag',
          priority: 3,
        },
      ],
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(track.hotspots[0], {
      id: 'bag',
      product: { variantId: 'red', id: 'sku-bag' },
      ranges: [
        { start: 12, end: 18 },
        { start: 30, end: 36 },
      ],
      path: [
        { t: 12, x: 0, y: 1 },
        { t: 13, x: 1, y: 0, hold: true },
      ],
      shape: { type: 'rect', w: 0.2, h: 0.1 },
      label: { en: 'Bag', ar: 'حقيبة' },
      href: '/bag',
      priority: 3,
    });
  });

  it('takes a bare list, product ids as text, percentages, and the length of the video as the end', () => {
    assert.lengthOf(parseHotspots([mug]).track.hotspots, 1);
    const { track } = parseHotspots({
      units: 'percent',
      video: { duration: 9 },
      hotspots: [{ product: 'p1', x: 50, y: 25 }],
    });
    assert.deepInclude(track.hotspots[0], {
      id: 'hotspot-1',
      product: { id: 'p1' },
      ranges: [{ start: 0, end: 9 }],
      path: [{ t: 0, x: 0.5, y: 0.25 }],
    });
    assert.deepEqual(parseHotspots([{ product: 'p1', x: 0, y: 0 }]).track.hotspots[0]?.ranges, [
      { start: 0, end: Infinity },
    ]);
  });

  it('sorts ranges and joins those that touch', () => {
    const { track } = parseHotspots([
      {
        ...mug,
        ranges: [
          [8, 9],
          [1, 3],
          [2, 5],
          [5, 6],
        ],
      },
    ]);
    assert.deepEqual(track.hotspots[0]?.ranges, [
      { start: 1, end: 6 },
      { start: 8, end: 9 },
    ]);
  });

  it('reports a bad hotspot and keeps the good ones', () => {
    const { track, problems } = parseHotspots([{ ...mug, x: 2 }, mug, { ...mug, id: 'cup' }, mug, null, 7]);
    assert.deepEqual(
      track.hotspots.map(({ id }) => id),
      ['mug', 'cup'],
    );
    assert.deepEqual(
      problems.map(({ index, id }) => [index, id]),
      [
        [0, 'mug'],
        [3, 'mug'],
        [4, null],
        [5, null],
      ],
    );
  });

  it('says what is wrong', () => {
    assert.match(reasons({ ...mug, product: {} })[0] ?? '', /neither a product nor a link/);
    assert.match(reasons({ ...mug, end: 1 })[0] ?? '', /end is not after its start/);
    assert.match(reasons({ ...mug, start: -1 })[0] ?? '', /start/);
    assert.match(reasons({ ...mug, y: 'half' })[0] ?? '', /^y is "half"; it has to be a number from 0 to 1/);
    assert.match(reasons({ ...mug, path: [] })[0] ?? '', /no place/);
    assert.match(
      reasons({
        ...mug,
        path: [
          { t: 2, x: 0, y: 0 },
          { t: 1, x: 0, y: 0 },
        ],
      })[0] ?? '',
      /not sorted/,
    );
    assert.match(
      reasons({
        ...mug,
        path: [
          { x: 0, y: 0 },
          { t: 1, x: 0, y: 0 },
        ],
      })[0] ?? '',
      /^t /,
    );
    assert.match(reasons({ ...mug, shape: { type: 'star' } })[0] ?? '', /neither a point nor a rect/);
    assert.match(reasons({ ...mug, shape: { type: 'rect', w: 0, h: 1 } })[0] ?? '', /empty/);
    assert.match(reasons({ ...mug, href: 'javascript:alert(1)' })[0] ?? '', /not a web address/);
    assert.match(
      reasons({ ...mug, path: Array.from({ length: maxPoints + 1 }, (_, t) => ({ t, x: 0, y: 0 })) })[0] ?? '',
      /more than 5000/,
    );
    assert.match(parseHotspots('hotspots').problems[0]?.reason ?? '', /no list/);
  });

  it('names key, value got and value wanted of ten wrong hotspots', () => {
    const wrong: readonly (readonly [object, RegExp])[] = [
      [{ x: 14 }, /^x is 14; it has to be a number from 0 to 1/],
      [{ y: '140%' }, /^y is "140%"; it has to be a number from 0 to 1, or "0%" to "100%"/],
      [{ start: 'soon' }, /^start is "soon"; it has to be seconds \(62\.5\) or a time \("1:02\.5"\)/],
      [{ start: '0:04' }, /end is 4; it has to be more than start, which is "0:04"/],
      [{ end: '1:75' }, /^end is "1:75"; it has to be seconds/],
      [{ product: {} }, /product is \{\}; it has to have a handle, a sku or a product id of the shop, or href/],
      [{ path: [{ t: 'a', x: 0, y: 0 }] }, /^t is "a"; it has to be seconds/],
      [{ shape: { type: 'rect', w: 2, h: 1 } }, /^w is 2; it has to be/],
      [{ priority: 'high' }, /^priority is "high"; it has to be a number/],
      [{ href: 'javascript:alert(1)' }, /href is "javascript:alert\(1\)"; it has to be an address/],
    ];
    const hotspots = wrong.map(([change], at) => ({ ...mug, id: `wrong-${at}`, ...change }));
    const { track, problems } = parseHotspots({ hotspots: [...hotspots, mug] });
    assert.lengthOf(track.hotspots, 1);
    assert.lengthOf(problems, 10);
    wrong.forEach(([, reason], at) => assert.match(problems[at]?.reason ?? '', reason));
  });

  it('takes times and percentages wherever seconds and ratios are', () => {
    const { track, problems } = parseHotspots([
      {
        handle: 'mug',
        ranges: [['0:02', '1:00.5'], { start: '1:02', end: '1:00:00' }],
        path: [
          { t: '0:02', x: '14%', y: '0.5' },
          { t: '0:10', x: '100%', y: '0%' },
        ],
        shape: { type: 'rect', w: '20%', h: '10%' },
      },
    ]);
    assert.deepEqual(problems, []);
    assert.deepInclude(track.hotspots[0], {
      ranges: [
        { start: 2, end: 60.5 },
        { start: 62, end: 3600 },
      ],
      path: [
        { t: 2, x: 0.14, y: 0.5 },
        { t: 10, x: 1, y: 0 },
      ],
      shape: { type: 'rect', w: 0.2, h: 0.1 },
    });
  });

  it('reads no more than it promises', () => {
    const { track, problems } = parseHotspots(
      Array.from({ length: maxHotspots + 5 }, (_, at) => ({ ...mug, id: `h${at}` })),
    );
    assert.lengthOf(track.hotspots, maxHotspots);
    assert.equal(problems[0]?.index, maxHotspots);
  });

  it('works out the shape of a rendition from its crop', () => {
    const crop = { x: 0, y: 0.2, w: 1, h: 0.3164 };
    const { track, problems } = parseHotspots({
      video: { width: 1080, height: 1920 },
      renditions: [{ id: 'wide', crop }, { crop: { ...crop, y: 0.9 } }],
      hotspots: [],
    });
    assert.deepEqual(
      track.renditions.map(({ id, crop: found }) => [id, found]),
      [['wide', crop]],
    );
    assert.closeTo(track.renditions[0]?.aspect ?? 0, 16 / 9, 0.001);
    assert.equal(problems[0]?.index, -1);
  });

  it('cannot be made to change a prototype', () => {
    const hostile =
      '{"__proto__":{"polluted":1},"hotspots":[{"id":"__proto__","product":{"__proto__":{"polluted":1},"id":"p"},"x":0,"y":0,"label":{"__proto__":"polluted","constructor":"x","en":"ok"}}],"constructor":{"prototype":{"polluted":1}}}';
    const { track } = parseHotspots(JSON.parse(hostile));
    assert.isUndefined(({} as { polluted?: unknown }).polluted);
    assert.deepEqual(track.hotspots[0]?.label, { en: 'ok' });
    assert.equal(track.hotspots[0]?.id, '__proto__');
    assert.equal(Object.getPrototypeOf(track.hotspots[0]?.product), Object.prototype);
  });

  it('reads what it made itself without a change', () => {
    fc.assert(
      fc.property(anyTrack(), (track) => {
        const again = parseHotspots(track);
        assert.deepEqual(again.problems, []);
        assert.deepEqual(again.track, track);
      }),
      repeatable(runs(500, 100)),
    );
  });

  it('never throws, whatever it is given', () => {
    const keys = fc.constantFrom(
      'hotspots',
      'id',
      'product',
      'path',
      'ranges',
      'x',
      'y',
      't',
      'shape',
      'type',
      'w',
      'h',
      'label',
      'renditions',
      'crop',
      'video',
      'width',
      'height',
      '__proto__',
    );
    const anything = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        fc.double(),
        fc.constantFrom('point', 'rect', Infinity, NaN, undefined),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
      ),
    })).value;
    fc.assert(
      fc.property(anything, (input) => {
        for (const { ranges, path } of parseHotspots(input).track.hotspots) {
          assert.isNotEmpty(ranges);
          assert.isNotEmpty(path);
          for (const { x, y } of path) assert.isTrue(x >= 0 && x <= 1 && y >= 0 && y <= 1);
        }
      }),
      repeatable(runs(2000, 200)),
    );
  });
});
