import type { ConformanceCase } from '../conformance.js';
import { ensure, ensureEqual, wanted } from '../verdict.js';

/** A source without a MIME type must show its type by the ending of its URL. */
const KNOWN_ENDING = /\.(?:m3u8|mp4|webm)(?:[?#]|$)/i;

export const videoCases: readonly ConformanceCase[] = [
  {
    id: 'videos.unknown-is-null',
    title: 'a video that does not exist is null, not a throw',
    needs: ['videos'],
    async run({ adapter }) {
      ensureEqual(
        await wanted(adapter.videos, 'the videos port').get('no-such-video-7q'),
        null,
        'result for a video that does not exist',
      );
    },
  },
  {
    id: 'videos.video',
    title: 'a video has at least one source, and valid times and sizes',
    needs: ['videos'],
    async run({ adapter, fixtures }) {
      const id = wanted(fixtures.videoId, 'fixtures.videoId');
      const video = await wanted(adapter.videos, 'the videos port').get(id);
      ensure(video !== null, `there is no video ${id}`);
      ensureEqual(video.id, id, 'id of the video');
      ensure(
        video.sources.length > 0 &&
          video.sources.every(({ src, type }) => src !== '' && (type?.includes('/') ?? KNOWN_ENDING.test(src))),
        'a source lacks its address, or its type where the address does not end in one',
      );
      for (const size of [video.width, video.height, video.duration])
        ensure(size === undefined || (Number.isFinite(size) && size > 0), `a size is ${size}`);
      for (const { lang } of video.captions)
        ensure(Intl.getCanonicalLocales(lang).length === 1, `${lang} is no language tag`);
    },
  },
];
