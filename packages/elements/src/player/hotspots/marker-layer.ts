import type { HotspotTrack } from '@vitrine/core/hotspots';
import { adoptStyles } from '../../base/adopt-styles.js';
import { whenIdle } from '../../base/when-idle.js';
import type { HotspotLayer, HotspotLayerHost } from '../../hotspot/hotspot-layer.js';
import type { PlayerElement } from '../player-element.js';

/**
 * The markers over the video. Their code is a chunk of its own, because the first frame does not need it: it is fetched
 * with that frame where the video has hotspots, and otherwise at an idle moment.
 */
export class MarkerLayer {
  readonly element = document.createElement('div');
  #player: PlayerElement;
  #video: HTMLVideoElement;
  #host: HotspotLayerHost;
  #track: HotspotTrack | undefined;
  #layer: HotspotLayer | undefined;
  #isLoading = false;
  #end = new AbortController();

  constructor(player: PlayerElement, video: HTMLVideoElement, host: HotspotLayerHost) {
    this.#player = player;
    this.#video = video;
    this.#host = host;
    this.element.className = 'hotspots';
    const { signal } = this.#end;
    video.addEventListener('loadeddata', () => this.#loadForTrack(), { signal });
    // After a failure the next play tries again.
    video.addEventListener('playing', () => whenIdle(() => void this.#load()), { signal });
  }

  /** Replaces the hotspots; also to be set when their labels have changed. */
  set track(track: HotspotTrack) {
    this.#track = track;
    if (this.#layer) this.#layer.track = track;
    else this.#loadForTrack();
  }

  /** The marker that shows a hotspot now: its own, or that of its group. */
  elementOf(id: string): HTMLElement | undefined {
    return this.#layer?.elementOf(id);
  }

  /** A position in px as a ratio of the whole frame; null = outside the picture, or there is no picture yet. */
  ratioAt(place: { readonly x: number; readonly y: number }): { x: number; y: number } | null {
    return this.#layer?.ratioAt(place) ?? null;
  }

  get first(): HTMLElement | null {
    return this.#layer?.first ?? null;
  }

  /** Whether there is a marker between these shares of the height, 0 = top. */
  occupies(from: number, to: number): boolean {
    return this.#layer?.occupies(from, to) === true;
  }

  /** A new play begins: hotspots are reported again. */
  resetReports(): void {
    this.#layer?.resetReports();
  }

  measure(): void {
    this.#layer?.measure();
  }

  destroy(): void {
    this.#end.abort();
    this.#layer?.destroy();
  }

  #loadForTrack(): void {
    if (this.#video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && this.#track?.hotspots.length) void this.#load();
  }

  async #load(): Promise<void> {
    const { signal } = this.#end;
    if (this.#layer || this.#isLoading || signal.aborted) return;
    this.#isLoading = true;
    try {
      const { HotspotLayer, hotspotStyles } = await import('../../hotspot/hotspot-layer.js');
      if (signal.aborted) return;
      adoptStyles(this.#player, hotspotStyles);
      this.#layer = new HotspotLayer(this.element, this.#video, this.#host);
      if (this.#track) this.#layer.track = this.#track;
    } catch (failure) {
      console.error('[vitrine] [player.hotspots] the markers could not be fetched', failure);
    } finally {
      this.#isLoading = false;
    }
  }
}
