import { createHash } from 'node:crypto';
import type pg from 'pg';

/**
 * A step of the schema. One that has shipped is never edited: what comes next is another one. Within a major version a
 * step only adds, so that processes of the version before go on working while the new ones start.
 */
export interface Migration {
  /** In the order of the list; the name is what the database remembers. */
  readonly name: string;
  readonly sql: string;
}

const migrationLock = 7_301_100;

const hashOf = ({ sql }: Migration): string => createHash('sha256').update(sql).digest('hex');

/**
 * Applies what is missing, each step once, however many processes do this at the same moment. `then` runs while the
 * lock is still held. Throws, without a change, where the database has steps that this version does not know or that
 * were edited.
 */
export async function migrate<T>(
  client: pg.ClientBase,
  migrations: readonly Migration[],
  then: () => Promise<T>,
): Promise<T> {
  await client.query('select pg_advisory_lock($1)', [migrationLock]);
  try {
    await client.query(
      `create table if not exists migration (
         name text primary key, hash text not null, applied_at timestamptz not null default now()
       )`,
    );
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migration');
    const applied = new Map(rows.map(({ name, hash }) => [name, hash]));
    for (const { name } of rows)
      if (!migrations.some((migration) => migration.name === name))
        throw new Error(`The database was made by a newer version: it has the step ${name}.`);
    for (const migration of migrations) {
      const before = applied.get(migration.name);
      if (before === undefined) await apply(client, migration);
      else if (before !== hashOf(migration))
        throw new Error(`The step ${migration.name} is not the one that was applied.`);
    }
    return await then();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
  }
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into migration (name, hash) values ($1, $2)', [migration.name, hashOf(migration)]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`The step ${migration.name} failed`, { cause });
  }
}
