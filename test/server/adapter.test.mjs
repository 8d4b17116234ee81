// The adapter `service` against the service itself: the conformance kit, and beside a shop.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { flakyFetch, formatReport, runConformance } from '@vitrine/adapter-kit';
import { createMemoryBackend, memoryAdapter } from '@vitrine/adapters/memory';
import { serviceAdapter } from '@vitrine/adapters/service';
import { composeAdapters, createMemoryStorage } from '@vitrine/core';
import { openFolder, startService } from './support/service.mjs';

const market = { locale: 'ar', country: null, currency: null };
const { folder, remove } = openFolder();
let service;

async function save(path, body) {
  const response = await fetch(`${service.url}/v1/shops/main/${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${service.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 201, await response.text());
}
const video = (fields) => ({
  title: 'Tea',
  sources: [{ src: 'https://cdn.example/tea.m3u8', type: 'application/vnd.apple.mpegurl' }],
  captions: ['en', 'ar'].map((lang) => ({ src: `https://cdn.example/${lang}.vtt`, lang, label: lang })),
  creator: { id: 'mina', name: 'Mina' },
  publishAt: 'now',
  ...fields,
});
async function connected(adapter, fetchIt = fetch) {
  await adapter.connect({ market, storage: createMemoryStorage(), fetch: fetchIt });
  return adapter;
}

before(async () => {
  service = await startService(folder);
  const track = {
    hotspots: [{ id: 'a', product: { handle: 'stoneware-mug' }, ranges: [[0, 4]], path: [{ t: 0, x: 0.5, y: 0.5 }] }],
  };
  for (let at = 1; at <= 5; at++)
    await save(
      `videos/tea-${at}`,
      video({ track, width: 960, height: 540, duration: 12.5, hashtags: ['#Tea'], sponsored: at === 1 }),
    );
  await save('videos/tea-draft', video({ publishAt: null }));
});
after(remove);

test('the conformance kit finds no fault', async () => {
  const report = await runConformance(async () => {
    const line = flakyFetch(fetch);
    return {
      adapter: await connected(serviceAdapter({ url: service.url }), line.fetch),
      fixtures: {
        refs: [],
        missing: { handle: 'none' },
        variants: [],
        missingVariant: 'none',
        videoId: 'tea-1',
        feed: { by: 'creator', id: 'mina' },
      },
      probes: line.probes,
    };
  });
  assert.equal(report.failed.length, 0, formatReport(report));
  for (const id of ['videos.unknown-is-null', 'videos.video', 'videos.feed', 'videos.feed-unknown-is-empty'])
    assert.ok(report.passed.includes(id), `${id} did not pass\n${formatReport(report)}`);
});

test('a video has what was saved, with the captions of the shopper ahead', async () => {
  const { videos } = await connected(serviceAdapter({ url: `${service.url}/` }));
  const found = await videos.get('tea-1');
  assert.deepEqual(
    found.captions.map(({ lang }) => lang),
    ['ar', 'en'],
  );
  assert.deepEqual(
    [found.hashtags, found.creator, found.sponsored, found.duration, found.track.hotspots.map(({ id }) => id)],
    [['tea'], { id: 'mina', name: 'Mina' }, true, 12.5, ['a']],
  );
  assert.ok(Date.parse(found.publishedAt) > 0);
  for (const id of ['tea-draft', 'none', '..', '../../feeds/main', 'a/b', 'a?b', '', '\0'])
    assert.equal(await videos.get(id), null, id);
});

test('it goes beside a shop, whose products its hotspots name', async () => {
  const { videos: _, ...shop } = memoryAdapter(createMemoryBackend(), { mediaBase: '/media', analytics: null });
  const both = await connected(composeAdapters(shop, serviceAdapter({ url: service.url })));
  assert.equal(both.name, 'memory+service');
  const { videos } = await both.videos.feed({ by: 'product', id: 'stoneware-mug', limit: 2 });
  const [mug] = await both.catalog.products([videos[0].track.hotspots[0].product]);
  assert.equal(mug.handle, 'stoneware-mug');
});

test('without an address, and with one that is none, it is misconfigured or not reached', async () => {
  for (const options of [
    { url: '' },
    { url: 'videos' },
    { url: 'ftp://videos.example' },
    { url: service.url, shop: '' },
  ])
    assert.throws(() => serviceAdapter(options), { code: 'misconfigured' });
  const { videos } = await connected(serviceAdapter({ url: 'http://127.0.0.1:9' }));
  await assert.rejects(videos.get('tea-1'), { code: 'network' });
});
