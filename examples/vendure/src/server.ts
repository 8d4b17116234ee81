import type { INestApplication } from '@nestjs/common';
import {
  bootstrap,
  DefaultSearchPlugin,
  JobQueueService,
  RequestContextService,
  SearchService,
  TransactionalConnection,
  type VendureConfig,
} from '@vendure/core';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { engineConfig } from './config';
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
  /** Folder in which the back office is built, `null` = there is none in this start. */
  readonly dashboard: string | null;
  /** Fills an empty database and ends. */
  readonly populateOnly: boolean;
}

type Plugins = NonNullable<VendureConfig['plugins']>;

/**
 * The back office at `/dashboard`, and the search it asks. Its package lies in the folder itself: it is half a
 * gigabyte, and only there for those who ask for it.
 */
function dashboardIn(folder: string): Plugins {
  const { DashboardPlugin } = createRequire(join(folder, 'package.json'))('@vendure/dashboard/plugin') as {
    readonly DashboardPlugin: {
      init(options: {
        readonly route: string;
        readonly appDir: string;
        readonly viteDevServerPort: number;
      }): Plugins[number];
    };
  };
  // It would hand the page over to whatever runs on the port of Vite: nothing does on this one.
  return [
    DefaultSearchPlugin.init({}),
    DashboardPlugin.init({ route: 'dashboard', appDir: join(folder, 'dist'), viteDevServerPort: 1 }),
  ];
}

/** The collection of featured products is filled by a job, after it was made. */
async function settled(app: INestApplication): Promise<void> {
  const connection = app.get(TransactionalConnection).rawConnection;
  for (;;) {
    const [{ waiting }] = (await connection.query(
      `select count(*)::int as waiting from job_record where "isSettled" = false`,
    )) as [{ waiting: number }];
    if (waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function run(options: ServerOptions): Promise<void> {
  // A module of the other kind.
  const { startPostgres } = await import('../../support/postgres.mjs');
  const postgres = await startPostgres({ folder: options.database, name: 'vendure' });
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
      slug: handle,
      messageMaxLength,
      nameMaxLength,
      scheduleMaxDays,
      maxRecipients,
      min: labelled(seed, min),
      max: labelled(seed, max),
      step: labelled(seed, step),
      termsUrl: '/gift-card-terms',
      designsUrl: '/gift-designs/library.json',
      from: '"Kiln & Clove" <gifts@kiln-and-clove.example>',
      lookUps: { perSession: 10, perAddress: 200 },
      everyMs: options.everyMs,
    };
    app = await bootstrap(
      engineConfig({
        ...options,
        giftCards,
        database: postgres.connection,
        more: options.dashboard ? dashboardIn(options.dashboard) : [],
      }),
    );
    await app.get(JobQueueService).start();
    if (await populate(app)) await settled(app);
    // What was sold before, or without a back office, is in no index yet.
    if (options.dashboard)
      await app.get(SearchService).reindex(await app.get(RequestContextService).create({ apiType: 'admin' }));
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
