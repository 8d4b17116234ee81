import type { FeedPages } from './feed-pages.js';
import { linkedMoment, readPlace } from './feed-place.js';

export { linkTo } from './feed-place.js';
export { PlaceKeeper } from './place-keeper.js';
export { searchStyles, wayBack } from './hashtag-search.js';
export { shareVideo } from './share-video.js';

/** For a place further back than this, its video is put first instead of loading all that come before it. */
const mostItemsToRestore = 200;

/** Where a feed begins. */
export interface FeedStart {
  readonly index: number;
  readonly seconds: number;
  /** Id or handle of a product to open; `''` = none. */
  readonly product: string;
}

/**
 * Loads the list up to the video that the visitor comes back to, or that the address of the page names. Null = the feed
 * begins with its first video.
 */
export async function findStart(
  pages: FeedPages,
  { name, followsLinks, isStale }: { readonly name: string; readonly followsLinks: boolean; isStale(): boolean },
): Promise<FeedStart | null> {
  const place = readPlace(name);
  const link = place || !followsLinks ? null : linkedMoment();
  const { id, time } = place ?? link ?? { id: null, time: 0 };
  const lastIndex = place?.index ?? 0;
  const find = (): number => pages.$state.get().items.findIndex((item) => item.id === id);
  if (id !== null && (link || lastIndex >= mostItemsToRestore)) await pages.lead(id);
  if (isStale()) return null;
  await pages.more();
  if (id === null) return null;
  while (!isStale() && find() < 0 && pages.$state.get().next === 'more') {
    if (pages.$state.get().items.length > lastIndex) break;
    await pages.more();
  }
  // The list has changed meanwhile: the video may still be there.
  if (!isStale() && find() < 0) await pages.lead(id);
  const index = find();
  return isStale() || index < 0 ? null : { index, seconds: time, product: link?.product ?? '' };
}
