import { boolean, customType, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Amount } from './schemas.js';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** How far the mail is. `unknown`: its server had it and did not answer. */
export type GiftDelivery = 'waiting' | 'sent' | 'bounced' | 'unknown' | 'canceled';

/** What goes with an order line of a gift card. The money is the engine's; this knows no code and no balance. */
export const gifts = pgTable(
  'gift',
  {
    shop: text().notNull(),
    id: uuid().notNull(),
    giver: uuid().notNull(),
    /** The envelope: names, addresses, message, design, video. */
    sealed: bytes().notNull(),
    sendOnDate: text('send_on_date'),
    sendOnZone: text('send_on_zone'),
    orderRef: text('order_ref'),
    line: text(),
    /** What the receiver is shown. What is in the card, the engine says when it is redeemed. */
    amount: jsonb().$type<Amount>(),
    dueAt: moment('due_at'),
    delivery: text().$type<GiftDelivery>().notNull().default('waiting'),
    /** A corrected address makes another token, and the one before opens nothing. */
    addressVersion: integer('address_version').notNull().default(1),
    sendings: integer().notNull().default(0),
    tokenHash: bytes('token_hash'),
    redeemer: uuid(),
    isMuted: boolean('is_muted').notNull().default(false),
    sealedThanks: bytes('sealed_thanks'),
    createdAt: moment('created_at').notNull().defaultNow(),
    paidAt: moment('paid_at'),
    sentAt: moment('sent_at'),
    openedAt: moment('opened_at'),
    redeemingAt: moment('redeeming_at'),
    redeemedAt: moment('redeemed_at'),
    thankedAt: moment('thanked_at'),
    refundedAt: moment('refunded_at'),
    chargedBackAt: moment('charged_back_at'),
  },
  (table) => [primaryKey({ columns: [table.shop, table.id] })],
);
export type GiftRow = typeof gifts.$inferSelect;
