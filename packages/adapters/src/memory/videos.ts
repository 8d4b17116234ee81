import { VitrineError, type CallOptions, type CaptionTrack, type Video, type VideosPort } from '@vitrine/core';
import { parseHotspots, type HotspotTrack } from '@vitrine/core/hotspots';
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

async function toVideo(client: Client, seed: SeedVideo, options: CallOptions): Promise<Video> {
  const { id, width, height, duration } = seed;
  const visit = client.visit();
  const base = `${visit.mediaBase}/videos/${id}`;
  const track = await loadHotspots(client, base, id, options);
  const own = languageOf(visit);
  return {
    id,
    title: say(seed.title, visit),
    sources: [
      { src: `${base}/main.m3u8`, type: 'application/vnd.apple.mpegurl' },
      { src: `${base}/hi.mp4`, type: 'video/mp4' },
    ],
    poster: `${base}/poster.jpg`,
    width,
    height,
    duration,
    captions: Object.keys(captionLabels)
      .sort((a, b) => Number(b === own) - Number(a === own))
      .map((lang): CaptionTrack => ({ src: `${base}/captions.${lang}.vtt`, lang, label: captionLabels[lang] ?? lang })),
    track,
  };
}

export const createVideos = (backend: MemoryBackend, client: Client): VideosPort => ({
  async get(id, options = {}) {
    const seed = await client.request('videos.get', options, () => backend.video(id));
    return seed && toVideo(client, seed, options);
  },
});
