import { createHash, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { accessTokens } from './tables.js';
import type { Who } from './who.js';

const prefix = 'vitrine_owner_';
const form = new RegExp(`^${prefix}[\\w-]{43}$`);

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new token of an owner. This is the one moment when anybody sees it: the database has its hash. */
export async function createOwnerToken(db: NodePgDatabase, shop: string): Promise<string> {
  const token = prefix + randomBytes(32).toString('base64url');
  await db.insert(accessTokens).values({ shop, role: 'owner', hash: hashOf(token) });
  return token;
}

/** A new one in place of all that there were. */
export async function replaceOwnerTokens(db: NodePgDatabase, shop: string): Promise<string> {
  return db.transaction(async (transaction) => {
    await transaction.delete(accessTokens).where(eq(accessTokens.shop, shop));
    return createOwnerToken(transaction, shop);
  });
}

/** Whose token it is; `null` = nobody's. */
export async function whoHas(db: NodePgDatabase, token: string): Promise<Who | null> {
  if (!form.test(token)) return null;
  const [found] = await db
    .select({ token: accessTokens.id, shop: accessTokens.shop, role: accessTokens.role })
    .from(accessTokens)
    .where(eq(accessTokens.hash, hashOf(token)));
  return found ? { ...found, person: null } : null;
}
