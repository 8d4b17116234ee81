import { assert } from 'chai';
import fc from 'fast-check';
import { repeatable, runs } from '@vitrine/testing/runs';
import {
  hotspotsFromAmplience,
  hotspotsFromCloudinary,
  hotspotsFromKaltura,
  hotspotsFromScaleflex,
} from './import-hotspots.js';

describe('hotspots from other formats', () => {
  it('come from Cloudinary: moments in percent of the picture', () => {
    const { track, problems } = hotspotsFromCloudinary({
      shoppable: {
        startState: 'openOnPlay',
        products: [
          {
            productId: 42,
            productName: 'Chair',
            startTime: 1,
            hotspots: [
              { time: '01:02', x: '80%', y: '30%', clickUrl: '/chair' },
              { time: '00:09', x: 'left', y: '1%' },
            ],
          },
        ],
      },
    });
    assert.deepEqual(track.hotspots, [
      {
        id: '42.1',
        product: { id: '42' },
        ranges: [{ start: 62, end: 65 }],
        path: [{ t: 62, x: 0.8, y: 0.3 }],
        shape: { type: 'point' },
        label: 'Chair',
        href: '/chair',
        priority: 0,
      },
    ]);
    assert.deepEqual(
      problems.map(({ id }) => id),
      ['42.2'],
    );
  });

  it('come from Scaleflex: numbers and texts in percent, key frames', () => {
    const { track, problems } = hotspotsFromScaleflex({
      hotspots: [
        {
          id: 'bag',
          x: '65%',
          y: 40,
          startTime: 3,
          endTime: '0:12',
          label: 'Bag',
          data: { sku: 'BAG', url: '/bag' },
          keyframes: [
            { time: 3, x: '65%', y: 40 },
            { time: 8, x: '30%', y: 55 },
          ],
          easing: 'ease-in',
        },
        { id: 'hat', x: 50, y: 50, startTime: 0, endTime: 2, data: { productId: 'hat' } },
      ],
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(track.hotspots[0]?.path, [
      { t: 3, x: 0.65, y: 0.4 },
      { t: 8, x: 0.3, y: 0.55 },
    ]);
    assert.deepInclude(track.hotspots[0], { product: { sku: 'BAG' }, ranges: [{ start: 3, end: 12 }], href: '/bag' });
    assert.deepInclude(track.hotspots[1], { product: { id: 'hat' }, path: [{ t: 0, x: 0.5, y: 0.5 }] });
  });

  it('come from Amplience: gaps after an end point', () => {
    const { track, problems } = hotspotsFromAmplience({
      hotspots: [
        {
          id: 'w',
          target: 'watch',
          selector: '.watch',
          timeline: {
            points: [
              { t: 1, p: { x: 0.1, y: 0.2 } },
              { t: 3, p: { x: 0.3, y: 0.2 }, e: true },
              { t: 5, p: { x: 0.5, y: 0.5 } },
              { t: 6, p: { x: 0.6, y: 0.5 }, cta: { x: 0.9, y: 0.9 } },
            ],
          },
        },
      ],
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(track.hotspots[0]?.ranges, [
      { start: 1, end: 3 },
      { start: 5, end: Infinity },
    ]);
    assert.deepEqual(track.hotspots[0]?.product, { id: 'watch' });
  });

  it('come from Kaltura: rectangles by their corner, milliseconds', () => {
    const cue = {
      id: '1_ab',
      startTime: 1500,
      endTime: 4000,
      text: 'Sofa',
      partnerData: JSON.stringify({
        layout: { relativeX: 0.2, relativeY: 0.4, relativeWidth: 0.2, relativeHeight: 0.1 },
        onClick: { type: 'openUrl', url: 'https://shop.example/sofa' },
      }),
    };
    const { track, problems } = hotspotsFromKaltura({ objects: [cue, { ...cue, id: '2', partnerData: '{' }] });
    assert.deepInclude(track.hotspots[0], {
      ranges: [{ start: 1.5, end: 4 }],
      shape: { type: 'rect', w: 0.2, h: 0.1 },
      href: 'https://shop.example/sofa',
      label: 'Sofa',
    });
    assert.closeTo(track.hotspots[0]?.path[0]?.x ?? 0, 0.3, 1e-9);
    assert.closeTo(track.hotspots[0]?.path[0]?.y ?? 0, 0.45, 1e-9);
    assert.deepEqual(
      problems.map(({ id }) => id),
      ['2'],
    );
  });

  it('never throw', () => {
    const anything = fc.jsonValue();
    fc.assert(
      fc.property(anything, fc.constantFrom('hotspots', 'products', 'objects'), (value, key) => {
        for (const read of [
          hotspotsFromCloudinary,
          hotspotsFromScaleflex,
          hotspotsFromAmplience,
          hotspotsFromKaltura,
        ]) {
          read(value);
          read({
            [key]: [
              value,
              {
                hotspots: [value],
                timeline: { points: [value, { t: value, p: value }] },
                partnerData: value,
                keyframes: [value],
                data: value,
              },
            ],
          });
        }
      }),
      repeatable(runs(500, 100)),
    );
  });
});
