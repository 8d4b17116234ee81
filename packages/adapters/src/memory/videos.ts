import { VitrineError, type CallOptions, type CaptionTrack, type GiftCardDesign, type Video } from '@vitrine/core';
import { parseHotspots, type HotspotTrack } from '@vitrine/core/hotspots';
import { designsIn } from '../gift-card/designs.js';
import type { SeedFilm } from './seed/seed.js';
import { languageOf, say, type Visit } from './visit.js';

const CAPTIONS: Readonly<Record<string, string>> = {
  en: 'English',
  bn: 'বাংলা',
  ar: 'العربية',
  id: 'Bahasa Indonesia',
  vi: 'Tiếng Việt',
};
const NO_TRACK: HotspotTrack = { frame: null, hotspots: [], renditions: [] };

type Fetch = typeof fetch;

/** `null` = the file is not there. */
async function fetchJson(fetchIt: Fetch, url: string, where: string, options: CallOptions): Promise<unknown> {
  let response: Response;
  try {
    response = await fetchIt(url, options.signal ? { signal: options.signal } : {});
  } catch (cause) {
    throw new VitrineError(options.signal?.aborted ? 'aborted' : 'network', { where, cause });
  }
  if (response.status === 404) return null;
  if (!response.ok)
    throw new VitrineError(response.status === 429 ? 'rate-limited' : 'server', {
      where,
      message: `${response.status} for ${url}`,
    });
  try {
    return await response.json();
  } catch (cause) {
    throw new VitrineError(options.signal?.aborted ? 'aborted' : 'bad-response', {
      where,
      message: `no JSON at ${url}`,
      cause,
    });
  }
}

/** A film with the hotspots that lie beside it. A film whose hotspots cannot be read still plays, without them. */
export async function filmView(film: SeedFilm, visit: Visit, fetchIt: Fetch, options: CallOptions): Promise<Video> {
  const base = `${visit.mediaBase}/videos/${film.id}`;
  let track = NO_TRACK;
  try {
    const json = await fetchJson(fetchIt, `${base}/hotspots.json`, 'memory.videos.get', options);
    if (json !== null) ({ track } = parseHotspots(json));
  } catch (error) {
    if (error instanceof VitrineError && error.code === 'aborted') throw error;
    console.warn(`${error instanceof Error ? error.message : String(error)}: ${film.id} plays without hotspots`);
  }
  const languages = Object.keys(CAPTIONS);
  const mine = languageOf(visit);
  return {
    id: film.id,
    title: say(film.title, visit),
    sources: [
      { src: `${base}/main.m3u8`, type: 'application/vnd.apple.mpegurl' },
      { src: `${base}/hi.mp4`, type: 'video/mp4' },
    ],
    poster: `${base}/poster.jpg`,
    width: film.width,
    height: film.height,
    duration: film.duration,
    captions: languages
      .sort((a, b) => Number(b === mine) - Number(a === mine))
      .map((lang): CaptionTrack => ({ src: `${base}/captions.${lang}.vtt`, lang, label: CAPTIONS[lang] ?? lang })),
    track,
  };
}

/** The design library; `[]` when there is none. */
export async function designsView(
  visit: Visit,
  fetchIt: Fetch,
  options: CallOptions,
): Promise<readonly GiftCardDesign[]> {
  return designsIn(
    await fetchJson(fetchIt, `${visit.designsBase}/library.json`, 'memory.giftCard.designs', options),
    visit.designsBase,
    languageOf(visit),
  );
}
