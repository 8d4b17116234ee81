// The kit's cross-origin cases, on servers that are honest and that are not.
import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import { formatReport, runConformance } from '@vitrine/adapter-kit';

const ALLOWED = 'https://shop.example';

/** A server that answers pages of other origins as `cors(origin)` says. */
async function serving(cors) {
  const server = http.createServer((request, response) => {
    response
      .writeHead(request.method === 'OPTIONS' ? 204 : 200, {
        'content-type': 'application/json',
        ...cors(request.headers.origin),
      })
      .end(request.method === 'OPTIONS' ? undefined : '{}');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const endpoint = {
    url: `http://127.0.0.1:${server.address().port}/cart`,
    method: 'POST',
    headers: ['authorization', 'content-type'],
    exposed: ['x-session'],
  };
  const report = await runConformance(
    async () => ({
      adapter: { name: 'none', contract: 1 },
      fixtures: {
        refs: [{ id: 'a' }, { id: 'b' }],
        missing: { id: 'c' },
        variants: ['a', 'b'],
        missingVariant: 'c',
        crossOrigin: { endpoints: [endpoint], allowed: ALLOWED, foreign: 'https://foreign.example' },
      },
    }),
    { only: ['crossOrigin'] },
  );
  server.close();
  assert.equal(report.skipped.length, 0, formatReport(report));
  return report.failed.map(({ id }) => id).sort();
}

const honest = (origin) =>
  origin === ALLOWED
    ? {
        'access-control-allow-origin': origin,
        'access-control-allow-headers': 'Authorization, Content-Type',
        'access-control-expose-headers': 'X-Session',
      }
    : {};

test('a shop that names its pages is in order', async () => assert.deepEqual(await serving(honest), []));
test('a shop that lets everybody in is caught', async () => {
  assert.deepEqual(await serving((origin) => ({ ...honest(ALLOWED), 'access-control-allow-origin': origin ?? '*' })), [
    'crossOrigin.foreign',
  ]);
  assert.deepEqual(await serving(() => ({ ...honest(ALLOWED), 'access-control-allow-origin': '*' })), [
    'crossOrigin.foreign',
  ]);
});
test('a shop that forgets a header, or to expose one, is caught', async () => {
  for (const header of [
    'access-control-allow-headers',
    'access-control-expose-headers',
    'access-control-allow-origin',
  ]) {
    assert.deepEqual(
      await serving((origin) => ({ ...honest(origin), ...(origin === ALLOWED ? { [header]: 'other' } : {}) })),
      ['crossOrigin.allowed'],
      header,
    );
  }
});
