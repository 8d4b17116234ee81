// PostgreSQL for an engine of the examples, in a folder of that example: the one that the service brings along.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres as start } from '@vitrine/server/postgres';

export { freePort } from '@vitrine/server/postgres';

/** It listens on 127.0.0.1 and lives in one folder of an example. */
const password = 'vitrine';

/** Folders of before were made with this password, and do not say so. */
function nameOldPassword(folder) {
  const file = join(folder, 'vitrine-password');
  if (existsSync(join(folder, 'PG_VERSION')) && !existsSync(file)) writeFileSync(file, password, { mode: 0o600 });
}

/** Runs until `stop()`. `folder` and the database `name` are made when they are not there. Throws, in words. */
export function startPostgres({ folder, name }) {
  nameOldPassword(folder);
  return start({
    folder,
    database: name,
    password,
    settings: {
      // A sample shop may lose its last second in a power cut.
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: 60,
    },
  });
}
