import { and, desc, eq, inArray, lte, sql, type SQL } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { audit } from '../accounts/audit.js';
import type { Who } from '../accounts/who.js';
import { Problem } from '../http/problem.js';
import type { Call } from '../http/route.js';
import { contentOf, cursorText, isSame, publishAtOf, readCursor, tagsOf, tagsWanted } from './rules.js';
import type { Tag, VideoRow } from './rules.js';
import type { FeedRule, ListQuery, VideoToSave } from './schemas.js';
import { feeds, videos, videoTags } from './tables.js';

type Preconditions = Pick<Call<unknown, unknown, unknown>, 'ifMatch' | 'onlyNew'>;

const columns = {
  id: videos.id,
  version: videos.version,
  content: videos.content,
  publishAt: videos.publishAt,
  createdAt: videos.createdAt,
};

/** Throws where the change was made for another version than the one that is there. */
export function assertVersion({ ifMatch, onlyNew }: Preconditions, before: number | undefined): void {
  if (before === undefined) {
    if (ifMatch !== null) throw new Problem('conflict', { message: 'It is not there any more.' });
    return;
  }
  if (onlyNew) throw new Problem('conflict', { message: 'It is there already.' });
  if (ifMatch === null)
    throw new Problem('version-required', { message: 'It exists: If-Match has to say which version is replaced.' });
  if (ifMatch !== 'any' && ifMatch !== before)
    throw new Problem('conflict', { message: `It has version ${before} now.`, headers: { etag: `"v${before}"` } });
}

