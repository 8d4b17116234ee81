// Starts the engine: PostgreSQL, Vendure and the sample shop, each in a folder of `.data/`. Used by `npm run
// start:vendure` and by the tests.
import { spawn } from 'node:child_process';
import { existsSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, root, run } from '../../scripts/install.mjs';
import { engineData, filesIn } from '../support/engine-data.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const data = engineData(here);
const dashboard = join(here, 'dashboard');

const newest = (files) => Math.max(0, ...files.map((file) => statSync(file).mtimeMs));

/** Packages by `npm ci` where the lock has changed, and the TypeScript where a source has. */
function prepare() {
  installPackages(here);
  const built = join(here, 'dist');
  if (existsSync(built) && newest(filesIn(built)) > newest(filesIn(join(here, 'src')))) return;
  run(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '-p', join(here, 'tsconfig.json')]);
}

/** Bytes that the back office and its packages take, and some room beside. */
const DASHBOARD_ROOM = 800e6;

/**
 * The folder of the back office, installed and built where it is not, which takes some minutes the first time. Throws,
 * in words, when there is no room for it, or when installing or building fails.
 */
function prepareDashboard() {
  const modules = join(dashboard, 'node_modules');
  const { bavail, bsize } = statfsSync(dashboard);
  if (!existsSync(join(modules, '.installed-lock')) && bavail * bsize < DASHBOARD_ROOM) {
    throw new Error(
      `The back office needs ${Math.ceil(DASHBOARD_ROOM / 1e6)} MB, and this disk has ${Math.floor((bavail * bsize) / 1e6)} MB left. Without --dashboard the shop starts all the same.`,
    );
  }
  const step = (what, work) => {
    try {
      work();
    } catch (error) {
      throw new Error(
        `The back office could not be ${what}: ${error.message}. What is above says why; to begin anew remove ${modules}. Without --dashboard the shop starts all the same.`,
        { cause: error },
      );
    }
  };
  step('installed', () => installPackages(dashboard));
  // Two copies of graphql take each other's schemas for something else: the engine's own is found then.
  rmSync(join(modules, 'graphql'), { recursive: true, force: true });
  const page = join(dashboard, 'dist/index.html');
  const sources = [
    ...filesIn(join(here, 'src')),
    ...['package-lock.json', 'vendure-config.ts', 'vite.config.mts'].map((name) => join(dashboard, name)),
  ];
  if (existsSync(page) && newest([page]) > newest(sources)) return dashboard;
  console.log('Building the back office ...');
  step('built', () =>
    run(process.execPath, [join(modules, 'vite/bin/vite.js'), 'build', '--logLevel', 'error'], { cwd: dashboard }),
  );
  return dashboard;
}

/** Runs the server until `stop()`; it ends by itself when we are gone. `log` gets what it prints. */
async function serve(options, log = () => {}) {
  const child = spawn(process.execPath, [join(here, 'dist/server.js'), JSON.stringify(options)], {
    cwd: here,
    env: { ...process.env, VENDURE_DISABLE_TELEMETRY: 'true', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-20_000);
      log(text);
    });
  }
  const ended = new Promise((done) => child.once('close', done));
  const ready = await Promise.race([
    new Promise((done) => child.once('message', done)),
    ended.then((code) => ({ code })),
  ]);
  if (options.populateOnly ? ready.code !== 0 : !ready.url) throw new Error(`Vendure did not start:\n${output}`);
  return {
    url: ready.url,
    database: ready.database,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The sample shop, filled by the server itself. */
const filled = (keys) =>
  data.filled(
    [...filesIn(join(here, 'src')), ...filesIn(join(root, 'packages/adapters/src/memory'))],
    async (database) => {
      const mail = `${database}-mail`;
      const server = await serve({
        database,
        port: 0,
        storefronts: [],
        ...keys,
        mail,
        everyMs: 60_000,
        dashboard: null,
        populateOnly: true,
      });
      await server.stop();
      rmSync(mail, { recursive: true, force: true });
    },
  );

/**
 * Starts Vendure with the sample shop on 127.0.0.1. `storefronts` are the origins of the pages that may talk to it,
 * `port` 0 is any that is free, `everyMs` how often due gift cards are looked for, `backOffice` whether Vendure's
 * dashboard is served at `/dashboard`. With `fresh` the shop is a copy that `stop()` throws away; without, orders stay
 * from one start to the next.
 */
export async function startVendure({
  port = 0,
  storefronts = [],
  fresh = true,
  everyMs = 5000,
  backOffice = false,
  log,
} = {}) {
  prepare();
  const office = backOffice ? prepareDashboard() : null;
  const keys = { secret: data.kept('secret', 32), password: data.kept('administrator-password', 12) };
  const { database, mail, end } = data.shop(await filled(keys), fresh);
  let server;
  try {
    server = await serve(
      { database, port, storefronts, ...keys, mail, everyMs, dashboard: office, populateOnly: false },
      log,
    );
  } catch (error) {
    end();
    throw error;
  }
  return {
    url: server.url,
    shopApi: `${server.url}/shop-api`,
    adminApi: `${server.url}/admin-api`,
    /** `null` = it was not asked for. */
    backOffice: office && `${server.url}/dashboard`,
    /** The dev mailbox: a folder, and a page at `/mailbox`. */
    mail,
    /** How to reach PostgreSQL. */
    database: server.database,
    administrator: { username: 'superadmin', password: keys.password },
    async stop() {
      await server.stop();
      end();
    },
  };
}
