import type { CaptionTrack, Video } from '@vitrine/core';
import type { HotspotTrack } from '@vitrine/core/hotspots';
import { present } from '../http/present.js';
import type { Answer } from '../http/shape.js';
import type { videoShape } from './schema.js';

/** The shopper's language comes first among the captions. */
export function toVideo(answer: Answer<typeof videoShape>, track: HotspotTrack, locale: string): Video {
  const { id, title, sources, captions, hashtags, creator, track: _, ...rest } = answer;
  const isOwn = ({ lang }: CaptionTrack): number => Number(lang.split('-')[0] === locale.split('-')[0]);
  return {
    id,
    title,
    sources: sources.map(({ src, type }) => ({ src, ...present({ type }) })),
    captions: [...captions].sort((a, b) => isOwn(b) - isOwn(a)),
    hashtags,
    ...present({
      ...rest,
      creator: creator && {
        id: creator.id,
        name: creator.name,
        ...present({ url: creator.url, picture: creator.picture }),
      },
    }),
    track,
  };
}
