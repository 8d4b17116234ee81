import type { CaptionTrack, Video, VideoCreator, VideoSource } from '@vitrine/core';
import type { HotspotTrack } from '@vitrine/core/hotspots';
import { present } from '../http/present.js';
import type { Place } from './market.js';
import { addressIn, field, flagIn, listIn, listOr, numberIn, optional, textIn, type Entry } from './schema.js';

function sourceIn(entry: Entry): VideoSource {
  if (typeof entry.value === 'string') return { src: addressIn(entry) };
  return { src: addressIn(field(entry, 'src')), ...present({ type: optional(entry, 'type', textIn) }) };
}

function captionIn(entry: Entry): CaptionTrack {
  const lang = textIn(field(entry, 'lang'));
  return { src: addressIn(field(entry, 'src')), lang, label: optional(entry, 'label', textIn) ?? lang };
}

function creatorIn(entry: Entry): VideoCreator {
  return {
    id: textIn(field(entry, 'id')),
    name: textIn(field(entry, 'name')),
    ...present({ url: optional(entry, 'url', addressIn), picture: optional(entry, 'picture', addressIn) }),
  };
}

export const hashtagsOf = (video: Entry): string[] =>
  listOr(video, 'hashtags').map((entry) => textIn(entry).trim().replace(/^#+/, ''));

/** One address, or a list of sources in the order of preference. */
const sourcesIn = (video: Entry): VideoSource[] =>
  optional(video, 'src', (entry) => [sourceIn(entry)]) ?? listIn(field(video, 'sources')).map(sourceIn);

export function toVideo(entry: Entry, track: HotspotTrack, { words, market }: Place): Video {
  const language = market.locale.split('-')[0];
  const captions = listOr(entry, 'captions').map(captionIn);
  const isOwn = ({ lang }: CaptionTrack): number => Number(lang.split('-')[0] === language);
  return {
    id: textIn(field(entry, 'id')),
    title: words(field(entry, 'title')).text,
    sources: sourcesIn(entry),
    ...present({
      description: optional(entry, 'description', words)?.text,
      url: optional(entry, 'url', addressIn),
      publishedAt: optional(entry, 'publishedAt', textIn),
      creator: optional(entry, 'creator', creatorIn),
      sponsored: optional(entry, 'sponsored', flagIn),
      madeWithAi: optional(entry, 'madeWithAi', flagIn),
      credit: optional(entry, 'credit', (credit) => words(credit).text),
      poster: optional(entry, 'poster', addressIn),
      width: optional(entry, 'width', numberIn),
      height: optional(entry, 'height', numberIn),
      duration: optional(entry, 'duration', numberIn),
    }),
    hashtags: hashtagsOf(entry),
    // The shopper's language comes first.
    captions: captions.sort((a, b) => isOwn(b) - isOwn(a)),
    track,
  };
}
