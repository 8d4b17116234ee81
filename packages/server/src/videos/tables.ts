import { integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { FeedRule, VideoContent } from './schemas.js';

/** Milliseconds are all that a `Date` has: what is compared with one has no more. */
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const videos = pgTable(
  'video',
  {
    shop: text().notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    content: jsonb().$type<VideoContent>().notNull(),
    /** From when on anybody sees it; `null` = a draft. */
    publishAt: moment('publish_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.shop, table.id] })],
);

/** What lists a video is in by what it shows or who made it: all of it is in its content, too. */
export const videoTags = pgTable(
  'video_tag',
  {
    shop: text().notNull(),
    video: text().notNull(),
    kind: text().$type<TagKind>().notNull(),
    value: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.shop, table.kind, table.value, table.video] })],
);

export type TagKind = 'product' | 'collection' | 'creator' | 'hashtag';

export const feeds = pgTable(
  'video_feed',
  {
    shop: text().notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    rule: jsonb().$type<FeedRule>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.shop, table.id] })],
);
