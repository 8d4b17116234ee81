import { createMemoryStorage, createShop, type Adapter, type Shop } from '@vitrine/core';
import { assert } from 'chai';
import { beaconAnalytics } from '../beacon/index.js';
import { ga4Analytics } from '../ga4/index.js';
import { metaAnalytics } from '../meta/index.js';
import { segmentAnalytics } from '../segment/index.js';

const source = {
  element: 'vitrine-player',
  videoId: 'morning-table',
  videoTime: 4,
  hotspotId: 'table-spot',
  creatorId: 'lan',
};
const item = { productId: 'mug', title: 'Mug', price: { amount: 2400, currency: 'USD', exponent: 2 } };

/** What a sink has given to its service, as text. */
interface Sent {
  readonly adapter: Adapter;
  text(): string;
}
const sinks: [name: string, make: () => Sent][] = [
  ['ga4', () => calling((page) => ga4Analytics({ page }), 'gtag')],
  ['Tag Manager', () => calling((page) => ga4Analytics({ page, via: 'dataLayer' }), 'none')],
  ['meta', () => calling((page) => metaAnalytics({ page }), 'fbq')],
  ['segment', () => calling((page) => segmentAnalytics({ page }), 'none')],
  [
    'beacon',
    () => {
      const sent: unknown[] = [];
      const page = {
        fetch: async () => new Response(''),
        beacon: (_url: string, text: string) => (sent.push(text), true),
        onHidden: () => () => {},
        setTimeout: () => 0,
        clearTimeout: () => {},
      };
      return { adapter: beaconAnalytics({ url: '/events', page }), text: () => sent.join() };
    },
  ],
];

function calling(make: (page: object) => Adapter, name: string): Sent {
  const sent: unknown[][] = [];
  const note = (...call: unknown[]): void => void sent.push(call);
  const page = { [name]: note, dataLayer: [] as unknown[], analytics: { track: note } };
  return { adapter: make(page), text: () => JSON.stringify([sent, page.dataLayer]) };
}

async function report(adapter: Adapter, consent: { analytics: boolean; video?: boolean }): Promise<void> {
  const shop: Shop = createShop(adapter, { storage: createMemoryStorage(), tabs: false, reactions: [] });
  await new Promise<void>((resolve) => shop.$state.subscribe(({ phase }) => phase === 'ready' && resolve()));
  shop.consent.set(consent);
  for (const name of [
    'video_start',
    'video_view',
    'video_progress',
    'product_view',
    'add_to_cart',
    'checkout_start',
  ] as const)
    shop.track({ name, source, items: [item], ...(name === 'video_progress' ? { percent: 25 } : {}) });
  await new Promise((resolve) => setTimeout(resolve, 5));
  shop.dispose();
}

describe('a sink that knows the visitor', () => {
  for (const [name, make] of sinks) {
    it(`does not learn of a video without the consent for it: ${name}`, async () => {
      const { adapter, text } = make();
      await report(adapter, { analytics: true });
      assert.match(text(), /mug/i, 'the event itself has come');
      assert.notMatch(text(), /morning-table|table-spot|lan"/);
    });
    it(`does with it: ${name}`, async () => {
      const { adapter, text } = make();
      await report(adapter, { analytics: true, video: true });
      assert.include(text(), 'morning-table');
    });
    it(`gets nothing without any: ${name}`, async () => {
      const { adapter, text } = make();
      await report(adapter, { analytics: false, video: true });
      assert.notMatch(text(), /mug|morning-table/i);
    });
  }
});
