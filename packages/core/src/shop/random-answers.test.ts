import { assert } from 'chai';
import fc from 'fast-check';
import { createMemoryBackend, demoSeed, memoryAdapter } from '@vitrine/adapters/memory';
import { badAnswers, spoiled } from '@vitrine/testing/bad-answers';
import { TestClock } from '@vitrine/testing/test-clock';
import type { Video } from '../video/video.js';
import { createMemoryStorage } from '../environment/storage.js';
import { createShop } from './create-shop.js';

const hotspot = {
  id: 'h',
  product: { handle: 'mug' },
  ranges: [{ start: 0, end: 2 }],
  path: [{ t: 0, x: 0.5, y: 0.5 }],
};

describe('videos.get', () => {
  for (const wrong of [null, 5, {}, 'mug', { ...hotspot, id: 'i', path: null }]) {
    it(`with a hotspot ${JSON.stringify(wrong)} costs that hotspot, not the video`, async () => {
      const video = {
        id: 'v',
        title: 'Video',
        sources: [{ src: '/v.mp4' }],
        captions: [],
        track: { frame: null, hotspots: [wrong, hotspot], renditions: [] },
      } as unknown as Video;
      const shop = createShop(
        { name: 'test', contract: 1, videos: { get: () => Promise.resolve(video) } },
        { storage: createMemoryStorage(), tabs: false },
      );
      const found = await shop.videos?.get('v');
      assert.deepEqual(
        found?.track.hotspots.map(({ id }) => id),
        ['h'],
      );
      shop.dispose();
    });
  }
});

describe('200 random bad answers of an adapter', () => {
  it('leave no error that nobody caught, and no store that loads for ever', async () => {
    const uncaught: unknown[] = [];
    const page = globalThis as unknown as {
      process?: { on?(type: string, run: (thrown: unknown) => void): void; off?(type: string, run: unknown): void };
    };
    const caught = (thrown: unknown): void => void uncaught.push(thrown);
    // Mocha in a browser watches for these itself.
    page.process?.on?.('unhandledRejection', caught);
    const seed = Date.now() % 2 ** 31;
    console.info(`random bad answers: seed ${seed}`);
    const ports = [
      'catalog.products',
      'catalog.featured',
      'cart.get',
      'cart.add',
      'cart.update',
      'cart.remove',
      'cart.setNote',
      'checkout.url',
      'giftCard.config',
      'giftCard.designs',
      'giftWallet.credit',
      'account.current',
      'videos.get',
      'videos.feed',
    ];
    await fc.assert(
      fc.asyncProperty(badAnswers(ports), async (answer) => {
        const clock = new TestClock();
        const plain = memoryAdapter(createMemoryBackend(demoSeed), { analytics: null });
        const shop = createShop(spoiled(plain, answer), {
          clock,
          random: () => 0,
          storage: createMemoryStorage(),
          tabs: false,
        });
        const known = shop.catalog.product({ handle: 'moss-mug' });
        const featured = shop.catalog.featured().catch(() => []);
        const acts = [
          shop.cart.load(),
          shop.giftCard.config(),
          shop.giftCard.designs(),
          shop.giftCard.credit(),
          shop.account.current(),
          shop.videos?.get('morning-table'),
          shop.videos?.feed?.({ by: 'feed', id: '' }),
        ].map((act) => Promise.resolve(act).catch(() => null));
        await clock.settle();
        const [first] = await featured;
        const variantId = first?.variants[0]?.id;
        if (variantId !== undefined) {
          const add = shop.cart.add([{ variantId, quantity: 1 }]).catch(() => null);
          await clock.settle();
          await add;
          const line = shop.cart.$state.get().cart?.lines[0];
          if (line) {
            const more = [shop.cart.setQuantity(line.id, 2), shop.cart.setNote('note'), shop.cart.remove(line.id)];
            for (const act of more) act.catch(() => null);
            await clock.settle();
          }
        }
        const url = shop.checkout.url().catch(() => null);
        await clock.settle();
        await Promise.all([...acts, url]);
        assert.notEqual(known.get().phase, 'loading');
        assert.notEqual(shop.cart.$state.get().phase, 'loading');
        shop.dispose();
        await clock.settle();
        assert.deepEqual(uncaught, []);
      }),
      { numRuns: 200, seed },
    );
    page.process?.off?.('unhandledRejection', caught);
  });
});
