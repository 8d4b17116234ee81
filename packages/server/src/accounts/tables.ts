import { sql } from 'drizzle-orm';
import { bigint, customType, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const shops = pgTable('shop', {
  id: text().primaryKey(),
  version: integer().notNull().default(1),
  /** Pages of these origins may read answers: `https://shop.example`. */
  origins: text()
    .array()
    .notNull()
    .default(sql`'{}'`),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});

export const accessTokens = pgTable('access_token', {
  id: uuid().primaryKey().defaultRandom(),
  shop: text().notNull(),
  role: text().$type<'owner'>().notNull(),
  /** SHA-256 of the token, which has 256 random bits: nobody finds it by trying. */
  hash: bytes().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});

/** Every act with rights. It has no addresses and no names: a token is known by its id. */
export const audits = pgTable('audit', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  shop: text().notNull(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  token: text().notNull(),
  /** `video.save` */
  act: text().notNull(),
  target: text().notNull(),
});
