import {
  addressOf,
  entriesOf,
  fieldOf,
  listOf,
  needed,
  numberOf,
  readable,
  recordOf,
  someOf,
  tagOf,
  textOf,
  type Fields,
  type Read,
} from '../adapter/read-answer.js';
import type { HotspotTrack } from '../hotspots/hotspot.js';
import type { CaptionTrack, Video, VideoCreator, VideoSource } from './video.js';
import type { VideoPage } from './videos-port.js';

const trueOf: Read<boolean> = (value) => value === true || undefined;

const readCaptions = (value: unknown, base?: string): CaptionTrack => {
  const track = captionFields(value, base);
  return { ...track, label: track.label ?? track.lang };
};
const captionFields = recordOf<Omit<CaptionTrack, 'label'> & { readonly label?: string }>({
  src: [addressOf],
  lang: [tagOf, ''],
  label: textOf,
});

const fields: Fields<Omit<Video, 'track'>> = {
  id: [textOf, ''],
  title: [textOf, ''],
  sources: [someOf(recordOf<VideoSource>({ src: [addressOf], type: textOf }))],
  poster: addressOf,
  width: numberOf,
  height: numberOf,
  duration: numberOf,
  captions: [listOf(readCaptions)],
  description: textOf,
  url: addressOf,
  publishedAt: textOf,
  hashtags: readHashtags,
  creator: recordOf<VideoCreator>({ id: [textOf], name: [textOf, ''], url: addressOf, picture: addressOf }),
  sponsored: trueOf,
  madeWithAi: trueOf,
  credit: textOf,
};
const readFields = recordOf(fields);

/** Throws `bad-response` when there is nothing to play. */
export async function readVideo(value: unknown, base?: string): Promise<Video> {
  const video = readFields(value, base);
  return { ...othersOf(value), ...video, track: await readTrack(fieldOf(value, 'track'), base) };
}

/** What a backend knows of a video beyond our fields, for pages that know that backend. */
function othersOf(value: unknown): Readonly<Record<string, unknown>> {
  const names = readable(value, (object) => Object.keys(object as object)) ?? [];
  const isOurs = (name: string): boolean => name === 'track' || Object.hasOwn(fields, name);
  return Object.fromEntries(names.filter((name) => !isOurs(name)).map((name) => [name, fieldOf(value, name)]));
}

function readHashtags(value: unknown): string[] | undefined {
  if (!entriesOf(value)) return undefined;
  return listOf((tag) => textOf(tag)?.trim().replace(/^#+/, '') || undefined)(value);
}

/** A video that cannot be read costs that video; an answer that is no page throws `bad-response`. */
export async function readVideoPage(value: unknown, base?: string): Promise<VideoPage> {
  const entries = needed(entriesOf(fieldOf(value, 'videos')), 'videos');
  const read = await Promise.allSettled(entries.map((entry) => readVideo(entry, base)));
  const videos = new Map<string, Video>();
  for (const one of read)
    if (one.status === 'fulfilled' && !videos.has(one.value.id)) videos.set(one.value.id, one.value);
  return { videos: [...videos.values()], cursor: textOf(fieldOf(value, 'cursor')) || null };
}

/**
 * By the parser of hotspot files, which is fetched only for a video that has hotspots. What it cannot read costs that
 * hotspot, and the video plays.
 */
async function readTrack(value: unknown, base: string | undefined): Promise<HotspotTrack> {
  const none: HotspotTrack = { frame: null, hotspots: [], renditions: [] };
  if (fieldOf(fieldOf(value, 'hotspots'), 'length') === 0) return none;
  try {
    const { parseHotspots } = await import('../hotspots/parse-hotspots.js');
    const { track, problems } = parseHotspots(value ?? none);
    for (const { id, index, reason } of problems)
      console.warn(`[vitrine] [videos] hotspot-invalid: ${id ?? index}: ${reason}`);
    const hotspots = track.hotspots.map((hotspot) => ({
      ...hotspot,
      href: readable(hotspot.href, addressOf, base) ?? null,
    }));
    return { ...track, hotspots };
  } catch {
    return none;
  }
}
