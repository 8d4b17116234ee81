import { sql } from 'drizzle-orm';
import { bigint, boolean, customType, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Role } from './roles.js';

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

/** What a merchant's own server signs with. */
export const signingKeys = pgTable('signing_key', {
  id: text().primaryKey(),
  shop: text().notNull(),
  sealed: bytes().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});

/** Proofs that are still valid and were used. */
export const usedProofs = pgTable('used_proof', {
  hash: bytes().primaryKey(),
  until: timestamp({ withTimezone: true }).notNull(),
});

/** Somebody whom a shop knows. A guest is not here. */
export const people = pgTable('person', {
  id: uuid().primaryKey(),
  shop: text().notNull(),
  /** What the merchant's server calls them. */
  subject: text(),
  emailHash: bytes('email_hash'),
  sealedEmail: bytes('sealed_email'),
  role: text().$type<Exclude<Role, 'owner' | 'guest'>>().notNull().default('shopper'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});

export const sessions = pgTable('session', {
  hash: bytes().primaryKey(),
  shop: text().notNull(),
  person: uuid().notNull(),
  isGuest: boolean('is_guest').notNull(),
  until: timestamp({ withTimezone: true }).notNull(),
});

/** A code that was sent to an address and not used yet. */
export const mailCodes = pgTable(
  'mail_code',
  {
    shop: text().notNull(),
    emailHash: bytes('email_hash').notNull(),
    hash: bytes().notNull(),
    tries: integer().notNull(),
    until: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.shop, table.emailHash] })],
);

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
