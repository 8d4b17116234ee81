import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { giveAway, type Binaries } from './binaries.js';
import { freePort } from './free-port.js';

// A cluster is what PostgreSQL calls the folder of one server's data. Ours has its password in it, so that a copy of
// the folder is a whole copy.
const passwordFile = 'vitrine-password';
const logFile = 'vitrine-postgres.log';
const user = 'vitrine';

/** What `postmaster.pid` says of the server that runs in a folder, or ran there when it was killed. */
interface Mark {
  readonly pid: number;
  readonly port: number;
}

export const passwordOf = (folder: string): string => readFileSync(join(folder, passwordFile), 'utf8').trim();

export const urlOf = (folder: string, port: number, database: string): string =>
  `postgres://${user}:${encodeURIComponent(passwordOf(folder))}@127.0.0.1:${port}/${database}`;

export function readMark(folder: string): Mark | null {
  try {
    const [pid, , , port] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return Number(port) > 0 ? { pid: Number(pid), port: Number(port) } : null;
  } catch {
    return null;
  }
}

/** Runs one of PostgreSQL's programs; answers what went wrong, or `null`. */
function run(program: string, args: readonly string[], { user: as }: Binaries, cwd: string): Promise<string | null> {
  // Not our environment: it may have secrets, and settings of another PostgreSQL.
  const { PATH, SystemRoot } = process.env;
  const env = { PATH, SystemRoot, LC_ALL: 'C', TZ: 'UTC' };
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env, ...as }, (error, stdout, stderr) => {
      resolve(error ? `${stderr}${stdout}`.trim() || error.message : null);
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a process runs that may be the server of the mark: after a restart of the machine its number may be reused. */
export function mayRun({ pid }: Mark): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    // No Linux, or the process has just ended: PostgreSQL itself finds out.
    return true;
  }
}

/**
 * Makes the folder where it is not there. It is made under another name and renamed when it is whole: of two processes
 * that do this at once one is first and the other takes what it made, and one that is killed leaves no half of a folder
 * behind.
 */
export async function makeCluster(folder: string, binaries: Binaries, givenPassword?: string): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  removeHalves(folder);
  const making = `${folder}.making-${process.pid}-${randomBytes(4).toString('hex')}`;
  const secret = `${making}.password`;
  try {
    const password = givenPassword ?? randomBytes(24).toString('base64url');
    mkdirSync(making, { mode: 0o700 });
    giveAway(making, binaries);
    writeFileSync(secret, password, { mode: 0o600 });
    if (binaries.user) chownSync(secret, binaries.user.uid, binaries.user.gid);
    const problem = await run(
      binaries.initdb,
      ['-D', making, '-U', user, `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'],
      binaries,
      making,
    );
    if (problem) throw new Error(`The database could not be made: ${problem}`);
    writeFileSync(join(making, passwordFile), password, { mode: 0o600 });
    giveAway(making, binaries);
    renameSync(making, folder);
  } catch (error) {
    // The other process was first.
    if (!existsSync(join(folder, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
    rmSync(secret, { force: true });
  }
}

/** What was being made by processes that are gone. */
function removeHalves(folder: string): void {
  const prefix = `${basename(folder)}.making-`;
  for (const name of readdirSync(dirname(folder)).filter((one) => one.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (isAlive(pid)) continue;
    try {
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
    } catch (error) {
      // An initdb that outlived the process that was killed still writes there. The next start removes it.
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
    }
  }
}

/**
 * Starts the server of a folder on a free port and waits until it answers. It does not end with this process: it is
 * found again by the next one. Answers what went wrong, or `null`; another process may have started it at the same
 * moment.
 */
export async function startServer(
  folder: string,
  binaries: Binaries,
  settings: Readonly<Record<string, string | number>>,
): Promise<string | null> {
  const mark = readMark(folder);
  if (mark && !mayRun(mark)) rmSync(join(folder, 'postmaster.pid'), { force: true });
  // A copy of a folder, or one that was made by another user.
  giveAway(folder, binaries);
  chmodSync(folder, 0o700);
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const options = [`-p ${await freePort()}`, ...Object.entries(all).map(([name, value]) => `-c ${name}=${value}`)];
  const problem = await run(
    binaries.pg_ctl,
    ['start', '-D', folder, '-w', '-t', '60', '-l', join(folder, logFile), '-o', options.join(' ')],
    binaries,
    folder,
  );
  return problem && `${problem}\n${lastLines(join(folder, logFile))}`;
}

export async function stopServer(folder: string, binaries: Binaries): Promise<void> {
  const problem = await run(binaries.pg_ctl, ['stop', '-D', folder, '-m', 'fast', '-w'], binaries, folder);
  const mark = readMark(folder);
  if (problem && mark && mayRun(mark)) throw new Error(`The database did not stop: ${problem}`);
}

function lastLines(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n');
  } catch {
    return '';
  }
}
