import type { Video, VideosPort } from '@vitrine/core';
import type { HotspotTrack } from '@vitrine/core/hotspots';
import { parseAnswer } from '../http/shape.js';
import type { Client } from './client.js';
import { pageShape, videoShape } from './schema.js';
import { toVideo } from './video-mapper.js';

const noHotspots: HotspotTrack = { frame: null, hotspots: [], renditions: [] };
const [usualLimit, mostLimit] = [10, 50];

export function createVideos(client: Client): VideosPort {
  /** A video whose hotspots cannot be read plays without them. */
  async function trackOf(id: string, given: unknown): Promise<HotspotTrack> {
    if (given == null) return noHotspots;
    try {
      const { parseHotspots } = await import('./hotspots.js');
      const { track, problems } = parseHotspots(given);
      for (const { reason } of problems) client.report(`[vitrine] [service] a hotspot of ${id}: ${reason}`);
      return track;
    } catch (problem) {
      client.report(problem);
      return noHotspots;
    }
  }

  async function videoOf(given: unknown): Promise<Video> {
    const answer = parseAnswer(videoShape, given, 'service');
    return toVideo(answer, await trackOf(answer.id, answer.track), client.market.locale);
  }

  return {
    async get(id, options) {
      // The service has no other ids: a path is made of none.
      if (!/^[\w.-]{1,100}$/.test(id) || /^\.+$/.test(id)) return null;
      const answer = await client.read(`/videos/${id}`, options);
      return answer && videoOf(answer.body);
    },

    async feed({ by, id, limit, cursor }, options) {
      const wanted = Math.min(Math.max(Math.trunc(limit ?? usualLimit) || usualLimit, 1), mostLimit);
      const query = new URLSearchParams({ by, id, limit: String(wanted), ...(cursor === undefined ? {} : { cursor }) });
      const answer = await client.read(`/videos?${query}`, options);
      const page = parseAnswer(pageShape, answer?.body, 'service');
      const videos = await Promise.all(
        page.videos.map((given) => videoOf(given).catch((problem: unknown) => client.report(problem))),
      );
      return { videos: videos.filter((video) => video !== undefined), cursor: page.cursor };
    },
  };
}
