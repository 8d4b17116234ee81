import type { Shop, Video } from '@vitrine/core';

/** Finds the backend's video behind `video-id`. */
export class ShopVideo {
  #player: { readonly videoId: string; readonly videoData: Video | null };
  #shop: () => Shop | undefined;
  #found: (video: Video | null | undefined) => void;
  #video: Video | null | undefined;
  /** The id and locale that the video was fetched for. */
  #fetchedFor = '';

  /** `found` gets the video: `undefined` = not known yet, `null` = there is none. */
  constructor(
    player: { readonly videoId: string; readonly videoData: Video | null },
    shop: () => Shop | undefined,
    found: (video: Video | null | undefined) => void,
  ) {
    this.#player = player;
    this.#shop = shop;
    this.#found = found;
  }

  /** The page has set or removed `videoData`, which goes before what the backend has. */
  take(): Video | undefined {
    this.#fetchedFor = '';
    const given = this.#player.videoData ?? undefined;
    this.#video = given;
    return given;
  }

  /** To be called when the shop, its market or `video-id` may have changed. Fetches nothing twice. */
  async find(): Promise<void> {
    const { videoId, videoData } = this.#player;
    if (videoData) return;
    const shop = this.#shop();
    const videos = shop?.videos;
    // Title and captions depend on the locale of the market.
    const wanted = `${videoId} ${shop?.$state.get().market.locale ?? ''}`;
    if (wanted === this.#fetchedFor || (videoId !== '' && !videos)) return;
    if (this.#video?.id !== videoId) this.#set(undefined);
    this.#fetchedFor = wanted;
    if (videoId === '' || !videos) return;
    try {
      const video = await videos.get(videoId);
      if (this.#fetchedFor === wanted) this.#set(video);
    } catch {
      // The next occasion tries again. Playing without a source shows an error.
      this.#fetchedFor = '';
    }
  }

  #set(video: Video | null | undefined): void {
    this.#video = video;
    this.#found(video);
  }
}
