import { eq, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { shops } from './tables.js';

/** An origin that was changed by another process is known here after this time. */
const rememberedForMs = 10_000;
const rememberedAtMost = 1000;

/** Whether pages of an origin may read the answers for a shop. */
export function createOrigins(db: NodePgDatabase) {
  const known = new Map<string, { readonly origins: readonly string[]; readonly until: number }>();
  return {
    async allows(shop: string, origin: string): Promise<boolean> {
      const remembered = known.get(shop);
      if (remembered && remembered.until > Date.now()) return remembered.origins.includes(origin);
      const [found] = await db.select({ origins: shops.origins }).from(shops).where(eq(shops.id, shop));
      // Of shops that do not exist there may be any number.
      if (!found) return false;
      if (known.size >= rememberedAtMost) known.clear();
      known.set(shop, { origins: found.origins, until: Date.now() + rememberedForMs });
      return found.origins.includes(origin);
    },
    forget: (shop: string): void => void known.delete(shop),
  };
}

export type Origins = ReturnType<typeof createOrigins>;

/**
 * The shop of this service, and the origins that its start names beside those that are known. Answers whether it is
 * new.
 */
export async function openShop(db: NodePgDatabase, id: string, origins: readonly string[]): Promise<boolean> {
  const made = await db
    .insert(shops)
    .values({ id, origins: [...origins] })
    .onConflictDoNothing()
    .returning({ id: shops.id });
  if (made.length > 0) return true;
  for (const origin of origins)
    await db
      .update(shops)
      .set({ origins: sql`array_append(${shops.origins}, ${origin})`, version: sql`${shops.version} + 1` })
      .where(sql`${shops.id} = ${id} and not ${origin} = any(${shops.origins})`);
  return false;
}
