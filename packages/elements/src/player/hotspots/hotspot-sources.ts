import { safeUrl, type Product, type ProductRef, type Shop, type Video } from '@vitrine/core';
import type { Hotspot, HotspotTrack } from '@vitrine/core/hotspots';
import type { DateRange } from '@vitrine/media';
import type * as hotspotReader from '../../hotspot/hotspot-reader.js';
import { readHotspot } from '../../hotspot/hotspot.js';

const NONE: HotspotTrack = { frame: null, hotspots: [], renditions: [] };

const hasKey = (ref: ProductRef): boolean => Object.values(ref).some(Boolean);

/** What `hotspots` says: an address or an object, and what was read there. */
interface SaidHotspots {
  readonly said: string | object;
  readonly end: AbortController;
  /** `null` = on the way. */
  track: HotspotTrack | null;
}

/** The reader is a file of its own: a film whose hotspots come from the backend or from children does without it. */
const reader = (): Promise<typeof hotspotReader> => import('../../hotspot/hotspot-reader.js');

/** The hotspots of one film from everywhere they can come from, and the products behind them, asked for in one request. */
export class HotspotSources {
  #player: Element & { readonly hotspots: unknown };
  #changed: () => void;
  #said: SaidHotspots | undefined;
  #ranges: readonly Hotspot[] = [];
  #rangesSaid: readonly DateRange[] = [];
  #video: Video | null = null;
  #shop: Shop | undefined;
  /** Asked for, and the shop has no such product. By hotspot. */
  #missing = new Set<string>();
  /** Named slots of children that bring their own marker. */
  readonly slots = new Map<string, string>();
  track = NONE;

  constructor(player: Element & { readonly hotspots: unknown }, changed: () => void) {
    this.#player = player;
    this.#changed = changed;
  }

  /** Reads everything again. Later ones win by id: backend, file or object, stream, children. */
  read(video: Video | null, shop: Shop | undefined): void {
    this.#video = video;
    const { hotspots } = this.#player;
    const said = typeof hotspots === 'string' ? safeUrl(hotspots || null, document.baseURI) : hotspots;
    if (said !== (this.#said?.said ?? null)) {
      this.#said?.end.abort();
      this.#said = undefined;
      if (typeof said === 'string' || (typeof said === 'object' && said !== null)) void this.#load(said);
    }
    if (shop !== this.#shop) this.#missing.clear();
    this.#shop = shop;
    this.#merge([video?.track ?? NONE, this.#said?.track ?? NONE]);
    // one question for all: what is still being read is asked with the rest
    if (!this.loading) this.#ask();
  }

  /** Hotspots that travel in the playlist. */
  async follow(ranges: readonly DateRange[]): Promise<void> {
    this.#rangesSaid = ranges;
    const read = ranges.length > 0 ? (await reader()).readDateRanges(ranges) : [];
    if (this.#rangesSaid !== ranges) return;
    this.#ranges = read;
    this.read(this.#video, this.#shop);
  }

  /** Hotspots are on the way. */
  get loading(): boolean {
    return this.#said?.track === null;
  }

  productOf({ product }: Hotspot): Product | null {
    return hasKey(product) ? (this.#shop?.catalog.peek(product) ?? null) : null;
  }

  /** The catalogue was asked and does not know it. */
  isMissing({ id }: Hotspot): boolean {
    return this.#missing.has(id);
  }

  destroy(): void {
    this.#said?.end.abort();
  }

  async #load(said: string | object): Promise<void> {
    const mine: SaidHotspots = { said, track: null, end: new AbortController() };
    this.#said = mine;
    try {
      mine.track = await (await reader()).readHotspots(said, mine.end.signal);
    } catch (failure) {
      if (mine.end.signal.aborted) return;
      mine.track = NONE;
      console.error('[vitrine] [player.hotspots] the hotspots could not be read', said, failure);
    }
    if (this.#said === mine) this.read(this.#video, this.#shop);
  }

  #merge(tracks: readonly HotspotTrack[]): void {
    const hotspots = new Map<string, Hotspot>();
    for (const { hotspots: list } of [...tracks, { hotspots: this.#ranges }])
      for (const hotspot of list) hotspots.set(hotspot.id, hotspot);
    const taken = new Set<string>();
    this.slots.clear();
    for (const child of this.#player.querySelectorAll(':scope > vitrine-hotspot')) {
      const hotspot = readHotspot(child, taken);
      if (!hotspot) {
        console.warn(
          '[vitrine] [player.hotspots] hotspot-invalid: a <vitrine-hotspot> needs a product, and x and y between 0 and 1',
          child,
        );
        continue;
      }
      taken.add(hotspot.id);
      hotspots.set(hotspot.id, hotspot);
      if (child.firstElementChild) {
        child.slot = `hotspot-${hotspot.id}`;
        this.slots.set(hotspot.id, child.slot);
      }
    }
    const framed = tracks.find(({ frame, renditions }) => frame || renditions.length > 0) ?? NONE;
    const first = ({ ranges }: Hotspot): number => ranges[0]?.start ?? 0;
    this.track = { ...framed, hotspots: [...hotspots.values()].sort((a, b) => first(a) - first(b)) };
    this.#changed();
  }

  #ask(): void {
    const shop = this.#shop;
    const open = this.track.hotspots.filter(
      ({ id, product }) => hasKey(product) && !this.#missing.has(id) && shop?.catalog.peek(product) === null,
    );
    if (!shop?.can('catalog') || open.length === 0) return;
    shop.catalog.products(open.map(({ product }) => product)).then(
      (products) => {
        if (shop !== this.#shop) return;
        open.forEach(({ id }, at) => products[at] === null && this.#missing.add(id));
        this.#changed();
      },
      // A film without answers still plays: names come from its labels, and opening a product asks again.
      () => undefined,
    );
  }
}
