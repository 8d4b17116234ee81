// Videos that are kept: saved, published, listed, changed by two people.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openFolder, startService } from './support/service.mjs';

const { folder, remove } = openFolder();
let service;
before(async () => {
  service = await startService(folder);
});
after(remove);

const address = (path) => `${service.url}/v1/shops/main${path}`;
const read = (path, headers = {}) => fetch(address(path), { headers });
const owner = (method, path, body, headers = {}) =>
  fetch(address(path), {
    method,
    headers: { authorization: `Bearer ${service.token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const video = (fields = {}) => ({ title: 'Tea', sources: [{ src: 'https://cdn.example/tea.mp4' }], ...fields });
const save = (id, fields, headers) => owner('PUT', `/videos/${id}`, video({ publishAt: 'now', ...fields }), headers);
const idsOf = async (path, headers) => (await (await read(path, headers)).json()).videos.map(({ id }) => id);

const track = {
  version: 1,
  video: { width: 960, height: 540 },
  hotspots: [{ id: 'a', product: { handle: 'teapot' }, ranges: [[0, 4]], path: [{ t: 0, x: 0.5, y: 0.5 }] }],
};

test('a video is saved and read, with what a CDN may keep', async () => {
  const saved = await save('tea', { track, hashtags: ['#Tea', 'tea'], creator: { id: 'mina', name: 'Mina' } });
  assert.equal(saved.status, 201);
  const response = await read('/videos/tea');
  const body = await response.json();
  assert.deepEqual(
    [body.id, body.version, body.state, body.hashtags, body.creator.name],
    ['tea', 1, 'published', ['tea'], 'Mina'],
  );
  assert.deepEqual(body.track.hotspots[0].ranges, [{ start: 0, end: 4 }]);
  assert.equal(response.headers.get('etag'), '"v1"');
  assert.equal(response.headers.get('cache-control'), 'public, max-age=60, stale-while-revalidate=600');
  for (const tag of ['"v1"', 'W/"v1"', '"v0", "v1"', '*']) {
    const known = await read('/videos/tea', { 'if-none-match': tag });
    assert.deepEqual([known.status, await known.text()], [304, ''], tag);
  }
  assert.equal((await read('/videos/tea', { 'if-none-match': '"v0"' })).status, 200);
  // What an owner reads is nobody else's.
  const own = await owner('GET', '/videos/tea');
  assert.equal(own.headers.get('cache-control'), 'private, no-store');
});

test('of two people who change a video, one is asked to look again', async () => {
  await save('two');
  assert.equal((await save('two', { title: 'Other' })).status, 428);
  const changes = await Promise.all(['Mine', 'Yours'].map((title) => save('two', { title }, { 'if-match': '"v1"' })));
  assert.deepEqual(changes.map(({ status }) => status).sort(), [200, 412]);
  const lost = changes.find(({ status }) => status === 412);
  assert.equal(lost.headers.get('etag'), '"v2"');
  assert.equal((await save('two', {}, { 'if-match': '"v9"' })).status, 412);
  assert.equal((await save('two', { title: 'Third' }, { 'if-match': '"v2"' })).status, 200);
  assert.equal((await save('two', { title: 'Fourth' }, { 'if-none-match': '*' })).status, 412);
  assert.equal((await save('gone', {}, { 'if-match': '"v1"' })).status, 412, 'removed by somebody else');
  assert.equal((await save('two', {}, { 'if-match': 'v3' })).status, 400);
});

test('the same once more, because the answer was lost, changes nothing', async () => {
  const day = await (await save('same', { track })).json();
  for (const headers of [{}, { 'if-match': '"v1"' }]) {
    const again = await save('same', { track }, headers);
    const body = await again.json();
    assert.deepEqual([again.status, body.version, body.publishedAt], [200, 1, day.publishedAt]);
  }
  const ten = await Promise.all(Array.from({ length: 10 }, () => save('ten')));
  assert.deepEqual(ten.map(({ status }) => status).sort(), [...Array(9).fill(200), 201]);
});

test('a draft, a day in the future and one that has come', async () => {
  await save('later', { publishAt: null });
  assert.equal((await read('/videos/later')).status, 404);
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  const scheduled = await save('later', { publishAt: inAnHour }, { 'if-match': '"v1"' });
  assert.deepEqual((({ state, publishedAt }) => [state, publishedAt])(await scheduled.json()), ['scheduled', inAnHour]);
  assert.equal((await read('/videos/later')).status, 404);
  assert.ok(!(await idsOf('/videos')).includes('later'));
  assert.equal((await owner('GET', '/videos/later')).status, 200);
  await save('later', { publishAt: '2026-01-01T08:00:00+06:00' }, { 'if-match': '"v2"' });
  const { state, publishedAt } = await (await read('/videos/later')).json();
  assert.deepEqual([state, publishedAt], ['published', '2026-01-01T02:00:00.000Z']);
  // Back to a draft: nobody sees it any more.
  await save('later', { publishAt: null }, { 'if-match': '"v3"' });
  assert.equal((await read('/videos/later')).status, 404);
});

test('lists by rule are read page by page, each video once, also while others are added', async () => {
  const day = (at) => `2026-02-${String(at).padStart(2, '0')}T00:00:00Z`;
  for (let at = 1; at <= 9; at++)
    await save(`list-${at}`, {
      // Two come out at the same moment.
      publishAt: day(at === 5 ? 4 : at),
      hashtags: ['List'],
      creator: { id: at % 2 ? 'odd' : 'even', name: 'x' },
      collections: at < 4 ? ['first'] : [],
      products: at === 9 ? ['kettle'] : [],
      ...(at === 8 ? { track } : {}),
    });
  await save('list-draft', { publishAt: null, hashtags: ['list'] });
  const all = [9, 8, 7, 6, 5, 4, 3, 2, 1].map((at) => `list-${at}`);
  assert.deepEqual(await idsOf('/videos?by=hashtag&id=%23LIST&limit=50'), all);
  const pages = [];
  let cursor = '';
  do {
    const page = await (await read(`/videos?by=hashtag&id=list&limit=2${cursor && `&cursor=${cursor}`}`)).json();
    pages.push(...page.videos.map(({ id }) => id));
    cursor = page.cursor;
    await save(`new-${pages.length}`, { hashtags: ['list'] });
  } while (cursor);
  assert.deepEqual(pages, all);
  assert.deepEqual(
    await idsOf('/videos?by=creator&id=even&limit=50'),
    all.filter((_, at) => at % 2),
  );
  assert.deepEqual(await idsOf('/videos?by=collection&id=first'), all.slice(-3));
  assert.deepEqual(await idsOf('/videos?by=product&id=kettle'), ['list-9']);
  assert.ok((await idsOf('/videos?by=product&id=teapot&limit=50')).includes('list-8'), 'by its hotspots');
  for (const by of ['feed', 'product', 'collection', 'creator', 'hashtag'])
    assert.deepEqual(await (await read(`/videos?by=${by}&id=none`)).json(), { videos: [], cursor: null });

  // A feed by rule, and one that somebody has put together.
  assert.equal((await owner('PUT', '/feeds/odd', { creator: 'odd', collection: 'first' })).status, 201);
  assert.deepEqual(await idsOf('/videos?id=odd'), ['list-3', 'list-1']);
  const chosen = ['list-2', 'list-draft', 'list-9', 'none', 'list-1', 'list-2'];
  await owner('PUT', '/feeds/chosen', { videos: chosen });
  assert.deepEqual(await idsOf('/videos?id=chosen'), ['list-2', 'list-9', 'list-1']);
  const first = await (await read('/videos?id=chosen&limit=2')).json();
  assert.deepEqual(await idsOf(`/videos?id=chosen&limit=50&cursor=${first.cursor}`), ['list-9', 'list-1']);
  assert.equal((await read(`/videos?id=odd&cursor=${first.cursor}`)).status, 400, 'the cursor of another list');
  assert.equal((await owner('PUT', '/feeds/odd', { hashtag: 'list' })).status, 428);
  assert.equal((await owner('DELETE', '/feeds/odd', undefined, { 'if-match': '"v1"' })).status, 204);
  assert.deepEqual(await idsOf('/videos?id=odd'), []);

  const everything = await owner('GET', '/videos?by=hashtag&id=list&state=all&limit=50');
  assert.ok((await everything.json()).videos.some(({ id, state }) => id === 'list-draft' && state === 'draft'));
});

test('a list that has not changed is not sent again', async () => {
  const tag = (await read('/videos?by=creator&id=even')).headers.get('etag');
  assert.equal((await read('/videos?by=creator&id=even', { 'if-none-match': tag })).status, 304);
});

test('a video that is removed is in no list', async () => {
  await save('away', { hashtags: ['away'] });
  assert.equal((await owner('DELETE', '/videos/away')).status, 428);
  assert.equal((await owner('DELETE', '/videos/away', undefined, { 'if-match': '"v2"' })).status, 412);
  assert.equal((await owner('DELETE', '/videos/away', undefined, { 'if-match': '"v1"' })).status, 204);
  assert.equal((await owner('DELETE', '/videos/away', undefined, { 'if-match': '"v1"' })).status, 204, 'once more');
  assert.deepEqual(await idsOf('/videos?by=hashtag&id=away'), []);
  assert.equal((await read('/videos/away')).status, 404);
});
