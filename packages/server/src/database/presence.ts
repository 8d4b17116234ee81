import { randomInt } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type pg from 'pg';

/** Numbers of advisory locks are shared by all programs of a database: these are ours. */
const presenceClass = 7_301_300;

/**
 * A number that stands for this process as long as it lives and its connection holds. What is marked with it is known to
 * be left alone the moment the process is killed: PostgreSQL itself lets go of the lock.
 */
export interface Presence {
  /** Another number than before where the connection was lost. */
  number(): Promise<number>;
  close(): Promise<void>;
}

export function openPresence(pool: pg.Pool): Presence {
  let held: Promise<{ number: number; release: () => void }> | null = null;

  async function hold(): Promise<{ number: number; release: () => void }> {
    const client = await pool.connect();
    const lose = (): void => {
      held = null;
      client.release(true);
    };
    client.once('error', lose);
    try {
      for (;;) {
        const number = randomInt(1, 2 ** 31);
        const { rows } = await client.query<{ here: boolean }>(
          'select pg_try_advisory_lock($1::int, $2::int) as here',
          [presenceClass, number],
        );
        if (rows[0]?.here) {
          const release = (): void => {
            client.off('error', lose);
            client.release(true);
          };
          return { number, release };
        }
      }
    } catch (error) {
      client.off('error', lose);
      client.release(true);
      throw error;
    }
  }

  const current = async (): Promise<{ number: number; release: () => void }> => {
    const holding = (held ??= hold());
    try {
      return await holding;
    } catch (error) {
      if (held === holding) held = null;
      throw error;
    }
  };
  return {
    number: async () => (await current()).number,
    async close() {
      const holding = held;
      held = null;
      (await holding?.catch(() => null))?.release();
    },
  };
}

/** In SQL: whether nobody alive stands behind a number. */
export const isGone = (number: unknown): SQL => sql`not exists (
  select from pg_locks
  where locktype = 'advisory' and granted and classid = ${presenceClass} and objid::bigint = ${number}
    and database = (select oid from pg_database where datname = current_database())
)`;
