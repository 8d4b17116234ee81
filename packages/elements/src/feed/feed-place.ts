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

/** A moment of a video that the address of the page names: `#t=12.5&v=morning-table`. */
export function linkedMoment(): { readonly id: string; readonly time: number } | null {
  const fields = new URLSearchParams(location.hash.slice(1));
  const id = fields.get('v');
  const time = Number.parseFloat(fields.get('t') ?? '0');
  return id ? { id, time: time >= 0 ? time : 0 } : null;
}

/** The address of this page that leads to a moment of a video. */
export function linkTo(id: string, seconds: number): string {
  const link = new URL(location.href);
  link.hash = new URLSearchParams({ t: String(Math.floor(seconds)), v: id }).toString();
  return link.href;
}
