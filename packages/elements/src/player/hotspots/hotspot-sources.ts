import { safeUrl, type Product, type ProductRef, type Shop, type Video } from '@vitrine/core';
import type { Hotspot, HotspotTrack } from '@vitrine/core/hotspots';
import type { DateRange } from '@vitrine/media';
import type * as hotspotReader from '../../hotspot/hotspot-reader.js';
import { hotspotEntry, readHotspot } from '../../hotspot/hotspot-attributes.js';

const noHotspots: HotspotTrack = { frame: null, hotspots: [], renditions: [] };

const hasKey = (ref: ProductRef): boolean => Object.values(ref).some(Boolean);

/** The value of `hotspots`, an address or an object, and what was read from it. */
interface HotspotFile {
  readonly value: string | object;
  readonly end: AbortController;
  /** Null while it is being read. */
  track: HotspotTrack | null;
}

/** A chunk of its own: a video whose hotspots come from the backend or from children does not need it. */
const reader = (): Promise<typeof hotspotReader> => import('../../hotspot/hotspot-reader.js');

/** The hotspots of one video from all their sources, and their products, which are fetched in one request. */
export class HotspotSources {
  #player: Element & { readonly hotspots: unknown };
  #changed: () => void;
  #file: HotspotFile | undefined;
  #streamHotspots: readonly Hotspot[] = [];
  #dateRanges: readonly DateRange[] = [];
  #video: Video | null | undefined;
  #shop: Shop | undefined;
  /** Ids of hotspots whose product the shop does not have. */
  #missing = new Set<string>();
  /** Slot names by hotspot id, of children that replace the dot of their marker. */
  readonly slots = new Map<string, string>();
  track = noHotspots;

  constructor(player: Element & { readonly hotspots: unknown }, changed: () => void) {
    this.#player = player;
    this.#changed = changed;
  }

  /** Reads all sources again. Later ones win by id: backend, file or object, stream, children. */
  read(video: Video | null | undefined, shop: Shop | undefined): void {
    this.#video = video;
    const { hotspots } = this.#player;
    const value = typeof hotspots === 'string' ? safeUrl(hotspots || null, document.baseURI) : hotspots;
    if (value !== (this.#file?.value ?? null)) {
      this.#file?.end.abort();
      this.#file = undefined;
      if (typeof value === 'string' || (typeof value === 'object' && value !== null)) void this.#load(value);
    }
    if (shop !== this.#shop) this.#missing.clear();
    this.#shop = shop;
    this.#merge([video?.track ?? noHotspots, this.#file?.track ?? noHotspots]);
    // One request for all products: it waits until every source is read.
    if (!this.loading) this.#fetchProducts();
  }

  /** Reads the hotspots inside the stream. */
  async follow(ranges: readonly DateRange[]): Promise<void> {
    this.#dateRanges = ranges;
    const read = ranges.length > 0 ? (await reader()).readDateRanges(ranges) : [];
    if (this.#dateRanges !== ranges) return;
    this.#streamHotspots = read;
    this.read(this.#video, this.#shop);
  }

  /** A hotspot file is being read. */
  get loading(): boolean {
    return this.#file?.track === null;
  }

  productOf({ product }: Hotspot): Product | null {
    return hasKey(product) ? (this.#shop?.catalog.peek(product) ?? null) : null;
  }

  /** The shop does not have the product of this hotspot. */
  isMissing({ id }: Hotspot): boolean {
    return this.#missing.has(id);
  }

  destroy(): void {
    this.#file?.end.abort();
  }

  async #load(value: string | object): Promise<void> {
    const file: HotspotFile = { value, track: null, end: new AbortController() };
    this.#file = file;
    try {
      file.track = await (await reader()).readHotspots(value, file.end.signal);
    } catch (failure) {
      if (file.end.signal.aborted) return;
      file.track = noHotspots;
      console.error('[vitrine] [player.hotspots] the hotspots could not be read', value, failure);
    }
    if (this.#file === file) this.read(this.#video, this.#shop);
  }

  #merge(tracks: readonly HotspotTrack[]): void {
    const hotspots = new Map<string, Hotspot>();
    for (const { hotspots: list } of [...tracks, { hotspots: this.#streamHotspots }])
      for (const hotspot of list) hotspots.set(hotspot.id, hotspot);
    const taken = new Set<string>();
    this.slots.clear();
    for (const child of this.#player.querySelectorAll(':scope > vitrine-hotspot')) {
      const hotspot = readHotspot(child, taken);
      if (!hotspot) {
        reader().then(
          ({ explainHotspot }) => explainHotspot(child, hotspotEntry(child)),
          () => undefined,
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
    const framed = tracks.find(({ frame, renditions }) => frame || renditions.length > 0) ?? noHotspots;
    const first = ({ ranges }: Hotspot): number => ranges[0]?.start ?? 0;
    this.track = { ...framed, hotspots: [...hotspots.values()].sort((a, b) => first(a) - first(b)) };
    this.#changed();
  }

  #noteMissing({ id, product }: Hotspot): void {
    if (this.#missing.has(id)) return;
    this.#missing.add(id);
    const ref = Object.entries(product).map(([key, value]) => `${key} is ${JSON.stringify(value)}`);
    console.warn(
      `[vitrine] [player.hotspots] product-not-found: ${id}: ${ref.join(', ')}; ` +
        'it has to be a product that the shop sells',
    );
  }

  #fetchProducts(): void {
    const shop = this.#shop;
    const unknown = this.track.hotspots.filter(
      ({ id, product }) => hasKey(product) && !this.#missing.has(id) && shop?.catalog.peek(product) === null,
    );
    if (!shop?.can('catalog') || unknown.length === 0) return;
    shop.catalog.products(unknown.map(({ product }) => product)).then(
      (products) => {
        if (shop !== this.#shop) return;
        unknown.forEach((hotspot, at) => products[at] === null && this.#noteMissing(hotspot));
        this.#changed();
      },
      // The video plays without its products: names come from the labels, and opening a product fetches it again.
      () => undefined,
    );
  }
}
