/** Where the visitor was in a feed, kept in the entry of the browser's history: back leads to the same place. */
export interface FeedPlace {
  readonly id: string;
  readonly index: number;
  /** Seconds. */
  readonly time: number;
}

const stateKey = 'vitrineFeed';

type Places = Readonly<Record<string, FeedPlace>>;

function placesOf(state: unknown): Places {
  const places: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, stateKey) : null;
  return typeof places === 'object' && places !== null ? (places as Places) : {};
}

/** The place that this entry of the history has for a feed. */
export function readPlace(feed: string): FeedPlace | null {
  const place: Partial<FeedPlace> | undefined = placesOf(history.state)[feed];
  if (typeof place?.id !== 'string' || typeof place.index !== 'number') return null;
  return { id: place.id, index: place.index, time: typeof place.time === 'number' ? place.time : 0 };
}

/** What the page itself keeps in the state stays. A browser that limits such writes loses the place, nothing else. */
export function savePlace(feed: string, place: FeedPlace): void {
  const state: unknown = history.state;
  if (state !== null && typeof state !== 'object') return;
  try {
    history.replaceState({ ...state, [stateKey]: { ...placesOf(state), [feed]: place } }, '');
  } catch {
    // The feed begins anew after a back.
  }
}

/** A moment of a video that the address of the page names, and a product to open there. */
export interface LinkedMoment {
  readonly id: string;
  readonly time: number;
  /** Id or handle; `''` = none. */
  readonly product: string;
}

/** Reads `#t=12.5&v=morning-table&p=stoneware-mug`. */
export function linkedMoment(): LinkedMoment | null {
  const fields = new URLSearchParams(location.hash.slice(1));
  const id = fields.get('v');
  const time = Number.parseFloat(fields.get('t') ?? '0');
  return id ? { id, time: time >= 0 ? time : 0, product: fields.get('p') ?? '' } : null;
}

/** The address that leads to a moment of a video: on its own page, or else on this one. */
export function linkTo({ id, time, product }: LinkedMoment, page: string | null): string {
  const link = new URL(page ?? location.href);
  link.hash = new URLSearchParams({
    t: String(Math.floor(time)),
    // On its own page the video is the first one.
    ...(page === null ? { v: id } : {}),
    ...(product === '' ? {} : { p: product }),
  }).toString();
  return link.href;
}
