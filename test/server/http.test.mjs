// What holds for every operation: who may ask, what is checked, what is logged, how it stops.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import Ajv from 'ajv';
import { openFolder, startService } from './support/service.mjs';

const origin = 'https://shop.example';
const { folder, remove } = openFolder();
let service;
before(async () => {
  service = await startService(folder, ['--origin', origin]);
});
after(remove);

const address = (path) => `${service.url}/v1/shops/main${path}`;
const call = (path, { token, body, ...init } = {}) =>
  fetch(path.startsWith('http') ? path : address(path), {
    ...init,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...init.headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
const asOwner = (init = {}) => ({ token: service.token, ...init });
const video = { title: 'A', sources: [{ src: 'https://cdn.example/a.mp4' }], publishAt: 'now' };
const save = (id, init = {}) => call(`/videos/${id}`, asOwner({ method: 'PUT', body: video, ...init }));

/** The code of an answer that is a problem of the one form. */
async function codeOf(response) {
  const { error } = await response.json();
  assert.equal(error.requestId, response.headers.get('vitrine-request-id'));
  assert.equal(response.headers.get('cache-control'), 'no-store');
  return `${response.status} ${error.code}`;
}

test('it is healthy and ready', async () => {
  assert.deepEqual(await (await fetch(`${service.url}/health`)).json(), { status: 'ok' });
  assert.deepEqual(await (await fetch(`${service.url}/ready`)).json(), { status: 'ready' });
});

test('without the right, nothing is changed and no draft is seen', async () => {
  const forged = `vitrine_owner_${'A'.repeat(43)}`;
  assert.equal((await save('draft', { body: { ...video, publishAt: null } })).status, 201);
  const cases = [
    ['401 sign-in-required', '/videos/x', { method: 'PUT', body: video }],
    ['401 sign-in-required', '/videos/x', { method: 'PUT', body: video, token: forged }],
    ['401 sign-in-required', '/videos/x', { method: 'PUT', body: video, headers: { authorization: 'Basic eA==' } }],
    ['401 sign-in-required', '/videos/draft', { method: 'DELETE', headers: { 'if-match': '*' } }],
    ['401 sign-in-required', '/videos?state=all', {}],
    // A token that is none is a problem, also where none is needed.
    ['401 sign-in-required', '/videos', { token: forged }],
    ['401 sign-in-required', '/videos', { token: service.token.toUpperCase() }],
    ['401 sign-in-required', '/feeds/main', {}],
    ['401 sign-in-required', '/feeds/main', { method: 'PUT', body: {} }],
    ['401 sign-in-required', '/feeds/main', { method: 'DELETE' }],
    ['401 sign-in-required', '', {}],
    ['401 sign-in-required', '', { method: 'PUT', body: { origins: ['https://evil.example'] } }],
    ['404 not-found', '/videos/draft', {}],
    // The token is of the shop main.
    ['403 forbidden', `${service.url}/v1/shops/other/videos/x`, asOwner({ method: 'PUT', body: video })],
    ['403 forbidden', `${service.url}/v1/shops/other`, asOwner()],
    ['403 forbidden', `${service.url}/v1/shops/main%2F..%2Fother/videos`, asOwner()],
    ['405 method-not-allowed', '/videos/x', asOwner({ method: 'PATCH', body: {} })],
    ['405 method-not-allowed', '/videos', asOwner({ method: 'POST', body: {} })],
    ['404 not-found', `${service.url}/`, {}],
    ['404 not-found', `${service.url}/v1/shops`, asOwner()],
    ['404 not-found', `${service.url}/v1/shops/main/videos/x/y`, asOwner()],
    ['404 not-found', `${service.url}/.vitrine/postgres/vitrine-password`, {}],
    ['404 not-found', `${service.url}/v1/%2e%2e/%2e%2e/etc/passwd`, {}],
  ];
  for (const [wanted, path, init] of cases)
    assert.equal(await codeOf(await call(path, init)), wanted, `${init.method ?? 'GET'} ${path}`);
  assert.equal((await call('/videos/x')).status, 404);
  assert.equal((await (await call('', asOwner())).json()).origins.join(), origin);
});

test('what cannot be read is named, and never an error of the service', async () => {
  const bodies = [
    ['400 validation', '{'],
    ['400 validation', ''],
    ['400 validation', 'null'],
    ['400 validation', '[]'],
    ['400 validation', '"x"'],
    ['400 validation', { ...video, title: '' }],
    ['400 validation', { ...video, title: ' ' }],
    ['400 validation', { ...video, title: 'a\0b' }],
    ['400 validation', `{"title":"\\ud800","sources":[{"src":"https://a.example/a.mp4"}]}`],
    ['400 validation', { ...video, ['\0']: 1 }],
    ['400 validation', { ...video, title: 'x'.repeat(301) }],
    ['400 validation', { ...video, sources: [] }],
    ['400 validation', { ...video, sources: [{ src: 'javascript:alert(1)' }] }],
    ['400 validation', { ...video, sources: [{ src: 'file:///etc/passwd' }] }],
    ['400 validation', { ...video, poster: '//cdn.example/a.jpg' }],
    ['400 validation', { ...video, width: -1 }],
    ['400 validation', `{"title":"a","sources":[{"src":"https://a.example/a.mp4"}],"duration":1e999}`],
    ['400 validation', { ...video, captions: [{ src: 'https://a.example/a.vtt', lang: 'not a tag', label: 'x' }] }],
    ['400 validation', { ...video, publishAt: 'tomorrow' }],
    ['400 validation', { ...video, publishAt: '2026-13-45T99:99:99Z' }],
    ['400 validation', { ...video, publishAt: '2026-01-01' }],
    ['400 validation', { ...video, track: { hotspots: [{ id: 'a', x: 2, y: 0 }] } }],
    ['400 validation', { ...video, track: 'x' }],
    ['400 validation', '['.repeat(50_000)],
    ['400 validation', `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`],
    ['413 too-large', { ...video, description: 'x'.repeat(1_100_000) }],
  ];
  for (const [wanted, body] of bodies)
    assert.equal(await codeOf(await save('bad', { body })), wanted, JSON.stringify(body).slice(0, 120));
  assert.equal(await codeOf(await save('bad', { headers: { 'content-type': 'text/plain' } })), '415 unsupported-type');
  const bytes = await fetch(address('/videos/bad'), {
    method: 'PUT',
    headers: { authorization: `Bearer ${service.token}`, 'content-type': 'application/json' },
    body: new Uint8Array([0x7b, 0xff, 0x7d]),
  });
  assert.equal(await codeOf(bytes), '400 validation');
  for (const path of [
    '/videos/%00',
    '/videos/a%20b',
    `/videos/${'x'.repeat(101)}`,
    '/videos?limit=0',
    '/videos?limit=1e3',
    '/videos?limit=51',
    '/videos?by=price',
    '/videos?cursor=x',
    `/videos?cursor=${Buffer.from('[1e300,"a"]').toString('base64url')}`,
    `/videos?cursor=${Buffer.from('[0,"a",1]').toString('base64url')}`,
    `/videos?cursor=${Buffer.from('[8.64e15,"a"]').toString('base64url')}`,
    `/videos?id=${'x'.repeat(201)}`,
    '/feeds/a%2Fb',
  ])
    assert.equal(await codeOf(await call(path, asOwner())), '400 validation', path);
  // Nothing of it was stored, and text that looks like SQL is text.
  assert.equal((await call('/videos/bad', asOwner())).status, 404);
  assert.equal((await call(`/videos?by=creator&id=${encodeURIComponent("' or 1=1 --")}`)).status, 200);
  assert.equal((await call('/videos?by=creator&id=%00')).status, 200);
  assert.ok(!service.lines().some(({ status }) => status >= 500));
});

test('a page of the shop may read answers, another one may not', async () => {
  const shown = (response) => response.headers.get('access-control-allow-origin');
  const from = (page) => ({ headers: { origin: page } });
  assert.equal(shown(await call('/videos', from(origin))), origin);
  for (const page of ['https://evil.example', 'null', 'http://shop.example', `${origin}.evil.example`, `${origin}/`])
    assert.equal(shown(await call('/videos', from(page))), null, page);
  // Problems too, or the page could not tell why.
  assert.equal(shown(await call('/videos/none', from(origin))), origin);
  const answer = await call('/videos', from(origin));
  assert.match(answer.headers.get('vary'), /Origin/);
  assert.match(answer.headers.get('access-control-expose-headers'), /ETag/);
  const preflight = (page) =>
    call('/videos/x', {
      method: 'OPTIONS',
      headers: { origin: page, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'if-match' },
    });
  const allowed = await preflight(origin);
  assert.equal(allowed.status, 204);
  assert.equal(shown(allowed), origin);
  assert.match(allowed.headers.get('access-control-allow-headers'), /if-match/);
  assert.equal(allowed.headers.get('access-control-allow-credentials'), null);
  assert.equal(shown(await preflight('https://evil.example')), null);
  assert.equal(shown(await call(`${service.url}/v1/shops/other/videos`, from(origin))), null);

  // The owner changes them, and never over somebody else's change.
  const settings = (headers) =>
    call('', asOwner({ method: 'PUT', body: { origins: [origin, 'https://new.example'] }, headers }));
  assert.equal(await codeOf(await settings({})), '428 version-required');
  assert.equal(await codeOf(await settings({ 'if-match': '"v99"' })), '412 conflict');
  const tag = (await call('', asOwner())).headers.get('etag');
  assert.equal((await settings({ 'if-match': tag })).status, 200);
  assert.equal(shown(await call('/videos', from('https://new.example'))), 'https://new.example');
  assert.equal(await codeOf(await settings({ 'if-match': tag })), '412 conflict');
});

test('the log has a line for each request, and nothing of a person or a secret', async () => {
  const canary = 'canary-7q';
  await call(`/videos/${canary}?by=${canary}`, {
    headers: { 'user-agent': canary, referer: `https://${canary}.example` },
  });
  await save(canary, { body: { ...video, title: canary } });
  await call(`${service.url}/${canary}`, { headers: { 'x-forwarded-for': '203.0.113.7', cookie: canary } });
  const text = `${service.output}${service.words.replace(service.token, '')}`;
  for (const secret of [canary, service.token, service.token.slice(14), '203.0.113.7', '127.0.0.1:'])
    assert.ok(!text.replaceAll(service.url, '').includes(secret), secret);
  const saved = service.lines().filter(({ method, route }) => method === 'PUT' && route?.endsWith('/videos/:id'));
  assert.ok(saved.length > 0);
  for (const { at, event, id, status, ms } of saved) {
    assert.equal(event, 'request');
    assert.match(id, /^[\da-f-]{36}$/);
    assert.ok(Date.parse(at) > 0 && status >= 200 && ms >= 0);
  }
});

test('the OpenAPI document says what is served', async () => {
  const document = await (await fetch(`${service.url}/v1/openapi.json`)).json();
  assert.equal(document.openapi, '3.1.0');
  const ajv = new Ajv({ schemaId: 'auto', unknownFormats: 'ignore', logger: false });
  ajv.addSchema({ $id: 'document', ...document });
  const pointer = (path) =>
    `document#${path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
  let operations = 0;
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      operations += 1;
      assert.ok(operation.summary.endsWith('.'));
      const named = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => `{${name}}`);
      assert.deepEqual(named, path.match(/\{\w+\}/g), path);
      assert.ok(operation.responses[400], `${method} ${path}`);
      // What it says of answers is true of one.
      const url = `${service.url}${path.replace('{shop}', 'main').replace('{id}', 'draft')}`;
      if (method !== 'get') continue;
      const response = await call(url, asOwner());
      const known = operation.responses[response.status];
      assert.ok(known, `${method} ${path} answers ${response.status}`);
      const check = ajv.compile({
        $ref: pointer([
          'paths',
          path,
          method,
          'responses',
          String(response.status),
          'content',
          'application/json',
          'schema',
        ]),
      });
      assert.ok(check(await response.json()), `${path}: ${JSON.stringify(check.errors)}`);
    }
  assert.equal(operations, 17);
});

test('it stops when what it is asked is answered, and takes no more', async (t) => {
  const { folder: own, remove: removeOwn } = openFolder();
  t.after(removeOwn);
  const stopping = await startService(own);
  const { port } = new URL(stopping.url);
  // A request whose body is on its way, and a connection that is kept for the next request.
  const slow = request({
    port,
    method: 'PUT',
    path: '/v1/shops/main/videos/late',
    headers: { authorization: `Bearer ${stopping.token}`, 'content-type': 'application/json' },
  });
  const answered = new Promise((done, failed) => slow.once('response', done).once('error', failed));
  slow.write('{"title":"Late","publishAt":"now",');
  const idle = connect(Number(port), '127.0.0.1');
  const idleEnded = new Promise((done) => idle.once('close', done));
  idle.write('GET /health HTTP/1.1\r\nhost: a\r\n\r\n');
  await new Promise((done) => idle.once('data', done));
  stopping.child.kill('SIGTERM');
  await stopping.logged('stopping');
  await idleEnded;
  await assert.rejects(fetch(`${stopping.url}/health`), 'a new connection is not taken');
  slow.end('"sources":[{"src":"https://cdn.example/a.mp4"}]}');
  const response = await answered;
  assert.equal(response.statusCode, 201);
  response.resume();
  assert.equal(await stopping.ended, 0);
  assert.equal(stopping.lines().at(-1).event, 'stopped');
  // What it acknowledged is there.
  const again = await startService(own);
  assert.equal((await fetch(`${again.url}/v1/shops/main/videos/late`)).status, 200);
});
