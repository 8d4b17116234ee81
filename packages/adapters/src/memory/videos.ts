import {
  VitrineError,
  type CallOptions,
  type CaptionTrack,
  type FeedQuery,
  type Video,
  type VideosPort,
} from '@vitrine/core';
import { cutHotspots, parseHotspots, type HotspotTrack } from '@vitrine/core/hotspots';
import type { MemoryBackend } from './backend/memory-backend.js';
import type { SeedVideo } from './backend/seed/seed.js';
import { languageOf, say } from './backend/visit.js';
import type { Client } from './client.js';
import { loadJson } from './files.js';

const captionLabels: Readonly<Record<string, string>> = {
  en: 'English',
  bn: 'বাংলা',
  ar: 'العربية',
  id: 'Bahasa Indonesia',
  vi: 'Tiếng Việt',
};
const noHotspots: HotspotTrack = { frame: null, hotspots: [], renditions: [] };

/** A video whose hotspots cannot be loaded still plays, without them. */
async function loadHotspots(client: Client, base: string, id: string, options: CallOptions): Promise<HotspotTrack> {
  try {
    const json = await loadJson(client, `${base}/hotspots.json`, 'memory.videos.get', options);
    return json === null ? noHotspots : parseHotspots(json).track;
  } catch (error) {
    if (error instanceof VitrineError && error.code === 'aborted') throw error;
    console.warn(`${error instanceof Error ? error.message : String(error)}: ${id} plays without hotspots`);
    return noHotspots;
  }
}

async function toVideo(client: Client, seed: SeedVideo, whole: HotspotTrack): Promise<Video> {
  const { id, width, height, duration, cutFrom, publishedAt, hashtags, creator } = seed;
  const visit = client.visit();
  const base = `${visit.mediaBase}/videos/${id}`;
  const own = languageOf(visit);
  const stream = { src: `${base}/main.m3u8`, type: 'application/vnd.apple.mpegurl' };
  return {
    id,
    title: say(seed.title, visit),
    // A part is a playlist of segments of the whole video: it has no file of its own.
    sources: cutFrom ? [stream] : [stream, { src: `${base}/hi.mp4`, type: 'video/mp4' }],
    poster: `${base}/poster.jpg`,
    width,
    height,
    duration,
    captions: Object.keys(captionLabels)
      .sort((a, b) => Number(b === own) - Number(a === own))
      .map((lang): CaptionTrack => ({ src: `${base}/captions.${lang}.vtt`, lang, label: captionLabels[lang] ?? lang })),
    track: cutFrom ? cutHotspots(whole, { start: cutFrom.start, end: cutFrom.start + duration }) : whole,
    publishedAt,
    hashtags,
    creator,
  };
}

/** `id` of the product of a query, as the hotspots of the demonstration call it. */
const handleOf = (id: string): string => id.replace(/^product\//, '');

export function createVideos(backend: MemoryBackend, client: Client): VideosPort {
  const wholeOf = (seed: SeedVideo): string => seed.cutFrom?.id ?? seed.id;
  /** The hotspots of these videos; many are parts of one video, whose file is loaded once. */
  async function tracksOf(seeds: readonly SeedVideo[], options: CallOptions): Promise<Map<string, HotspotTrack>> {
    const base = `${client.visit().mediaBase}/videos`;
    const ids = [...new Set(seeds.map(wholeOf))];
    return new Map(
      await Promise.all(ids.map(async (id) => [id, await loadHotspots(client, `${base}/${id}`, id, options)] as const)),
    );
  }
  const videosOf = async (seeds: readonly SeedVideo[], options: CallOptions): Promise<Video[]> => {
    const tracks = await tracksOf(seeds, options);
    return Promise.all(seeds.map((seed) => toVideo(client, seed, tracks.get(wholeOf(seed)) ?? noHotspots)));
  };
  const isIn = ({ by, id }: FeedQuery, seed: SeedVideo): boolean => {
    if (by === 'feed') return id === '' || id === 'main';
    if (by === 'creator') return seed.creator.id === id;
    if (by === 'collection') return seed.collection === id;
    return by === 'hashtag' && seed.hashtags.includes(id.replace(/^#/, '').toLowerCase());
  };
  return {
    async get(id, options = {}) {
      const seed = await client.request('videos.get', options, () => backend.video(id));
      return seed ? ((await videosOf([seed], options))[0] ?? null) : null;
    },

    async feed(query, options = {}) {
      const all = await client.request('videos.feed', options, () => backend.videos());
      const limit = Math.min(Math.max(Math.trunc(query.limit ?? 10) || 10, 1), 50);
      let list = all.filter((seed) => isIn(query, seed));
      if (query.by === 'product') {
        const shown = (await videosOf(all, options)).filter(({ track }) =>
          track.hotspots.some(({ product }) => product.handle === handleOf(query.id)),
        );
        list = all.filter((seed) => shown.some(({ id }) => id === seed.id));
      }
      const from = query.cursor === undefined ? 0 : list.findIndex(({ id }) => id === query.cursor) + 1;
      if (query.cursor !== undefined && from === 0)
        throw new VitrineError('validation', {
          where: 'memory.videos.feed',
          message: 'the cursor is not of this list',
        });
      const page = list.slice(from, from + limit);
      return {
        videos: await videosOf(page, options),
        cursor: from + limit < list.length ? (page.at(-1)?.id ?? null) : null,
      };
    },
  };
}
