import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The messages in the dev mailbox to one address. */
export function mailsTo(engine, address) {
  if (!existsSync(engine.mail)) return [];
  return readdirSync(engine.mail)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      try {
        return [JSON.parse(readFileSync(join(engine.mail, name), 'utf8'))];
      } catch {
        // It is just being written.
        return [];
      }
    })
    .filter(({ recipient }) => recipient === address);
}

/** Asks until the answer is not empty; a test that waits in vain is ended by its own limit. */
export async function until(ask) {
  for (;;) {
    const answer = await ask();
    if (answer && !(Array.isArray(answer) && answer.length === 0)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What is printed in a gift card's message. */
export function giftIn({ body }) {
  const [code] = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}/.exec(body) ?? [];
  const [, token] = />\s*([\w-]{32})\s*</.exec(body) ?? [];
  return { code, token };
}
