/** Where the visitor was in a feed, kept in the entry of the browser's history: back leads to the same place. */
export interface FeedPlace {
  readonly id: string;
  readonly index: number;
  /** Seconds. */
  readonly time: number;
}

const stateKey = 'vitrineFeed';
/** Ends with the tab. */
const storageKey = 'vitrine:feed-places';

type Places = Readonly<Record<string, FeedPlace>>;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : null;

function placesOf(state: unknown): Places {
  const places = fieldOf(state, stateKey);
  return typeof places === 'object' && places !== null ? (places as Places) : {};
}

/** A page may keep a text or a number in its state, to which nothing can be added. */
const isTaken = (state: unknown): boolean => state !== null && typeof state !== 'object';

const pageName = (): string => location.pathname + location.search;

/** What is kept for this page of this tab while the state is taken. A browser may have no storage. */
function storedState(): unknown {
  try {
    return fieldOf(JSON.parse(sessionStorage.getItem(storageKey) ?? 'null'), pageName());
  } catch {
    return null;
  }
}

/** The storage does not know one visit of a page from another: it counts where the browser goes back or loads again. */
function isComeBackTo(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type === 'back_forward' || entry?.type === 'reload';
}

/** The place that this entry of the history has for a feed. */
export function readPlace(feed: string): FeedPlace | null {
  const state: unknown = history.state;
  const kept = isTaken(state) && isComeBackTo() ? storedState() : state;
  const place: Partial<FeedPlace> | null | undefined = placesOf(kept)[feed];
  if (typeof place?.id !== 'string' || typeof place.index !== 'number') return null;
  return { id: place.id, index: place.index, time: typeof place.time === 'number' ? place.time : 0 };
}

/** What the page itself keeps in the state stays. A browser that limits such writes loses the place, nothing else. */
export function savePlace(feed: string, place: FeedPlace | null): void {
  const state: unknown = history.state;
  const changed = (kept: unknown): object => ({
    ...(kept as object),
    [stateKey]: { ...placesOf(kept), [feed]: place },
  });
  try {
    if (isTaken(state)) sessionStorage.setItem(storageKey, JSON.stringify({ [pageName()]: changed(storedState()) }));
    // The browser's own function: routers and tag managers that replace it on `history` would count a page view.
    else History.prototype.replaceState.call(history, changed(state), '');
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
