// The server of the demonstration, as a shop would have one.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { serve } from '../../scripts/serve.mjs';

let site;
before(async () => (site = await serve()));
after(() => site.close());

/** One request, with nothing decoded. */
const get = (path, headers = {}, method = 'GET') =>
  new Promise((done, failed) => {
    request(`${site.url}${path}`, { headers, method }, (answer) => {
      const parts = [];
      answer
        .on('data', (part) => parts.push(part))
        .on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    })
      .on('error', failed)
      .end();
  });

test('text is compressed for who takes it, and the same', async () => {
  const plain = await get('/demo.css');
  const packed = await get('/demo.css', { 'accept-encoding': 'br, gzip' });
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(packed.headers['content-encoding'], 'gzip');
  assert.equal(packed.headers.vary, 'accept-encoding');
  assert.ok(packed.body.length < plain.body.length / 2);
  assert.deepEqual(gunzipSync(packed.body), plain.body);
  assert.equal((await get('/demo.css', { 'accept-encoding': 'gzip' }, 'HEAD')).body.length, 0);
});

test('a video is served in ranges and never compressed', async () => {
  const path = '/media/videos/morning-table/hi.mp4';
  const { status, headers, body } = await get(path, { range: 'bytes=0-99', 'accept-encoding': 'gzip' });
  assert.deepEqual([status, headers['content-encoding'], body.length], [206, undefined, 100]);
  assert.match(headers['content-range'], /^bytes 0-99\/\d+$/);
  assert.equal((await get(path, { range: 'bytes=999999999-' })).status, 416);
});

test('what has not changed is not sent again', async () => {
  const { headers } = await get('/demo.css');
  assert.equal(headers['cache-control'], 'no-cache');
  const again = await get('/demo.css', { 'if-none-match': headers.etag });
  assert.deepEqual([again.status, again.body.length], [304, 0]);
  assert.equal((await get('/demo.css', { 'if-none-match': 'W/"other"' })).status, 200);
});

test('nothing outside its folders', async () => {
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/media/../../../package.json', '/examples/vendure/'])
    assert.equal((await get(path)).status, 404, path);
});
