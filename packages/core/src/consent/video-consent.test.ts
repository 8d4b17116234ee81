import { assert } from 'chai';
import type { AnalyticsEvent } from '../analytics/analytics-port.js';
import { createMemoryStorage } from '../environment/storage.js';
import { createShop } from '../shop/create-shop.js';
import type { Shop } from '../shop/shop.js';
import { createConsent, type ConsentChoice } from './consent.js';

const source = {
  element: 'vitrine-player',
  videoId: 'morning-table',
  videoTime: 4,
  hotspotId: 'mug',
  liveId: 'live',
  creatorId: 'lan',
};

interface Bench {
  readonly shop: Shop;
  readonly sent: AnalyticsEvent[];
  forgotten(): number;
}
async function bench(): Promise<Bench> {
  const sent: AnalyticsEvent[] = [];
  let forgotten = 0;
  const analytics = {
    track: (events: readonly AnalyticsEvent[]) => void sent.push(...events),
    forget: () => void forgotten++,
  };
  const shop = createShop({ name: 'test', contract: 1, analytics }, { storage: createMemoryStorage(), tabs: false });
  await new Promise<void>((resolve) => shop.$state.subscribe(({ phase }) => phase === 'ready' && resolve()));
  return { shop, sent, forgotten: () => forgotten };
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const videoStart = (shop: Shop): void => shop.track({ name: 'video_start', source, items: [] });

describe('which video is watched', () => {
  const table: [title: string, choice: ConsentChoice, isSent: boolean, hasVideo: boolean][] = [
    ['leaves the page with both consents', { analytics: true, video: true }, true, true],
    ['does not with the one for analytics alone', { analytics: true }, true, false],
    ['does not when it was declined', { analytics: true, video: false }, true, false],
    ['does not by a value that is no consent', { analytics: true, video: 'no' as unknown as boolean }, true, false],
    ['does not by itself, nor does anything else', { analytics: false, video: true }, false, false],
  ];
  for (const [title, choice, isSent, hasVideo] of table)
    for (const order of ['before', 'after'] as const)
      it(`${title} (event ${order} the choice)`, async () => {
        const { shop, sent } = await bench();
        if (order === 'before') videoStart(shop);
        shop.consent.set(choice);
        if (order === 'after') videoStart(shop);
        await settled();
        assert.deepEqual(
          sent.map((event) => event.source),
          isSent ? [hasVideo ? source : { element: 'vitrine-player' }] : [],
        );
        assert.equal(/morning-table|mug|live|lan/.test(JSON.stringify(sent)), hasVideo);
        shop.dispose();
      });

  it('does not by a consent that every object inherits', async () => {
    Object.defineProperty(Object.prototype, 'video', { value: true, configurable: true });
    try {
      const { shop, sent } = await bench();
      shop.consent.set({ analytics: true });
      videoStart(shop);
      await settled();
      assert.deepEqual(sent[0]?.source, { element: 'vitrine-player' });
      shop.dispose();
    } finally {
      Reflect.deleteProperty(Object.prototype, 'video');
    }
  });

  it('is dropped by sinks that still hold it when the consent is withdrawn', async () => {
    const { shop, sent, forgotten } = await bench();
    shop.consent.set({ analytics: true, video: true });
    videoStart(shop);
    await settled();
    assert.equal(forgotten(), 0);
    shop.consent.set({ analytics: true });
    assert.equal(forgotten(), 1);
    videoStart(shop);
    await settled();
    assert.deepEqual(sent[1]?.source, { element: 'vitrine-player' });
    shop.dispose();
  });

  it('stays in the page with Global Privacy Control, whatever the page says', () => {
    const consent = createConsent('pending', true);
    consent.set({ analytics: true, video: true });
    assert.deepEqual([consent.$analytics.get(), consent.$video.get()], ['denied', 'denied']);
  });
});
