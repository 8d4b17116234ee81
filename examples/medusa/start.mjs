// Starts the engine: PostgreSQL, Medusa and the sample shop, in `.data/`. Used by `npm run start:medusa` and by the
// tests.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, root } from '../../scripts/install.mjs';
import { engineData, filesIn } from '../support/engine-data.mjs';
import { freePort, startPostgres } from '../support/postgres.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const data = engineData(here);

/** Medusa serves the folder `static`; the pictures lie elsewhere in this repository. */
function linkPictures() {
  const folder = join(here, 'static');
  mkdirSync(folder, { recursive: true });
  for (const [name, target] of [
    ['media', join(root, 'examples/demo/media')],
    ['gift-designs', join(root, 'packages/elements/gift-designs')],
  ]) {
    if (!existsSync(join(folder, name))) symlinkSync(target, join(folder, name), 'junction');
  }
}

/** Runs a command of Medusa's. It is not started by npx: ending npx leaves its child. */
function medusa(args, env, log) {
  const child = spawn(process.execPath, [join(here, 'node_modules/@medusajs/cli/cli.js'), ...args], {
    cwd: here,
    env: { ...process.env, MEDUSA_DISABLE_TELEMETRY: '1', NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = { child, output: '', ended: new Promise((done) => child.once('close', done)) };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      run.output = (run.output + text).slice(-20_000);
      log(text);
    });
  }
  return run;
}

async function finished(args, env, log) {
  const run = medusa(args, env, log);
  if ((await run.ended) !== 0) throw new Error(`medusa ${args.join(' ')} failed:\n${run.output}`);
}

/** PostgreSQL in this folder. */
const databaseIn = (folder) => startPostgres({ folder, name: 'medusa' });

/** The sample shop, from the goods of the demo. */
const filled = (env, log) =>
  data.filled(
    [
      join(here, 'catalogue.mjs'),
      join(here, 'medusa-config.ts'),
      ...filesIn(join(here, 'src/sample-shop')),
      ...filesIn(join(root, 'packages/adapters/src/memory')),
    ],
    async (database) => {
      const { demoCatalogue } = await import('./catalogue.mjs');
      const catalogue = `${database}.json`;
      const postgres = await databaseIn(database);
      try {
        writeFileSync(catalogue, JSON.stringify(await demoCatalogue()));
        const filling = { ...env, DATABASE_URL: postgres.url, CATALOGUE: catalogue };
        await finished(['db:migrate'], filling, log);
        await finished(['exec', './src/sample-shop/populate.ts'], filling, log);
      } finally {
        await postgres.stop();
        rmSync(catalogue, { force: true });
      }
    },
  );

/** Until it answers, or ends. */
async function healthy(url, run) {
  let over = false;
  void run.ended.then(() => (over = true));
  for (;;) {
    if (over) throw new Error(`Medusa did not start:\n${run.output}`);
    const up = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await new Promise((later) => setTimeout(later, 100));
  }
}

/**
 * Starts Medusa with the sample shop on 127.0.0.1. `storefronts` are the origins of the pages that may talk to it,
 * `port` 0 is any that is free; `administrator` is who may use the Admin API, `mail` the folder of the dev mailbox.
 * With `fresh` the shop is a copy that `stop()` throws away; without, orders stay from one start to the next.
 */
export async function startMedusa({ port = 0, storefronts = [], fresh = true, log = () => {} } = {}) {
  installPackages(here);
  linkPictures();
  const env = { MEDUSA_SECRET: data.kept('secret', 32), STORE_CORS: storefronts.join(',') };
  const administrator = { email: 'admin@example.com', password: data.kept('administrator-password', 12) };
  const { database, mail, end } = data.shop(
    await filled({ ...env, ADMINISTRATOR: administrator.email, ADMINISTRATOR_PASSWORD: administrator.password }, log),
    fresh,
  );
  let postgres;
  let run;
  const stop = async () => {
    if (run && run.child.exitCode === null && run.child.signalCode === null) run.child.kill('SIGTERM');
    await run?.ended;
    await postgres?.stop();
    end();
  };
  try {
    postgres = await databaseIn(database);
    const free = port || (await freePort());
    run = medusa(
      ['start', '--host', '127.0.0.1', '--port', String(free)],
      { ...env, DATABASE_URL: postgres.url, MAIL_FOLDER: mail },
      log,
    );
    const url = `http://127.0.0.1:${free}`;
    await healthy(url, run);
    const { default: pg } = await import('pg');
    const client = new pg.Client(postgres.url);
    await client.connect();
    const {
      rows: [key],
    } = await client.query("select token from api_key where title = 'Storefront'");
    await client.end();
    return { url, publishableKey: key.token, databaseUrl: postgres.url, administrator, mail, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
