// The service beside the demo, as `npm start` runs it.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { serviceBeside } from '../../scripts/service.mjs';
import { dataFolder } from './support/service.mjs';

const page = 'http://localhost:4173';

test('it answers the pages of the demo, and shows the token at the first start only', async (t) => {
  const folder = dataFolder(t);
  for (const labels of [
    ['Service', 'Mailbox', "Owner's token"],
    ['Service', 'Mailbox'],
  ]) {
    const { rows, stop } = await serviceBeside({ pages: [page], port: 0, folder });
    try {
      assert.deepEqual(
        rows.map(([label]) => label),
        labels,
      );
      const answer = await fetch(`${rows[0][1]}/videos`, { headers: { origin: page } });
      assert.deepEqual(await answer.json(), { videos: [], cursor: null });
      assert.equal(answer.headers.get('access-control-allow-origin'), page);
    } finally {
      await stop();
    }
  }
});

test('where it cannot run, the demo goes on without, and a line says why', async (t) => {
  const folder = dataFolder(t);
  const inTheWay = join(folder, 'file');
  writeFileSync(inTheWay, '');
  const broken = await serviceBeside({ pages: [page], port: 0, folder: inTheWay });
  assert.equal(broken.rows[0][0], 'No service');
  await broken.stop();

  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => other.once('listening', done));
  const { port } = other.address();
  const taken = await serviceBeside({ pages: [page], port, folder });
  other.close();
  assert.match(taken.rows[0][1], new RegExp(`port ${port} is taken; choose another: SERVICE_PORT=`));
});
