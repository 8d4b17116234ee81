import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, type Binaries } from './binaries.js';
import { makeCluster, mayRun, passwordOf, readMark, startServer, stopServer, urlOf } from './cluster.js';

export { freePort } from './free-port.js';

export interface PostgresOptions {
  /** Where its data is, and nothing else. Made where it is not there. */
  readonly folder: string;
  /** A database of this name is made where it is not there. */
  readonly database: string;
  /** Settings of PostgreSQL, as in `postgresql.conf`: plain words and numbers. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Of a new folder; random by default. */
  readonly password?: string;
}

export interface Postgres {
  readonly url: string;
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly username: string;
    readonly password: string;
    readonly database: string;
  };
  /** Settles when the server ends although nobody here has stopped it. */
  readonly lost: Promise<void>;
  /** Leaves it. It stops when no other process uses it. */
  stop(): Promise<void>;
}

/** Numbers of advisory locks are shared by all programs of a database: these are ours. */
const presenceLock = 7_301_200;

const giveUpAfterMs = 90_000;
const failuresAtMost = 5;
const lookAgainAfterMs = 100;

/** A connection that is there as long as this process uses the server: who leaves last can see that it is the last. */
async function arrive(folder: string): Promise<pg.Client | null> {
  const mark = readMark(folder);
  if (!mark) return null;
  const client = new pg.Client({
    connectionString: urlOf(folder, mark.port, 'postgres'),
    connectionTimeoutMillis: 2000,
    application_name: 'vitrine presence',
    keepAlive: true,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ here: boolean }>('select pg_try_advisory_lock_shared($1) as here', [
      presenceLock,
    ]);
    if (rows[0]?.here) return client;
    // It is being stopped.
    await client.end();
  } catch {
    await client.end().catch(() => undefined);
  }
  return null;
}

/** Finds the server of a folder where it runs, and starts it where it does not, whoever else does so at this moment. */
async function findOrStart({ folder, settings = {} }: PostgresOptions, binaries: Binaries): Promise<pg.Client> {
  const giveUpAt = Date.now() + giveUpAfterMs;
  let failures = 0;
  for (;;) {
    const presence = await arrive(folder);
    if (presence) return presence;
    const problem = await startServer(folder, binaries, settings);
    if (problem === null) continue;
    const mark = readMark(folder);
    // Somebody else starts or stops it: that takes its time. Otherwise it is broken, or its port was taken.
    if (!mark || !mayRun(mark)) failures += 1;
    if (failures === failuresAtMost || Date.now() > giveUpAt)
      throw new Error(`PostgreSQL did not start in ${folder}: ${problem}`);
    await delay(lookAgainAfterMs);
  }
}

async function makeDatabase(presence: pg.Client, name: string): Promise<void> {
  const { rowCount } = await presence.query('select from pg_database where datname = $1', [name]);
  if (rowCount) return;
  try {
    await presence.query(`create database ${presence.escapeIdentifier(name)}`);
  } catch (error) {
    // Another process was first: 42P04 where it had ended, 23505 where both were at it.
    if (!['42P04', '23505'].includes((error as pg.DatabaseError).code ?? '')) throw error;
  }
}

/**
 * A PostgreSQL of our own on 127.0.0.1, with its data in a folder. Any number of processes may start it at once, also
 * for the first time: one starts it, the others use it, and the last one that leaves stops it. One that outlived a
 * process that was killed is used again. Throws, in words, where it cannot run.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { folder, database, password } = options;
  const binaries = await findBinaries();
  await makeCluster(folder, binaries, password);
  const presence = await findOrStart(options, binaries);
  await makeDatabase(presence, database);
  const mark = readMark(folder);
  if (!mark) throw new Error(`PostgreSQL ended as soon as it had started in ${folder}`);
  let isLeaving = false;
  const lost = new Promise<void>((resolve) => presence.once('end', () => (isLeaving ? undefined : resolve())));
  return {
    url: urlOf(folder, mark.port, database),
    connection: { host: '127.0.0.1', port: mark.port, username: 'vitrine', password: passwordOf(folder), database },
    lost,
    async stop() {
      if (isLeaving) return;
      isLeaving = true;
      try {
        await presence.query('select pg_advisory_unlock_shared($1)', [presenceLock]);
        const { rows } = await presence.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [
          presenceLock,
        ]);
        // Nobody arrives while this lock is held, until the server is down.
        if (rows[0]?.last) await stopServer(folder, binaries);
      } finally {
        await presence.end().catch(() => undefined);
      }
    },
  };
}
