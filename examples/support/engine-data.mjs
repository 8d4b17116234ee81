// What an engine of the examples keeps in its `.data/`: its secrets, a filled database that nobody writes to, and the
// shops that are copies of it.
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const remove = (folder) => rmSync(folder, { recursive: true, force: true });

/** All files below a folder, always in the same order. */
export const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]));

/** `here` is the example's own folder, with its lock file. */
export function engineData(here) {
  const data = join(here, '.data');

  /** Made once and kept: what signs, and the administrator's password. */
  function kept(name, bytes) {
    const file = join(data, name);
    if (!existsSync(file)) {
      mkdirSync(data, { recursive: true });
      writeFileSync(file, randomBytes(bytes).toString('base64url'), { mode: 0o600 });
    }
    return readFileSync(file, 'utf8');
  }

  /**
   * A filled database: starts copy it, which takes a moment where `fill(folder)` takes half a minute. Other `sources`,
   * or other packages, are another shop.
   */
  async function filled(sources, fill) {
    const hash = createHash('sha256');
    for (const file of [join(here, 'package-lock.json'), ...sources]) hash.update(readFileSync(file));
    const folder = join(data, `template-${hash.digest('hex').slice(0, 16)}`);
    if (existsSync(folder)) return folder;
    console.log('Filling the sample shop ...');
    mkdirSync(data, { recursive: true });
    for (const old of readdirSync(data)) if (old.startsWith('template-')) remove(join(data, old));
    const making = `${folder}.${process.pid}`;
    try {
      await fill(making);
    } catch (error) {
      remove(making);
      throw error;
    }
    renameSync(making, folder);
    return folder;
  }

  /**
   * Where a shop lives that began as `template`, with its dev mailbox. A `fresh` one is a copy that `end()` throws
   * away; the other stays from one start to the next.
   */
  function shop(template, fresh) {
    const database = fresh ? join(data, `run-${process.pid}-${randomBytes(4).toString('hex')}`) : join(data, 'shop');
    const mail = `${database}-mail`;
    if (!existsSync(database)) cpSync(template, database, { recursive: true });
    return {
      database,
      mail,
      end() {
        if (fresh) for (const folder of [database, mail]) remove(folder);
      },
    };
  }

  return { kept, filled, shop };
}
