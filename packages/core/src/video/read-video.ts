import { addressOf, fieldOf, listOf, needed, numberOf, objectOf, textOf } from '../adapter/read-answer.js';
import type { HotspotTrack } from '../hotspots/hotspot.js';
import type { CaptionTrack, Video, VideoSource } from './video.js';

/** Throws `bad-response` when there is nothing to play. */
export async function readVideo(value: unknown): Promise<Video> {
  const sources = listOf(fieldOf(value, 'sources'), (source) =>
    objectOf<VideoSource>({
      src: needed(addressOf(fieldOf(source, 'src')), 'src'),
      type: textOf(fieldOf(source, 'type')),
    }),
  );
  return objectOf<Video>({
    id: textOf(fieldOf(value, 'id')) ?? '',
    title: textOf(fieldOf(value, 'title')) ?? '',
    sources: needed(sources.length > 0 ? sources : undefined, 'sources'),
    poster: addressOf(fieldOf(value, 'poster')),
    width: numberOf(fieldOf(value, 'width')),
    height: numberOf(fieldOf(value, 'height')),
    duration: numberOf(fieldOf(value, 'duration')),
    captions: listOf(fieldOf(value, 'captions'), readCaptions),
    track: await readTrack(fieldOf(value, 'track')),
  });
}

function readCaptions(value: unknown): CaptionTrack {
  const lang = textOf(fieldOf(value, 'lang')) ?? '';
  return {
    src: needed(addressOf(fieldOf(value, 'src')), 'src'),
    lang,
    label: textOf(fieldOf(value, 'label')) ?? lang,
  };
}

/** By the parser of hotspot files, which is fetched only for a video that has hotspots. */
async function readTrack(value: unknown): Promise<HotspotTrack> {
  const none: HotspotTrack = { frame: null, hotspots: [], renditions: [] };
  if (fieldOf(fieldOf(value, 'hotspots'), 'length') === 0) return none;
  try {
    const { parseHotspots } = await import('../hotspots/parse-hotspots.js');
    const { track, problems } = parseHotspots(value ?? none);
    for (const { id, index, reason } of problems)
      console.warn(`[vitrine] [videos.get] hotspot-invalid: ${id ?? index}: ${reason}`);
    return track;
  } catch {
    // The video plays without its hotspots.
    return none;
  }
}
