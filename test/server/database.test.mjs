// The database that the service brings along: made once, found again, stopped by who leaves last.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startPostgres } from '@vitrine/server/postgres';
import pg from 'pg';
import { startPostgres as startForExample } from '../../examples/support/postgres.mjs';
import { dataFolder, endBefore, killService, spawnService, startService } from './support/service.mjs';

const pidOf = (folder) => readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0];
const isRunning = (folder) => existsSync(join(folder, 'postgres/postmaster.pid'));

const save = ({ url, token }, id, headers = {}) =>
  fetch(`${url}/v1/shops/main/videos/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ title: id, sources: [{ src: 'https://cdn.example/a.mp4' }], publishAt: 'now' }),
  });

test('two first starts in one folder: one database, one owner, and the last one to leave stops it', async (t) => {
  const folder = dataFolder(t);
  const both = await Promise.all([startService(folder), startService(folder)]);
  const owners = both.filter(({ token }) => token);
  assert.equal(owners.length, 1, 'owners that were printed');
  assert.deepEqual(readdirSync(folder), ['postgres', 'secret'], 'nothing half made is left');
  assert.equal((await save(owners[0], 'one')).status, 201);
  for (const { url } of both) assert.equal((await fetch(`${url}/v1/shops/main/videos/one`)).status, 200);
  // Whichever started it: the other one goes on.
  const starter = both.find((one) => one === owners[0]);
  starter.child.kill('SIGTERM');
  assert.equal(await starter.ended, 0);
  const other = both.find((one) => one !== starter);
  assert.equal((await fetch(`${other.url}/v1/shops/main/videos/one`)).status, 200);
  assert.ok(isRunning(folder));
  other.child.kill('SIGTERM');
  assert.equal(await other.ended, 0);
  assert.ok(!isRunning(folder), 'the database is stopped');
});

test('killed, it finds its database and what was acknowledged, whether PostgreSQL outlived it or not', async (t) => {
  const folder = dataFolder(t);
  let service = await startService(folder);
  const { token } = service;
  assert.equal((await save(service, 'first')).status, 201);
  const postmaster = pidOf(folder);

  await killService(service);
  service = Object.assign(await startService(folder), { token });
  assert.equal(pidOf(folder), postmaster, 'the same PostgreSQL is used again');
  assert.equal(service.token, token);
  assert.equal((await fetch(`${service.url}/v1/shops/main/videos/first`)).status, 200);
  assert.equal((await save(service, 'second')).status, 201);

  // Both at once, as when the machine goes down.
  process.kill(Number(postmaster), 'SIGKILL');
  await killService(service);
  service = Object.assign(await startService(folder), { token });
  assert.notEqual(pidOf(folder), postmaster);
  for (const id of ['first', 'second'])
    assert.equal((await fetch(`${service.url}/v1/shops/main/videos/${id}`)).status, 200, id);
});

test('where only PostgreSQL ends, the service says so and ends with 1', async (t) => {
  const folder = dataFolder(t);
  const service = await startService(folder);
  process.kill(Number(pidOf(folder)), 'SIGKILL');
  assert.equal(await service.ended, 1);
  assert.match(service.words, /The database has ended/);
});

test('killed while it makes its first database, it begins anew', async (t) => {
  const folder = dataFolder(t);
  const service = spawnService(folder);
  while (!existsSync(folder) || !readdirSync(folder).some((name) => name.includes('making')))
    await new Promise((later) => setImmediate(later));
  await killService(service);
  assert.ok(readdirSync(folder).some((name) => name.includes('making')));
  await startService(folder);
  assert.deepEqual(
    readdirSync(folder).filter((name) => !name.includes('making')),
    ['postgres', 'secret'],
  );
});

test('three processes apply the steps of the schema once', async (t) => {
  const folder = dataFolder(t);
  const postgres = await startPostgres({ folder: join(folder, 'own'), database: 'shop' });
  endBefore(folder, () => postgres.stop());
  const env = { DATABASE_URL: postgres.url };
  const services = await Promise.all([1, 2, 3].map(() => startService(folder, [], env)));
  assert.equal(services.filter(({ token }) => token).length, 1);
  const client = new pg.Client(postgres.url);
  await client.connect();
  const count = async (table) => Number((await client.query(`select count(*) from ${table}`)).rows[0].count);
  assert.equal(await count('access_token'), 1);
  assert.equal(await count('shop'), 1);
  const { rows } = await client.query('select name from migration order by name');
  assert.deepEqual(
    rows.map(({ name }) => name),
    [...new Set(rows.map(({ name }) => name))],
  );
  assert.ok(rows.length >= 2);
  // A step that was edited, and one of a newer version: neither is passed over.
  for (const [change, problem] of [
    [`update migration set hash = 'other' where name = '${rows[0].name}'`, /is not the one that was applied/],
    [`insert into migration (name, hash) values ('later-9', '')`, /made by a newer version/],
  ]) {
    await client.query(change);
    const service = spawnService(folder, [], env);
    assert.equal(await service.ended, 1);
    assert.match(service.words, problem);
    await client.query(`delete from migration where name = 'later-9'`);
  }
  await client.end();
});

test('the password of the database is for its user only, and the database is not reached without it', async (t) => {
  const folder = dataFolder(t);
  const postgres = await startPostgres({ folder: join(folder, 'own'), database: 'shop' });
  endBefore(folder, () => postgres.stop());
  assert.equal(statSync(join(folder, 'own/vitrine-password')).mode & 0o777, 0o600);
  const { host, port, username, database } = postgres.connection;
  const stranger = new pg.Client({ host, port, user: username, database, password: 'guess' });
  await assert.rejects(stranger.connect(), { code: '28P01' });
});

test('an engine of the examples finds the data of before, whose folder does not name its password', async (t) => {
  const folder = join(dataFolder(t), 'engine');
  const ask = async (postgres, query) => {
    const client = new pg.Client(postgres.url);
    await client.connect();
    const { rows } = await client.query(query);
    await client.end();
    return rows;
  };
  let postgres = await startForExample({ folder, name: 'vendure' });
  assert.equal(postgres.connection.password, 'vitrine');
  assert.equal((await ask(postgres, 'show fsync'))[0].fsync, 'off');
  await ask(postgres, 'create table kept as select 7 as number');
  await postgres.stop();
  rmSync(join(folder, 'vitrine-password'));
  postgres = await startForExample({ folder, name: 'vendure' });
  assert.deepEqual(await ask(postgres, 'select number from kept'), [{ number: 7 }]);
  await postgres.stop();
});
