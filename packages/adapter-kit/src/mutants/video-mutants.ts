import { VitrineError, type FeedQuery, type Video, type VideosPort } from '@vitrine/core';
import { mutateVideos, type Mutant } from './mutant.js';

/** Mutants are made of an adapter whose videos come in lists. */
function feedOf(videos: VideosPort): Required<VideosPort>['feed'] {
  if (!videos.feed) throw new Error('a mutant needs an adapter with videos.feed');
  return videos.feed.bind(videos);
}

export const videoMutants: readonly Mutant[] = [
  {
    name: 'a missing video, thrown',
    caughtBy: 'videos.unknown-is-null',
    mutate: mutateVideos(() => ({ get: () => Promise.reject(new VitrineError('server')) })),
  },
  {
    name: 'a video without a source',
    caughtBy: 'videos.video',
    mutate: mutateVideos((videos) => ({
      get: async (id, options) => {
        const video = await videos.get(id, options);
        return video && { ...video, sources: [] };
      },
    })),
  },
  {
    name: 'a list of videos that gives its first page for ever',
    caughtBy: 'videos.feed',
    mutate: mutateVideos((videos) => ({
      feed: (query, options) => feedOf(videos)(firstPageOf(query), options),
    })),
  },
  {
    name: 'pages of videos that overlap by one',
    caughtBy: 'videos.feed',
    mutate: mutateVideos((videos) => {
      let last: readonly Video[] = [];
      return {
        feed: async (query, options) => {
          const page = await feedOf(videos)(query, options);
          const again = query.cursor === undefined ? [] : last.slice(-1);
          last = page.videos;
          return { ...page, videos: [...again, ...page.videos].slice(0, query.limit) };
        },
      };
    }),
  },
  {
    name: 'a list of videos that loses its last page',
    caughtBy: 'videos.feed',
    mutate: mutateVideos((videos) => ({
      feed: async (query, options) => {
        const page = await feedOf(videos)(query, options);
        return query.limit === 2 && page.cursor === null ? { ...page, videos: [] } : page;
      },
    })),
  },
  {
    name: 'more videos than were asked for',
    caughtBy: 'videos.feed',
    mutate: mutateVideos((videos) => ({
      feed: (query, options) => feedOf(videos)({ ...query, limit: 50 }, options),
    })),
  },
  {
    name: 'a list of videos that does not exist, thrown',
    caughtBy: 'videos.feed-unknown-is-empty',
    mutate: mutateVideos((videos) => ({
      feed: async (query, options) => {
        const page = await feedOf(videos)(query, options);
        if (page.videos.length === 0) throw new VitrineError('server');
        return page;
      },
    })),
  },
];

function firstPageOf({ cursor: _, ...query }: FeedQuery): FeedQuery {
  return query;
}
