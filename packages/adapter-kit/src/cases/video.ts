import type { FeedQuery, Video, VideosPort } from '@vitrine/core';
import type { ConformanceCase } from '../conformance.js';
import { ensure, ensureEqual, wanted } from '../verdict.js';

/** A source without a MIME type must show its type by the ending of its URL. */
const KNOWN_ENDING = /\.(?:m3u8|mp4|webm)(?:[?#]|$)/i;

/** Throws where a video has no source, or a time or size that is none. */
function checkVideo(video: Video): void {
  ensure(
    video.sources.length > 0 &&
      video.sources.every(({ src, type }) => src !== '' && (type?.includes('/') ?? KNOWN_ENDING.test(src))),
    'a source lacks its address, or its type where the address does not end in one',
  );
  for (const size of [video.width, video.height, video.duration])
    ensure(size === undefined || (Number.isFinite(size) && size > 0), `a size is ${size}`);
  for (const { lang } of video.captions)
    ensure(Intl.getCanonicalLocales(lang).length === 1, `${lang} is no language tag`);
  for (const tag of video.hashtags ?? []) ensure(tag !== '' && !tag.startsWith('#'), `the hashtag is "${tag}"`);
}

/** A list longer than this has a cursor that goes round. */
const MOST_PAGES = 200;

/** The ids of a whole list, read page by page. */
async function readFeed(videos: VideosPort, query: Pick<FeedQuery, 'by' | 'id'>, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  for (let pages = 0; cursor !== null; pages++) {
    ensure(pages < MOST_PAGES, `the list has not ended after ${MOST_PAGES} pages of ${limit}`);
    const page = await wanted(videos.feed, 'videos.feed').call(videos, {
      ...query,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    ensure(page.videos.length <= limit, `a page of at most ${limit} has ${page.videos.length} videos`);
    for (const video of page.videos) checkVideo(video);
    ids.push(...page.videos.map(({ id }) => id));
    ({ cursor } = page);
  }
  return ids;
}

export const videoCases: readonly ConformanceCase[] = [
  {
    id: 'videos.unknown-is-null',
    title: 'a video that does not exist is null, not a throw',
    needs: ['videos'],
    async run({ adapter }) {
      ensureEqual(
        await wanted(adapter.videos, 'the videos port').get('no-such-video-7q'),
        null,
        'result for a video that does not exist',
      );
    },
  },
  {
    id: 'videos.video',
    title: 'a video has at least one source, and valid times and sizes',
    needs: ['videos'],
    async run({ adapter, fixtures }) {
      const id = wanted(fixtures.videoId, 'fixtures.videoId');
      const video = await wanted(adapter.videos, 'the videos port').get(id);
      ensure(video !== null, `there is no video ${id}`);
      ensureEqual(video.id, id, 'id of the video');
      checkVideo(video);
    },
  },
  {
    id: 'videos.feed',
    title: 'a list of videos is read page by page, each video once, in the same order whatever the size of a page',
    needs: ['videos.feed'],
    async run({ adapter, fixtures }) {
      const port = wanted(adapter.videos, 'the videos port');
      const query = wanted(fixtures.feed, 'fixtures.feed');
      const ids = await readFeed(port, query, 2);
      ensure(ids.length >= 3, `the list has ${ids.length} videos, and needs three`);
      ensureEqual(new Set(ids).size, ids.length, 'number of different videos in the list');
      ensureEqual((await readFeed(port, query, 50)).join(), ids.join(), 'the list in pages of 50');
      const [first] = ids;
      ensureEqual((await port.get(first ?? ''))?.id, first, 'id of the first video of the list, asked for by its id');
    },
  },
  {
    id: 'videos.feed-unknown-is-empty',
    title: 'a list that does not exist is an empty page, not a throw',
    needs: ['videos.feed'],
    async run({ adapter }) {
      const port = wanted(adapter.videos, 'the videos port');
      for (const by of ['feed', 'product', 'collection', 'creator', 'hashtag'] as const) {
        const page = await wanted(port.feed, 'videos.feed').call(port, { by, id: 'no-such-list-7q' });
        ensureEqual(page.videos.length, 0, `videos of an unknown ${by}`);
        ensureEqual(page.cursor, null, `cursor of an unknown ${by}`);
      }
    },
  },
];
