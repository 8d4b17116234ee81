import { and, eq, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as v from 'valibot';
import { Problem } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { audit } from './audit.js';
import { shopId } from './shop-id.js';
import type { Origins } from './shops.js';
import { shops } from './tables.js';

const originsAtMost = 100;

/** `https://shop.example`: without a path, and written as browsers send it. */
const origin = v.pipe(
  v.string(),
  v.maxLength(300),
  v.check(
    (text) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text,
    'It has to be an origin, such as https://shop.example',
  ),
);
const settings = v.object({ origins: v.pipe(v.array(origin), v.maxLength(originsAtMost)) });
const shop = v.object({ id: v.string(), version: v.number(), origins: v.array(v.string()) });

export function accountRoutes(db: NodePgDatabase, origins: Origins): readonly Route[] {
  const columns = { id: shops.id, version: shops.version, origins: shops.origins };
  const read = async (id: string): Promise<v.InferOutput<typeof shop>> => {
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
      params: v.object({ shop: shopId }),
      answer: shop,
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
      params: v.object({ shop: shopId }),
      body: settings,
      answer: shop,
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
          if (row && who) await audit(transaction, who, 'shop.save', params.shop);
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
  ];
}
