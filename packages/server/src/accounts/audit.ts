import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { audits } from './tables.js';
import type { Who } from './who.js';

/** What features write to: the database itself, or one transaction of it. */
export type Writer = Pick<NodePgDatabase, 'insert' | 'update' | 'delete' | 'select' | 'execute'>;

/** Remembers an act with rights, in the transaction of the act. */
export async function audit(writer: Writer, who: Who, act: string, target: string): Promise<void> {
  await writer.insert(audits).values({ shop: who.shop, token: who.token, act, target });
}
