import { assert } from 'chai';
import type { Adapter } from '../adapter/adapter.js';
import type { Video } from '../video/video.js';
import { createShop } from './create-shop.js';

const video: Video = {
  id: 'f',
  title: 'A video',
  sources: [{ src: '/f.mp4', type: 'video/mp4' }],
  captions: [],
  track: { frame: null, hotspots: [], renditions: [] },
};
const catalog: Adapter['catalog'] = { products: async (refs) => refs.map(() => null) };

describe('shop.videos', () => {
  it('waits for an adapter that is still connecting', async () => {
    const shop = createShop(
      Promise.resolve({ name: 'late', contract: 1, catalog, videos: { get: async () => video } }),
    );
    assert.deepEqual(await shop.videos?.get('f'), video);
    shop.dispose();
  });

  it('gives null, and is undefined afterwards, when the adapter has no videos', async () => {
    const shop = createShop(Promise.resolve({ name: 'late', contract: 1, catalog }));
    assert.equal(await shop.videos?.get('f'), null);
    assert.equal(shop.videos, undefined);
    shop.dispose();
  });
});
