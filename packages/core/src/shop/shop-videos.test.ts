import { assert } from 'chai';
import type { Adapter } from '../adapter/adapter.js';
import type { Video } from '../video/video.js';
import { createShop } from './create-shop.js';

const film: Video = {
  id: 'f',
  title: 'A film',
  sources: [{ src: '/f.mp4', type: 'video/mp4' }],
  captions: [],
  track: { frame: null, hotspots: [], renditions: [] },
};
const catalog: Adapter['catalog'] = { products: async (refs) => refs.map(() => null) };

describe('shop.videos', () => {
  it('waits for an adapter that is still on its way', async () => {
    const shop = createShop(Promise.resolve({ name: 'late', contract: 1, catalog, videos: { get: async () => film } }));
    assert.equal(await shop.videos?.get('f'), film);
    shop.dispose();
  });

  it('answers null, and is gone afterwards, when the adapter turns out to have none', async () => {
    const shop = createShop(Promise.resolve({ name: 'late', contract: 1, catalog }));
    assert.equal(await shop.videos?.get('f'), null);
    assert.equal(shop.videos, undefined);
    shop.dispose();
  });
});
