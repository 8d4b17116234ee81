import { join, resolve } from 'node:path';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { migrate, type Migration } from './migrate.js';
import { startPostgres } from './postgres.js';

export interface DatabaseOptions {
  /** A PostgreSQL of one's own, 15 or newer; `undefined` = one in the folder, which is started and stopped with us. */
  readonly url: string | undefined;
  /** The folder of the service's data. */
  readonly folder: string;
  readonly migrations: readonly Migration[];
}

export interface Database {
  readonly db: NodePgDatabase;
  /** The connections under it, for libraries that speak to PostgreSQL themselves. */
  readonly pool: pg.Pool;
  /** Settles when the database that we have started ends by itself. */
  readonly lost: Promise<void>;
  /** Whether it answers now. */
  isReady(): Promise<boolean>;
  /** Waits for what is being done. */
  close(): Promise<void>;
}

const never = new Promise<never>(() => undefined);

/**
 * Opens the database, with all steps of the schema applied. `first` runs before any other process can do anything with
 * it; what it makes only once, it makes once.
 */
export async function openDatabase<T>(
  { url, folder, migrations }: DatabaseOptions,
  first: (db: NodePgDatabase, url: string) => Promise<T>,
): Promise<{ readonly database: Database; readonly made: T }> {
  const server =
    url === undefined
      ? await startPostgres({
          folder: join(resolve(folder), 'postgres'),
          database: 'vitrine',
          settings: { max_connections: 60, shared_buffers: '64MB' },
        })
      : { url, lost: never, stop: async () => undefined };
  const pool = new pg.Pool({
    connectionString: server.url,
    // Two of them are held as long as the process lives: one listens for jobs, one says that it is here.
    max: 12,
    connectionTimeoutMillis: 5000,
    application_name: 'vitrine-server',
    // A statement that takes longer holds up everybody.
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
  });
  // An idle connection that breaks is replaced when the next one is needed.
  pool.on('error', () => undefined);
  // One that breaks while it is used fails what it is used for.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  try {
    // Not one of the pool: it waits for its turn as long as that takes.
    const client = new pg.Client({ connectionString: server.url, connectionTimeoutMillis: 10_000 });
    await client.connect();
    try {
      const made = await migrate(client, migrations, () => first(drizzle(client), server.url));
      return {
        made,
        database: {
          db: drizzle(pool),
          pool,
          lost: server.lost,
          isReady: () =>
            pool.query('select 1').then(
              () => true,
              () => false,
            ),
          async close() {
            await pool.end();
            await server.stop();
          },
        },
      };
    } finally {
      await client.end();
    }
  } catch (error) {
    await pool.end();
    await server.stop();
    throw error;
  }
}
