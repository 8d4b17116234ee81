// A look into the database of a service, as whoever operates it has it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Of the service whose data is in the folder, while it runs. */
export async function openDatabaseOf(folder) {
  const password = readFileSync(join(folder, 'postgres/vitrine-password'), 'utf8').trim();
  const port = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[3];
  const client = new pg.Client(`postgres://vitrine:${password}@127.0.0.1:${port}/vitrine`);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

const giveUpAfterMs = 100_000;

/** Asks again until the answer is not falsy, and answers it. */
export async function until(ask) {
  const giveUpAt = Date.now() + giveUpAfterMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > giveUpAt) throw new Error(`It did not happen within ${giveUpAfterMs} ms: ${ask}`);
    await new Promise((later) => setTimeout(later, 25));
  }
}
