import { randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { newSecret, serviceSecret, type ServiceSecret } from './service-secret.js';

const fileName = 'secret';

function readFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Written whole under another name first: of two processes that do this at once, both use what the first one made. */
function makeFile(path: string): void {
  const making = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    const file = openSync(making, 'wx', 0o600);
    writeSync(file, `${newSecret()}\n`);
    fsyncSync(file);
    closeSync(file);
    linkSync(making, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(making, { force: true });
  }
}

/** The one that is given, or that of the folder, which is made where there is none. */
export function findSecret(folder: string, given: string | undefined): ServiceSecret {
  if (given) return serviceSecret(given);
  const path = join(folder, fileName);
  let text = readFile(path);
  if (text === null) {
    mkdirSync(folder, { recursive: true });
    makeFile(path);
    text = readFile(path);
  }
  try {
    return serviceSecret(text ?? '');
  } catch {
    throw new Error(`${path} has no secret in it. Put the one back that it had.`);
  }
}

/** Throws where the database was made with another secret: nothing that is sealed in it could be read. */
export async function assertSecretOf(db: NodePgDatabase, secret: ServiceSecret): Promise<void> {
  const mark = secret.hash('check', 'vitrine');
  await db.execute(sql`insert into secret_check (mark) values (${mark}) on conflict do nothing`);
  const { rows } = await db.execute<{ mark: Buffer }>(sql`select mark from secret_check`);
  const [found] = rows;
  if (!found || !timingSafeEqual(found.mark, mark))
    throw new Error(
      'The database was made with another secret. Every process needs the same VITRINE_SECRET, or the same folder.',
    );
}
