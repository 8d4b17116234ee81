import { randomInt, timingSafeEqual } from 'node:crypto';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { ServiceSecret } from '../secret/service-secret.js';
import type { Writer } from './audit.js';
import { emailKey } from './rules.js';
import { mailCodes } from './tables.js';

export const codeMinutes = 10;
const triesAtMost = 3;

/** Brings a code to an address. */
export type SendCode = (
  writer: Writer,
  letter: { shop: string; email: string; language: string | undefined; code: string },
) => Promise<void>;

/** Codes of six digits that show whose an address is. Each is for one address, for ten minutes, for three tries. */
export function createMailCodes(db: NodePgDatabase, secret: ServiceSecret, sendCode: SendCode) {
  const addressHash = (shop: string, email: string): Buffer => secret.hash('email', `${shop}\n${emailKey(email)}`);
  const codeHash = (shop: string, email: string, code: string): Buffer =>
    secret.hash('mail code', `${shop}\n${emailKey(email)}\n${code}`);
  return {
    /** A new one takes the place of the one before. */
    send: (shop: string, email: string, language: string | undefined): Promise<void> =>
      db.transaction(async (transaction) => {
        const code = String(randomInt(1_000_000)).padStart(6, '0');
        const values = {
          hash: codeHash(shop, email, code),
          tries: 0,
          until: sql`now() + make_interval(mins => ${codeMinutes})`,
        };
        await transaction
          .insert(mailCodes)
          .values({ shop, emailHash: addressHash(shop, email), ...values })
          .onConflictDoUpdate({ target: [mailCodes.shop, mailCodes.emailHash], set: values });
        await transaction.delete(mailCodes).where(lt(mailCodes.until, sql`now()`));
        await sendCode(transaction, { shop, email: email.trim(), language, code });
      }),

    /** Whether it is the code of this address. It is used up by that, and by three that are not. */
    async use(shop: string, email: string, code: string): Promise<boolean> {
      const isIt = and(eq(mailCodes.shop, shop), eq(mailCodes.emailHash, addressHash(shop, email)));
      // Counted before it is looked at: tries at the same moment are tries.
      const [found] = await db
        .update(mailCodes)
        .set({ tries: sql`${mailCodes.tries} + 1` })
        .where(and(isIt, lt(mailCodes.tries, triesAtMost), gt(mailCodes.until, sql`now()`)))
        .returning({ hash: mailCodes.hash });
      if (!found || !timingSafeEqual(found.hash, codeHash(shop, email, code))) return false;
      const used = await db
        .delete(mailCodes)
        .where(and(isIt, eq(mailCodes.hash, found.hash)))
        .returning({ tries: mailCodes.tries });
      return used.length > 0;
    },
  };
}

export type MailCodes = ReturnType<typeof createMailCodes>;
