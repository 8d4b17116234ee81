import * as v from 'valibot';

const line = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const address = v.pipe(
  v.string(),
  v.maxLength(2000),
  v.check((text) => /^https?:\/\//i.test(text) && URL.canParse(text), 'It has to be an https address'),
);
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const flag = v.boolean();

/** As it stands in paths. */
export const videoId = v.pipe(v.string(), v.regex(/^[\w.-]{1,100}$/, 'It has to be letters, digits, _, . and -'));
export const feedId = v.pipe(v.string(), v.regex(/^[\w.-]{0,100}$/, 'It has to be letters, digits, _, . and -'));

const language = v.pipe(
  v.string(),
  v.maxLength(35),
  v.check((tag) => {
    try {
      return Intl.getCanonicalLocales(tag).length === 1;
    } catch {
      return false;
    }
  }, 'It has to be a language tag'),
);

const source = v.object({ src: address, type: v.optional(v.pipe(v.string(), v.regex(/^[\w.+-]+\/[\w.+-]+$/))) });
const caption = v.object({ src: address, lang: language, label: line(100) });
const creator = v.object({ id: line(100), name: line(200), url: v.optional(address), picture: v.optional(address) });
/** Without `#`, in small letters: `#Tea` and `tea` are one. */
const hashtag = v.pipe(
  v.string(),
  v.transform((tag) => tag.trim().replace(/^#+/, '').toLowerCase()),
  v.minLength(1),
  v.maxLength(100),
);
const ids = (most: number) => v.pipe(v.array(line(200)), v.maxLength(most));

const fields = {
  title: line(300),
  description: v.optional(line(10_000)),
  /** The page whose main content is this video. */
  url: v.optional(address),
  hashtags: v.optional(v.pipe(v.array(hashtag), v.maxLength(50)), []),
  creator: v.optional(creator),
  sponsored: v.optional(flag),
  madeWithAi: v.optional(flag),
  credit: v.optional(line(500)),
  sources: v.pipe(v.array(source), v.minLength(1), v.maxLength(20)),
  poster: v.optional(address),
  /** Pixels. */
  width: v.optional(positive),
  height: v.optional(positive),
  /** Seconds. */
  duration: v.optional(positive),
  captions: v.optional(v.pipe(v.array(caption), v.maxLength(50)), []),
  /** Hotspots, as in `hotspots.schema.json`. */
  track: v.optional(v.unknown()),
  /** Ids or handles of products that it shows, beside those of its hotspots. */
  products: v.optional(ids(500), []),
  collections: v.optional(ids(50), []),
};

/** What is saved of a video. What is not named here is left out. */
export const videoContent = v.object(fields);
export type VideoContent = v.InferOutput<typeof videoContent>;

const isoTime = v.pipe(
  v.string(),
  v.maxLength(40),
  v.regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/,
    'It has to be a time with its zone',
  ),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'It has to be a time'),
);

/** What an owner sends. `publishAt`: `'now'`, a day, or `null` for a draft. */
export const videoToSave = v.object({
  ...fields,
  publishAt: v.optional(v.nullable(v.union([v.literal('now'), isoTime])), null),
});
export type VideoToSave = v.InferOutput<typeof videoToSave>;

/** What is answered: the content, and what the service knows of it. */
export const savedVideo = v.object({
  ...fields,
  id: videoId,
  version: v.number(),
  state: v.picklist(['draft', 'scheduled', 'published']),
  publishedAt: v.optional(v.string()),
});
export type SavedVideo = v.InferOutput<typeof savedVideo>;

/** Which videos are in a feed: those that are named, in this order, or the newest of those that all the others choose. */
export const feedRule = v.object({
  videos: v.optional(v.pipe(v.array(videoId), v.maxLength(500))),
  product: v.optional(line(200)),
  collection: v.optional(line(200)),
  creator: v.optional(line(100)),
  hashtag: v.optional(hashtag),
});
export type FeedRule = v.InferOutput<typeof feedRule>;
export const savedFeed = v.object({ id: v.string(), version: v.number(), rule: feedRule });

const whole = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(least), v.maxValue(most));

/** Which list, and which part of it. */
export const listQuery = v.object({
  by: v.optional(v.picklist(['feed', 'product', 'collection', 'creator', 'hashtag']), 'feed'),
  id: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  limit: v.optional(whole(1, 50), '10'),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(400))),
  /** `all`: drafts and what is published later, too, for owners. */
  state: v.optional(v.picklist(['published', 'all']), 'published'),
});
export type ListQuery = v.InferOutput<typeof listQuery>;
export const videoPage = v.object({ videos: v.array(savedVideo), cursor: v.nullable(v.string()) });
