import { ANYTHING, maybe, TEXT } from '../http/shape.js';

const source = { src: TEXT, type: maybe(TEXT) } as const;
const caption = { src: TEXT, lang: TEXT, label: TEXT } as const;
const creator = { id: TEXT, name: TEXT, url: maybe(TEXT), picture: maybe(TEXT) } as const;

export const videoShape = {
  id: TEXT,
  title: TEXT,
  sources: [source],
  captions: maybe([caption], []),
  hashtags: maybe([TEXT], []),
  creator: maybe(creator),
  description: maybe(TEXT),
  url: maybe(TEXT),
  publishedAt: maybe(TEXT),
  credit: maybe(TEXT),
  poster: maybe(TEXT),
  sponsored: maybe(true as const),
  madeWithAi: maybe(true as const),
  width: maybe(0 as const),
  height: maybe(0 as const),
  duration: maybe(0 as const),
  // Read by who knows hotspots.
  track: ANYTHING,
} as const;

/** One video that cannot be read must not cost the list: each is read for itself. */
export const pageShape = { videos: [ANYTHING], cursor: maybe(TEXT) } as const;
