import type { INestApplication } from '@nestjs/common';
import { bootstrap, JobQueueService, TransactionalConnection } from '@vendure/core';
import { engineConfig } from './config';
import { startPostgres } from './postgres';
import { populate } from './sample-shop/populate';

/** Given by `start.mjs` as JSON, in the first argument. */
interface ServerOptions {
  readonly database: string;
  readonly port: number;
  readonly storefronts: readonly string[];
  readonly secret: string;
  readonly password: string;
  /** Fills an empty database and ends. */
  readonly populateOnly: boolean;
}

/** The collection of featured products is filled by a job, after it was made. */
async function settled(app: INestApplication): Promise<void> {
  const connection = app.get(TransactionalConnection).rawConnection;
  for (;;) {
    const [{ waiting }] = (await connection.query(`select count(*)::int as waiting from job_record where "isSettled" = false`)) as [{ waiting: number }];
    if (waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function run(options: ServerOptions): Promise<void> {
  const postgres = await startPostgres(options.database);
  let app: INestApplication | undefined;
  let ending: Promise<void> | undefined;
  const end = (): Promise<void> =>
    (ending ??= (async () => {
      await app?.close().catch((error: unknown) => console.error(error));
      await postgres.stop();
    })());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end().then(() => process.exit(0)));
  // Whoever started us is gone: nothing of ours is left behind.
  process.on('disconnect', () => void end().then(() => process.exit(0)));
  try {
    app = await bootstrap(engineConfig({ ...options, database: postgres.connection }));
    await app.get(JobQueueService).start();
    if (await populate(app)) await settled(app);
    if (options.populateOnly) {
      await end();
      process.exit(0);
    }
    const address = (app.getHttpServer() as { address(): { port: number } }).address();
    process.send?.({ url: `http://127.0.0.1:${address.port}`, database: postgres.connection });
  } catch (error) {
    console.error(error);
    await end();
    process.exit(1);
  }
}

void run(JSON.parse(process.argv[2] ?? '{}') as ServerOptions);