/** One change of one thing at a time, also of what is not there yet and has no row to lock. */
const lock = (writer: Pick<NodePgDatabase, 'execute'>, ...name: readonly string[]) =>
  writer.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name.join('\n')}, 7301))`);

export function createVideoStore(db: NodePgDatabase) {
  return {
    async get(shop: string, id: string, withDrafts: boolean): Promise<VideoRow | null> {
      const [row] = await db
        .select(columns)
        .from(videos)
        .where(and(eq(videos.shop, shop), eq(videos.id, id), withDrafts ? undefined : isOut()));
      return row ?? null;
    },

    /** Saved as a whole. The same content once more changes nothing, so that a lost answer is asked for again. */
    save(who: Who, id: string, given: VideoToSave, preconditions: Preconditions) {
      const content = contentOf(given);
      const key = { shop: who.shop, id };
      const isIt = and(eq(videos.shop, key.shop), eq(videos.id, id));
      return db.transaction(async (transaction): Promise<{ row: VideoRow; isNew: boolean }> => {
        await lock(transaction, 'video', key.shop, id);
        const [before] = await transaction.select(columns).from(videos).where(isIt);
        const publishAt = publishAtOf(given.publishAt, before?.publishAt ?? null, new Date());
        const isRepeat =
          before && isSame(before.content, content) && before.publishAt?.getTime() === publishAt?.getTime();
        if (isRepeat && !preconditions.onlyNew) return { row: before, isNew: false };
        assertVersion(preconditions, before?.version);
        const version = (before?.version ?? 0) + 1;
        await transaction
          .insert(videos)
          .values({ ...key, version, content, publishAt })
          .onConflictDoUpdate({ target: [videos.shop, videos.id], set: { version, content, publishAt } });
        await transaction.delete(videoTags).where(and(eq(videoTags.shop, key.shop), eq(videoTags.video, id)));
        const tags = tagsOf(content);
        if (tags.length > 0)
          await transaction.insert(videoTags).values(tags.map((tag) => ({ shop: key.shop, video: id, ...tag })));
        await audit(transaction, who, 'video.save', id);
        return { row: { id, version, content, publishAt }, isNew: !before };
      });
    },

    /** What is not there is removed already. */
    remove(who: Who, id: string, preconditions: Preconditions): Promise<void> {
      const isIt = and(eq(videos.shop, who.shop), eq(videos.id, id));
      return db.transaction(async (transaction) => {
        await lock(transaction, 'video', who.shop, id);
        const [before] = await transaction.select({ version: videos.version }).from(videos).where(isIt);
        if (!before) return;
        assertVersion(preconditions, before.version);
        await transaction.delete(videos).where(isIt);
        await audit(transaction, who, 'video.remove', id);
      });
    },

    async list(shop: string, query: ListQuery): Promise<{ rows: readonly VideoRow[]; cursor: string | null }> {
      const rule = query.by === 'feed' ? await ruleOf(shop, query.id || 'main') : null;
      const withDrafts = query.state === 'all';
      return rule?.videos
        ? listNamed(shop, rule.videos, query, withDrafts)
        : listByDay(shop, tagsWanted(query, rule), query, withDrafts);
    },

    async feed(shop: string, id: string) {
      const [row] = await db
        .select({ id: feeds.id, version: feeds.version, rule: feeds.rule })
        .from(feeds)
        .where(and(eq(feeds.shop, shop), eq(feeds.id, id)));
      return row ?? null;
    },

    saveFeed(who: Who, id: string, rule: FeedRule, preconditions: Preconditions) {
      const isIt = and(eq(feeds.shop, who.shop), eq(feeds.id, id));
      return db.transaction(async (transaction) => {
        await lock(transaction, 'feed', who.shop, id);
        const [before] = await transaction.select({ version: feeds.version }).from(feeds).where(isIt);
        assertVersion(preconditions, before?.version);
        const version = (before?.version ?? 0) + 1;
        await transaction
          .insert(feeds)
          .values({ shop: who.shop, id, version, rule })
          .onConflictDoUpdate({ target: [feeds.shop, feeds.id], set: { version, rule } });
        await audit(transaction, who, 'feed.save', id);
        return { row: { id, version, rule }, isNew: !before };
      });
    },

    removeFeed(who: Who, id: string, preconditions: Preconditions): Promise<void> {
      const isIt = and(eq(feeds.shop, who.shop), eq(feeds.id, id));
      return db.transaction(async (transaction) => {
        await lock(transaction, 'feed', who.shop, id);
        const [before] = await transaction.select({ version: feeds.version }).from(feeds).where(isIt);
        if (!before) return;
        assertVersion(preconditions, before.version);
        await transaction.delete(feeds).where(isIt);
        await audit(transaction, who, 'feed.remove', id);
      });
    },
  };

  async function ruleOf(shop: string, id: string): Promise<FeedRule | null> {
    const [row] = await db
      .select({ rule: feeds.rule })
      .from(feeds)
      .where(and(eq(feeds.shop, shop), eq(feeds.id, id)));
    return row?.rule ?? null;
  }

  async function listNamed(shop: string, names: readonly string[], query: ListQuery, withDrafts: boolean) {
    const ids = [...new Set(names)];
    const cursor = readCursor(query.cursor, 'place');
    const from = cursor && 'place' in cursor ? cursor.place : 0;
    const page = ids.slice(from, from + query.limit);
    const found =
      page.length === 0
        ? []
        : await db
            .select(columns)
            .from(videos)
            .where(and(eq(videos.shop, shop), inArray(videos.id, page), withDrafts ? undefined : isOut()));
    const rows = page.flatMap((id) => found.find((row) => row.id === id) ?? []);
    const next = from + query.limit;
    return { rows, cursor: next < ids.length ? cursorText({ place: next }) : null };
  }

  async function listByDay(shop: string, tags: readonly Tag[] | null, query: ListQuery, withDrafts: boolean) {
    const cursor = readCursor(query.cursor, 'day');
    if (!tags) return { rows: [], cursor: null };
    // A draft has no day: with drafts the list is by age.
    const day = withDrafts ? videos.createdAt : videos.publishAt;
    const after =
      cursor && 'at' in cursor ? sql`(${day}, ${videos.id}) < (${cursor.at.toISOString()}, ${cursor.id})` : undefined;
    const rows = await db
      .select(columns)
      .from(videos)
      .where(and(eq(videos.shop, shop), withDrafts ? undefined : isOut(), after, ...tags.map(hasTag)))
      .orderBy(desc(day), desc(videos.id))
      .limit(query.limit + 1);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const at = last && (withDrafts ? last.createdAt : last.publishAt);
    return { rows: page, cursor: rows.length > page.length && last && at ? cursorText({ at, id: last.id }) : null };
  }
}

const isOut = (): SQL => lte(videos.publishAt, sql`now()`);

const hasTag = ({ kind, value }: Tag): SQL => sql`exists (
  select from ${videoTags} where ${videoTags.shop} = ${videos.shop} and ${videoTags.video} = ${videos.id}
    and ${videoTags.kind} = ${kind} and ${videoTags.value} = ${value}
)`;
