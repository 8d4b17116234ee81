import { VitrineError, type CallOptions, type ProductRef, type Video, type VideosPort } from '@vitrine/core';
import type { HotspotTrack } from '@vitrine/core/hotspots';
import { findProduct, indexOf } from './catalog.js';
import type { Client, ShopFiles } from './client.js';
import { backendError, wrongEntry } from './errors.js';
import { videosIn } from './feeds.js';
import { placeOf } from './market.js';
import { addressIn, field, listOr, numberIn, optional, textIn, type Entry } from './schema.js';
import { toVideo } from './video-mapper.js';

const noHotspots: HotspotTrack = { frame: null, hotspots: [], renditions: [] };
const [usualLimit, mostLimit] = [10, 50];

export function createVideos(client: Client): VideosPort {
  const tracks = new Map<Entry, Promise<HotspotTrack>>();
  const hotspotFiles = new Map<string, Promise<Entry | null>>();

  /** A file of hotspots that several videos are cut from is fetched once. */
  const hotspotFile = (url: string): Promise<Entry | null> => {
    const known = hotspotFiles.get(url);
    if (known) return known;
    const loading = client.file(url, undefined);
    hotspotFiles.set(url, loading);
    // What is not there, or cannot be had, is asked for again.
    loading.then(
      (found) => found ?? hotspotFiles.delete(url),
      () => hotspotFiles.delete(url),
    );
    return loading;
  };

  /** The hotspots in the file itself, or in a file of their own, of which a part may be meant. */
  async function readTrack(video: Entry): Promise<HotspotTrack> {
    const own = field(video, 'hotspots');
    if (own.value == null) return noHotspots;
    const src = optional(own, 'src', () => field(own, 'src')) ?? (typeof own.value === 'string' ? own : undefined);
    const entry = src ? await hotspotFile(addressIn(src)) : own;
    if (!entry) throw wrongEntry(src ?? own, 'the address of a file that is there');
    const { cutHotspots, parseHotspots } = await import('./hotspots.js');
    const { track, problems } = parseHotspots(
      Array.isArray(entry.value)
        ? { hotspots: entry.value, video: { width: field(video, 'width').value, height: field(video, 'height').value } }
        : entry.value,
    );
    const list = Array.isArray(entry.value) ? entry : field(entry, 'hotspots');
    for (const { index, reason } of problems)
      client.report(wrongEntry(index < 0 ? entry : field(list, String(index)), `a hotspot: ${reason}`));
    const start = src && optional(own, 'start', numberIn);
    const end = src && optional(own, 'end', numberIn);
    if (start === undefined && end === undefined) return track;
    return cutHotspots(track, { start: start ?? 0, end: end ?? Infinity });
  }

  /** A video whose hotspots cannot be loaded plays without them. */
  function trackOf(video: Entry): Promise<HotspotTrack> {
    const known = tracks.get(video);
    if (known) return known;
    const reading = readTrack(video).catch((problem: unknown) => {
      tracks.delete(video);
      client.report(problem);
      return noHotspots;
    });
    tracks.set(video, reading);
    return reading;
  }

  async function videoOf(video: Entry, files: ShopFiles): Promise<Video | null> {
    try {
      return toVideo(video, await trackOf(video), placeOf(files.root, client.market));
    } catch (problem) {
      client.report(problem);
      return null;
    }
  }

  /** Whether a video shows a product: it says so itself, or its hotspots do. */
  function showsIn(files: ShopFiles): (video: Entry, product: string) => Promise<boolean> {
    const index = indexOf(files);
    return async (video, id) => {
      const product = findProduct(index, { id, handle: id });
      const isIt = (ref: ProductRef): boolean =>
        ref.id === id || ref.handle === id || (product !== undefined && findProduct(index, ref) === product);
      const named = listOr(video, 'products').map(textIn);
      if (named.some((one) => isIt({ id: one, handle: one }))) return true;
      const { hotspots } = await trackOf(video);
      return hotspots.some((hotspot) => isIt(hotspot.product));
    };
  }

  return {
    async get(id, options?: CallOptions) {
      const files = await client.files(options);
      const video = files.videos.get(id);
      return video ? videoOf(video, files) : null;
    },

    async feed(query, options) {
      const files = await client.files(options);
      const limit = Math.min(Math.max(Math.trunc(query.limit ?? usualLimit) || usualLimit, 1), mostLimit);
      const list = await videosIn(query, files, { shows: showsIn(files), report: client.report });
      if (options?.signal?.aborted) throw new VitrineError('aborted', { where: 'static-json' });
      const idOf = (video: Entry): unknown => String(field(video, 'id').value);
      const from = query.cursor === undefined ? 0 : list.findIndex((video) => idOf(video) === query.cursor) + 1;
      if (query.cursor !== undefined && from === 0)
        throw backendError('validation', { message: 'the cursor is not of this list' });
      const page = list.slice(from, from + limit);
      const last = page.at(-1);
      return {
        videos: (await Promise.all(page.map((video) => videoOf(video, files)))).filter((video) => video !== null),
        cursor: last && from + limit < list.length ? String(field(last, 'id').value) : null,
      };
    },
  };
}
