import type { SeedVideo } from './seed.js';
import { words } from './words.js';

const studio = { id: 'kiln-and-clove', name: 'Kiln & Clove' };
const mina = { id: 'mina', name: 'Mina Okafor' };
const rafi = { id: 'rafi', name: 'Rafi Chowdhury' };
const lan = { id: 'lan', name: 'Lan Tran' };

const whole: readonly SeedVideo[] = [
  {
    id: 'morning-table',
    title: words('A morning at the table', 'টেবিলে এক সকাল', 'صباح على المائدة', 'Pagi di meja makan', 'Buổi sáng bên bàn'),
    width: 540,
    height: 960,
    duration: 16,
    publishedAt: '2026-11-02',
    hashtags: ['morning', 'tableware', 'coffee'],
    creator: studio,
    collection: 'tableware',
  },
  {
    id: 'evening-light',
    title: words('Evening light', 'সন্ধ্যার আলো', 'ضوء المساء', 'Cahaya senja', 'Ánh sáng buổi tối'),
    width: 540,
    height: 960,
    duration: 16,
    publishedAt: '2026-11-09',
    hashtags: ['evening', 'candles', 'slowliving'],
    creator: studio,
    collection: 'light',
  },
  {
    id: 'shelf-story',
    title: words('The story of a shelf', 'একটি তাকের গল্প', 'حكاية رفّ', 'Cerita sebuah rak', 'Chuyện của chiếc kệ'),
    width: 960,
    height: 540,
    duration: 16,
    publishedAt: '2026-11-16',
    hashtags: ['shelf', 'home', 'oak'],
    creator: studio,
    collection: 'home',
  },
];

const creators = [mina, rafi, lan];
/** Seconds. The segments of the videos are two seconds long, and a part begins and ends with one. */
const lengths = [4, 6];
const segment = 2;

function partsOf(video: SeedVideo, at: number): SeedVideo[] {
  const parts: SeedVideo[] = [];
  for (const duration of lengths) {
    for (let start = 0; start + duration <= video.duration; start += segment) {
      const end = start + duration;
      const title = Object.fromEntries(
        Object.entries(video.title).map(([lang, text]) => [lang, `${text} · 0:${two(start)}–0:${two(end)}`]),
      ) as SeedVideo['title'];
      parts.push({
        ...video,
        id: `${video.id}-${start}-${end}`,
        title,
        duration,
        cutFrom: { id: video.id, start },
        creator: creators[(at + parts.length) % creators.length] ?? studio,
        hashtags: video.hashtags.slice(0, 2),
      });
    }
  }
  return parts;
}

const two = (seconds: number): string => String(seconds).padStart(2, '0');

const parts = whole.map(partsOf);
const longest = Math.max(...parts.map(({ length }) => length));

/** The three videos, then their parts in turn, so that two neighbours are of two videos. */
export const videos: readonly SeedVideo[] = [
  ...whole,
  ...Array.from({ length: longest }, (_, at) => parts.flatMap((list) => list[at] ?? [])).flat(),
];
