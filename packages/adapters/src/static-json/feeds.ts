import type { FeedQuery } from '@vitrine/core';
import type { ShopFiles } from './client.js';
import { hashtagsOf } from './video-mapper.js';
import { field, flagIn, listIn, listOr, numberIn, optional, textIn, type Entry } from './schema.js';

type Kind = Exclude<FeedQuery['by'], 'feed'>;

export interface FeedContext {
  /** Whether a video shows a product; asked only where a list is that of a product. */
  shows(video: Entry, product: string): Promise<boolean>;
  /** A video that cannot be read is in no list. */
  report(problem: unknown): void;
}

const kinds: readonly Kind[] = ['product', 'collection', 'creator', 'hashtag'];

const plainTag = (tag: string): string => tag.trim().replace(/^#+/, '').toLowerCase();

async function isIn(video: Entry, kind: Kind, id: string, context: FeedContext): Promise<boolean> {
  if (kind === 'product') return context.shows(video, id);
  if (kind === 'collection') return listOr(video, 'collections').some((entry) => textIn(entry) === id);
  if (kind === 'creator') return String(field(field(video, 'creator'), 'id').value) === id;
  return hashtagsOf(video).some((tag) => plainTag(tag) === plainTag(id));
}

async function filtered(videos: readonly Entry[], kind: Kind, id: string, context: FeedContext): Promise<Entry[]> {
  const kept = await Promise.all(videos.map((video) => isIn(video, kind, id, context).catch(context.report)));
  return videos.filter((_, at) => kept[at]);
}

/** ISO dates of one form are sorted as texts; a video without one comes last. */
const newestFirst = (a: Entry, b: Entry): number => {
  const [first, second] = [a, b].map((video) => String(field(video, 'publishedAt').value ?? ''));
  return (second ?? '').localeCompare(first ?? '');
};

/** The videos of a list in its order; `[]` = there is no such list. */
export async function videosIn(
  { by, id }: FeedQuery,
  files: ShopFiles,
  context: FeedContext,
): Promise<readonly Entry[]> {
  const all = [...files.videos.values()];
  if (by !== 'feed') return filtered(all, by, id, context);
  const rule = files.feeds.get(id || 'main');
  if (!rule) return id === '' || id === 'main' ? all : [];
  const named = optional(rule, 'videos', listIn);
  let videos = named ? named.flatMap((entry) => files.videos.get(textIn(entry)) ?? []) : all;
  for (const kind of kinds) {
    const wanted = optional(rule, kind, textIn);
    if (wanted !== undefined) videos = await filtered(videos, kind, wanted, context);
  }
  if (optional(rule, 'newestFirst', flagIn)) videos = [...videos].sort(newestFirst);
  return [...new Set(videos)].slice(0, optional(rule, 'most', numberIn));
}
