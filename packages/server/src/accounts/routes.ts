import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as v from 'valibot';
import { Problem } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { audit } from './audit.js';
import { auditPage, auditQuery, savedShop, settings } from './schemas.js';
import { shopId } from './shop-id.js';
import type { Origins } from './shops.js';
import { audits, shops } from './tables.js';
import { signedIn } from './who.js';

const ofShop = v.object({ shop: shopId });

/** The shop itself, and what was done in it. */
export function accountRoutes(db: NodePgDatabase, origins: Origins): readonly Route[] {
  const columns = { id: shops.id, version: shops.version, origins: shops.origins };
  const read = async (id: string): Promise<v.InferOutput<typeof savedShop>> => {
    const [found] = await db.select(columns).from(shops).where(eq(shops.id, id));
    if (!found) throw new Problem('not-found');
    return found;
  };
  return [
    route({
      method: 'get',
      path: '/v1/shops/{shop}',
      summary: 'The settings of the shop.',
      right: 'owner',
      params: ofShop,
      answer: savedShop,
      problems: ['not-found'],
      hasVersions: true,
      async handle({ params }) {
        const body = await read(params.shop);
        return { body, version: body.version };
      },
    }),
    route({
      method: 'put',
      path: '/v1/shops/{shop}',
      summary: 'Changes the settings of the shop: the origins of the pages that may read answers.',
      right: 'owner',
      params: ofShop,
      body: settings,
      answer: savedShop,
      problems: ['not-found', 'conflict', 'version-required'],
      hasVersions: true,
      async handle({ params, body, who, ifMatch }) {
        if (ifMatch === null) throw new Problem('version-required');
        const changed = await db.transaction(async (transaction) => {
          const [row] = await transaction
            .update(shops)
            .set({ origins: [...new Set(body.origins)], version: sql`${shops.version} + 1` })
            .where(and(eq(shops.id, params.shop), ifMatch === 'any' ? undefined : eq(shops.version, ifMatch)))
            .returning(columns);
          if (row) await audit(transaction, signedIn(who), 'shop.save', params.shop);
          return row;
        });
        if (!changed) {
          await read(params.shop);
          throw new Problem('conflict');
        }
        origins.forget(params.shop);
        return { body: changed, version: changed.version };
      },
    }),
    route({
      method: 'get',
      path: '/v1/shops/{shop}/audit',
      summary: 'What was done with rights, the newest first.',
      right: 'owner',
      params: ofShop,
      query: auditQuery,
      answer: auditPage,
      problems: [],
      async handle({ params, query: { limit, cursor } }) {
        const rows = await db
          .select({ id: audits.id, at: audits.at, token: audits.token, act: audits.act, target: audits.target })
          .from(audits)
          .where(and(eq(audits.shop, params.shop), cursor === undefined ? undefined : lt(audits.id, cursor)))
          .orderBy(desc(audits.id))
          .limit(limit + 1);
        const page = rows.slice(0, limit);
        const last = page.at(-1);
        return {
          body: {
            acts: page.map(({ at, token, act, target }) => ({ at: at.toISOString(), token, act, target })),
            cursor: rows.length > page.length && last ? String(last.id) : null,
          },
        };
      },
    }),
  ];
}
