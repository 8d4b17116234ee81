import { sql } from 'drizzle-orm';
import type pg from 'pg';
import type { Writer } from '../accounts/audit.js';
import { traceOf, type Log } from '../http/log.js';

/** What is done later, or again. It looks up the truth in its own table: a job is a wake-up, and may come twice. */
export type Tasks = Readonly<Record<string, (payload: unknown) => Promise<void>>>;

/** Loaded when it is needed: what it loads writes helpers of compiled code into the globals. */
const library = () => import('graphile-worker');

/** Makes the tables of the jobs where they are missing. Not at the same time as another process: hold a lock. */
export async function migrateJobs(connectionString: string): Promise<void> {
  const { Logger, runMigrations } = await library();
  await runMigrations({ connectionString, logger: new Logger(() => () => undefined) });
}

/** Plans a job, in the transaction of what it is for. One with the same key is replaced. */
export async function addJob(
  writer: Writer,
  task: string,
  { key, payload, at }: { key: string; payload: unknown; at?: Date },
): Promise<void> {
  await writer.execute(sql`select from graphile_worker.add_job(
    identifier := ${task}, payload := ${JSON.stringify(payload)}::json, job_key := ${key},
    run_at := ${at?.toISOString() ?? null}::timestamptz, job_key_mode := 'replace')`);
}

/** The task that looks for what was left alone: at each start, and each minute in one of the processes. */
export const sweepTask = 'sweep';

/** Works on jobs until it is stopped. The payload of a job is never logged. */
export async function runJobs(pgPool: pg.Pool, tasks: Tasks, log: Log): Promise<{ stop(): Promise<void> }> {
  const { Logger, run } = await library();
  const runner = await run({
    pgPool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2000,
    crontab: `* * * * * ${sweepTask} ?max=2`,
    // The words of the library quote jobs.
    logger: new Logger(() => () => undefined),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        async (payload: unknown) => {
          try {
            await task(payload);
          } catch (error) {
            log({ event: 'job failed', task: name, problem: traceOf(error) });
            throw error;
          }
        },
      ]),
    ),
  });
  await runner.addJob(sweepTask, {}, { jobKey: `${sweepTask} at start` });
  return { stop: () => runner.stop() };
}
