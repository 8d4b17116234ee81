import type pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Migration } from '../database/migrate.js';
import type { ServiceSecret } from '../secret/service-secret.js';
import { Problem } from './problem.js';

/** At most so often within so many seconds, for one key, in all processes together. */
export interface Limit {
  /** What is counted. Two operations with one name share it. */
  readonly name: string;
  readonly times: number;
  readonly seconds: number;
}

/** The columns are those of rate-limiter-flexible. */
export const rateLimitMigrations: readonly Migration[] = [
  {
    name: 'rate-limits-1',
    sql: `
      create table rate_limit (
        key varchar(255) primary key,
        points integer not null default 0,
        expire bigint
      );
      create index rate_limit_by_end on rate_limit (expire);
    `,
  },
];

/** Counts in the database. Of whom or what it counts for, it keeps a keyed hash. */
export function createRateLimits(pool: pg.Pool, secret: ServiceSecret) {
  const limiters = new Map<string, RateLimiterPostgres>();
  const limiterOf = ({ name, times, seconds }: Limit): RateLimiterPostgres => {
    const known = limiters.get(name);
    if (known) return known;
    const made = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: name,
      points: times,
      duration: seconds,
    });
    limiters.set(name, made);
    return made;
  };
  return {
    /** Counts one more. Throws `rate-limited`, with how long to wait, where that is one too many. */
    async take(limit: Limit, shop: string, key: string): Promise<void> {
      try {
        await limiterOf(limit).consume(secret.hash('limit', `${shop}\n${key}`).toString('base64url'));
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
        throw new Problem('rate-limited', {
          message: `At most ${limit.times} in ${limit.seconds} seconds.`,
          headers: { 'retry-after': String(seconds) },
        });
      }
    },
  };
}

export type RateLimits = ReturnType<typeof createRateLimits>;
