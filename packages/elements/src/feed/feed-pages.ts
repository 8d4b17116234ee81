import type { FeedQuery, VideosPort } from '@vitrine/core';
import { atom } from 'nanostores';
import { itemOfVideo, type FeedItem } from './feed-item.js';

export interface FeedState {
  readonly items: readonly FeedItem[];
  /** What comes after the last item. `more` = there is another page, which was not asked for yet. */
  readonly next: 'more' | 'loading' | 'failed' | 'end';
}

/** Where pages come from: the port of the shop, and the list. */
export interface FeedOrigin {
  readonly videos: VideosPort;
  readonly query: Pick<FeedQuery, 'by' | 'id'>;
}

const pageSize = 10;
/** A backend may answer pages without any new video. After so many in a row the next scroll asks again. */
const emptyPagesAtOnce = 5;

/** The items of a feed, page by page. What was loaded stays, whatever happens to later pages. */
export class FeedPages {
  readonly $state = atom<FeedState>({ items: [], next: 'end' });
  readonly #origin: FeedOrigin | null;
  readonly #stop = new AbortController();
  readonly #ids = new Set<string>();
  readonly #cursors = new Set<string>();
  #cursor: string | undefined;
  #loading: Promise<void> | undefined;

  /** Without an origin the items are all there is. */
  constructor(origin: FeedOrigin | null, items: readonly FeedItem[] = []) {
    this.#origin = origin;
    for (const { id } of items) this.#ids.add(id);
    this.$state.set({ items, next: origin?.videos.feed ? 'more' : 'end' });
  }

  /** Loads the next page; also after a failure. Nothing happens at the end. */
  more(): Promise<void> {
    const { next } = this.$state.get();
    if (next === 'end') return Promise.resolve();
    return (this.#loading ??= this.#loadNext().finally(() => (this.#loading = undefined)));
  }

  /** Puts a video first, because a link names it. Its place in the list is left out when it comes. */
  async lead(id: string): Promise<void> {
    if (this.#ids.has(id)) return;
    try {
      const video = await this.#origin?.videos.get(id, { signal: this.#stop.signal });
      const item = video && itemOfVideo(video);
      if (!item || this.#ids.has(item.id)) return;
      this.#ids.add(item.id);
      const { items, next } = this.$state.get();
      this.$state.set({ items: [item, ...items], next });
    } catch {
      // The feed begins with its first video.
    }
  }

  /** Nothing is loaded any more. */
  stop(): void {
    this.#stop.abort();
  }

  async #loadNext(): Promise<void> {
    const { signal } = this.#stop;
    this.#set({ next: 'loading' });
    try {
      let added = 0;
      for (let page = 0; added === 0 && page < emptyPagesAtOnce; page++) {
        added = await this.#loadPage();
        if (signal.aborted) return;
        if (this.#cursor === undefined) return this.#set({ next: 'end' });
      }
      this.#set({ next: 'more' });
    } catch (cause) {
      if (signal.aborted) return;
      console.warn('[vitrine] [feed] a page of videos could not be loaded', cause);
      this.#set({ next: 'failed' });
    }
  }

  /** Returns how many items are new. Afterwards `#cursor` is that of the next page; `undefined` = there is none. */
  async #loadPage(): Promise<number> {
    const { signal } = this.#stop;
    const origin = this.#origin;
    const page = await origin?.videos.feed?.(
      { ...origin.query, limit: pageSize, ...(this.#cursor === undefined ? {} : { cursor: this.#cursor }) },
      { signal },
    );
    if (signal.aborted) return 0;
    const fresh = (page?.videos ?? []).flatMap((video) => {
      const item = this.#ids.has(video.id) ? null : itemOfVideo(video);
      if (item) this.#ids.add(item.id);
      return item ?? [];
    });
    if (fresh.length > 0) this.#set({ items: [...this.$state.get().items, ...fresh] });
    this.#cursor = this.#checked(page?.cursor ?? null);
    return fresh.length;
  }

  /** A cursor that was there before would lead in a circle: the feed ends. */
  #checked(cursor: string | null): string | undefined {
    if (cursor === null) return undefined;
    if (this.#cursors.has(cursor)) {
      console.warn(`[vitrine] [feed] the cursor ${JSON.stringify(cursor)} came twice: the feed ends here`);
      return undefined;
    }
    this.#cursors.add(cursor);
    return cursor;
  }

  #set(change: Partial<FeedState>): void {
    if (!this.#stop.signal.aborted) this.$state.set({ ...this.$state.get(), ...change });
  }
}
