import type { ConformanceCase } from '../conformance.js';
import { ensure, ensureEqual, wanted } from '../verdict.js';

/** A source without a MIME type must tell by its address what it is. */
const KNOWN_ENDING = /\.(?:m3u8|mp4|webm)(?:[?#]|$)/i;

export const videoCases: readonly ConformanceCase[] = [
  {
    id: 'videos.unknown-is-null',
    title: 'a film that does not exist is null, not a throw',
    needs: ['videos'],
    async run({ adapter }) {
      ensureEqual(
        await wanted(adapter.videos, 'the videos port').get('no-such-film-7q'),
        null,
        'answer for a film that does not exist',
      );
    },
  },
  {
    id: 'videos.film',
    title: 'a film has a source at least, and times and sizes that make sense',
    needs: ['videos'],
    async run({ adapter, fixtures }) {
      const id = wanted(fixtures.videoId, 'fixtures.videoId');
      const film = await wanted(adapter.videos, 'the videos port').get(id);
      ensure(film !== null, `there is no film ${id}`);
      ensureEqual(film.id, id, 'id of the film');
      ensure(
        film.sources.length > 0 &&
          film.sources.every(({ src, type }) => src !== '' && (type?.includes('/') ?? KNOWN_ENDING.test(src))),
        'a source lacks its address, or its type where the address does not end in one',
      );
      for (const size of [film.width, film.height, film.duration])
        ensure(size === undefined || (Number.isFinite(size) && size > 0), `a size is ${size}`);
      for (const { lang } of film.captions)
        ensure(Intl.getCanonicalLocales(lang).length === 1, `${lang} is no language tag`);
    },
  },
];
