import type { CallOptions } from '../adapter/call-options.js';
import type { Video } from './video.js';

/** Which list of videos, and which part of it. The market and the language are those of the adapter's context. */
export interface FeedQuery {
  /** A list that the shop has put together, or the videos that show a product, belong to a collection, ... */
  readonly by: 'feed' | 'product' | 'collection' | 'creator' | 'hashtag';
  /** Of a product its id or its handle; a hashtag without `#`; a feed as the shop calls it, `''` = its main one. */
  readonly id: string;
  /** Videos wanted at most, 1 to 50; 10 by default. A page may hold fewer, also when it is not the last one. */
  readonly limit?: number;
  /** The `cursor` of the page before. Absent = the first page. */
  readonly cursor?: string;
}

export interface VideoPage {
  /** `[]` = none. */
  readonly videos: readonly Video[];
  /** What to ask the next page with; `null` = this was the last one. */
  readonly cursor: string | null;
}

export interface VideosPort {
  /** `null` = no such video. */
  get(id: string, options?: CallOptions): Promise<Video | null>;
  /** Videos in the order of the list, no video twice. A list that does not exist is an empty page. */
  feed?(query: FeedQuery, options?: CallOptions): Promise<VideoPage>;
}
