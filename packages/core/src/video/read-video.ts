import {
  addressOf,
  entriesOf,
  fieldOf,
  listOf,
  needed,
  numberOf,
  objectOf,
  readable,
  textOf,
} from '../adapter/read-answer.js';
import type { HotspotTrack } from '../hotspots/hotspot.js';
import type { CaptionTrack, Video, VideoCreator, VideoSource } from './video.js';
import type { VideoPage } from './videos-port.js';

/** Throws `bad-response` when there is nothing to play. */
export async function readVideo(value: unknown): Promise<Video> {
  const sources = listOf(fieldOf(value, 'sources'), (source) =>
    objectOf<VideoSource>({
      src: needed(addressOf(fieldOf(source, 'src')), 'src'),
      type: textOf(fieldOf(source, 'type')),
    }),
  );
  const ours = {
    id: textOf(fieldOf(value, 'id')) ?? '',
    title: textOf(fieldOf(value, 'title')) ?? '',
    sources: needed(sources.length > 0 ? sources : undefined, 'sources'),
    poster: addressOf(fieldOf(value, 'poster')),
    width: numberOf(fieldOf(value, 'width')),
    height: numberOf(fieldOf(value, 'height')),
    duration: numberOf(fieldOf(value, 'duration')),
    captions: listOf(fieldOf(value, 'captions'), readCaptions),
    track: await readTrack(fieldOf(value, 'track')),
    description: textOf(fieldOf(value, 'description')),
    url: addressOf(fieldOf(value, 'url')),
    publishedAt: textOf(fieldOf(value, 'publishedAt')),
    hashtags: readHashtags(fieldOf(value, 'hashtags')),
    creator: readable(fieldOf(value, 'creator'), readCreator),
    sponsored: fieldOf(value, 'sponsored') === true || undefined,
    madeWithAi: fieldOf(value, 'madeWithAi') === true || undefined,
    credit: textOf(fieldOf(value, 'credit')),
  };
  return { ...othersOf(value, ours), ...objectOf<Video>(ours) };
}

/** What a backend knows of a video beyond our fields, for pages that know that backend. */
function othersOf(value: unknown, ours: object): Readonly<Record<string, unknown>> {
  const names = readable(value, (object) => Object.keys(object as object)) ?? [];
  return Object.fromEntries(
    names.filter((name) => !Object.hasOwn(ours, name)).map((name) => [name, fieldOf(value, name)]),
  );
}

function readHashtags(value: unknown): string[] | undefined {
  if (!entriesOf(value)) return undefined;
  return listOf(value, (tag) => needed(textOf(tag)?.trim().replace(/^#+/, '') || undefined, 'hashtag'));
}

const readCreator = (value: unknown): VideoCreator =>
  objectOf<VideoCreator>({
    id: needed(textOf(fieldOf(value, 'id')), 'id'),
    name: textOf(fieldOf(value, 'name')) ?? '',
    url: addressOf(fieldOf(value, 'url')),
    picture: addressOf(fieldOf(value, 'picture')),
  });

/** A video that cannot be read costs that video; an answer that is no page throws `bad-response`. */
export async function readVideoPage(value: unknown): Promise<VideoPage> {
  const entries = needed(entriesOf(fieldOf(value, 'videos')), 'videos');
  const read = await Promise.allSettled(entries.map(readVideo));
  const videos = new Map<string, Video>();
  for (const one of read)
    if (one.status === 'fulfilled' && !videos.has(one.value.id)) videos.set(one.value.id, one.value);
  return { videos: [...videos.values()], cursor: textOf(fieldOf(value, 'cursor')) || null };
}

function readCaptions(value: unknown): CaptionTrack {
  const lang = textOf(fieldOf(value, 'lang')) ?? '';
  return {
    src: needed(addressOf(fieldOf(value, 'src')), 'src'),
    lang,
    label: textOf(fieldOf(value, 'label')) ?? lang,
  };
}

/**
 * By the parser of hotspot files, which is fetched only for a video that has hotspots. What it cannot read costs that
 * hotspot, and the video plays.
 */
async function readTrack(value: unknown): Promise<HotspotTrack> {
  const none: HotspotTrack = { frame: null, hotspots: [], renditions: [] };
  if (fieldOf(fieldOf(value, 'hotspots'), 'length') === 0) return none;
  try {
    const { parseHotspots } = await import('../hotspots/parse-hotspots.js');
    const { track, problems } = parseHotspots(value ?? none);
    for (const { id, index, reason } of problems)
      console.warn(`[vitrine] [videos] hotspot-invalid: ${id ?? index}: ${reason}`);
    return track;
  } catch {
    return none;
  }
}
