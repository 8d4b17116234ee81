import { hotspotsFromDateRanges, parseHotspots, safeUrl, type Hotspot, type HotspotTrack, type ParsedHotspots, type Product, type ProductRef, type Shop, type Video } from '@vitrine/core';
import type { DateRange } from '@vitrine/media';
import { loadFilmText } from '../hotspot/hotspot-loader.js';
import { readHotspot } from '../hotspot/hotspot.js';

const NONE: HotspotTrack = { frame: null, hotspots: [], renditions: [] };

const hasKey = (ref: ProductRef): boolean => Object.values(ref).some(Boolean);

interface HotspotFile {
  readonly url: string;
  readonly end: AbortController;
  /** `null` = on the way. */
  track: HotspotTrack | null;
}

/** The hotspots of one film from everywhere they can come from, and the products behind them, asked for in one request. */
export class FilmProducts {
  #player: Element & { readonly hotspots: unknown };
  #changed: () => void;
  #file: HotspotFile | undefined;
  #ranges: readonly Hotspot[] = [];
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
    const said = this.#player.hotspots;
    const url = typeof said === 'string' && said !== '' ? safeUrl(said, document.baseURI) : null;
    if (url !== this.#file?.url) {
      this.#file?.end.abort();
      this.#file = undefined;
      if (url !== null) void this.#load(url);
    }
    const given = typeof said === 'object' && said !== null ? parsed(said) : NONE;
    if (shop !== this.#shop) this.#missing.clear();
    this.#shop = shop;
    this.#merge([video?.track ?? NONE, this.#file?.track ?? NONE, given]);
    // one question for all: what the file names is asked with the rest
    if (!this.loading) this.#ask();
  }

  /** Hotspots that travel in the playlist. */
  follow(ranges: readonly DateRange[]): void {
    this.#ranges = told(hotspotsFromDateRanges(ranges)).hotspots;
    this.read(this.#video, this.#shop);
  }

  /** The hotspot file is on the way. */
  get loading(): boolean {
    return this.#file?.track === null;
  }

  productOf({ product }: Hotspot): Product | null {
    return hasKey(product) ? (this.#shop?.catalog.peek(product) ?? null) : null;
  }

  /** The catalogue was asked and does not know it. */
  isMissing({ id }: Hotspot): boolean {
    return this.#missing.has(id);
  }

  destroy(): void {
    this.#file?.end.abort();
  }

  async #load(url: string): Promise<void> {
    const file: HotspotFile = { url, track: null, end: new AbortController() };
    this.#file = file;
    try {
      file.track = parsed(JSON.parse(await loadFilmText(url, file.end.signal)));
    } catch (failure) {
      if (file.end.signal.aborted) return;
      file.track = NONE;
      console.error(`[vitrine] [player.hotspots] ${url} could not be read`, failure);
    }
    if (this.#file === file) this.read(this.#video, this.#shop);
  }

  #merge(tracks: readonly HotspotTrack[]): void {
    const hotspots = new Map<string, Hotspot>();
    for (const { hotspots: list } of [...tracks, { hotspots: this.#ranges }]) for (const hotspot of list) hotspots.set(hotspot.id, hotspot);
    const taken = new Set<string>();
    this.slots.clear();
    for (const child of this.#player.querySelectorAll(':scope > vitrine-hotspot')) {
      const hotspot = readHotspot(child, taken);
      if (!hotspot) {
        console.warn('[vitrine] [player.hotspots] hotspot-invalid: a <vitrine-hotspot> needs a product, and x and y between 0 and 1', child);
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
    const open = this.track.hotspots.filter(({ id, product }) => hasKey(product) && !this.#missing.has(id) && shop?.catalog.peek(product) === null);
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

const parsed = (json: unknown): HotspotTrack => told(parseHotspots(json));

/** A bad hotspot is left out and said once; the others are shown. */
function told({ track, problems }: ParsedHotspots): HotspotTrack {
  for (const { id, index, reason } of problems) console.warn(`[vitrine] [player.hotspots] hotspot-invalid: ${id ?? index}: ${reason}`);
  return track;
}
