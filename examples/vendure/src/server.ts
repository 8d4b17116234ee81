import type { INestApplication } from '@nestjs/common';
import { bootstrap, JobQueueService, TransactionalConnection } from '@vendure/core';
import { engineConfig } from './config';
import { startPostgres } from './postgres';
import { demoCatalogue, labelled } from './sample-shop/catalogue';
import { populate } from './sample-shop/populate';

/** Given by `start.mjs` as JSON, in the first argument. */
interface ServerOptions {
  readonly database: string;
  readonly port: number;
  readonly storefronts: readonly string[];
  readonly secret: string;
  readonly password: string;
  /** Folder of the dev mailbox. */
  readonly mail: string;
  /** How often due gift cards are looked for, in milliseconds. */
  readonly everyMs: number;
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
    const { seed } = await demoCatalogue();
    const { min, max, step, handle, messageMaxLength, nameMaxLength, scheduleMaxDays, maxRecipients } = seed.giftCard;
    const giftCards = {
      slug: handle, messageMaxLength, nameMaxLength, scheduleMaxDays, maxRecipients,
      min: labelled(seed, min), max: labelled(seed, max), step: labelled(seed, step),
      termsUrl: '/gift-card-terms',
      designsUrl: '/gift-designs/library.json',
      from: '"Kiln & Clove" <gifts@kiln-and-clove.example>',
      lookUps: { perSession: 10, perAddress: 200 },
      everyMs: options.everyMs,
    };
    app = await bootstrap(engineConfig({ ...options, giftCards, database: postgres.connection }));
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
