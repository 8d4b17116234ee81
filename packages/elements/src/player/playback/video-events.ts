import type { Hotspot } from '@vitrine/core/hotspots';
import type { PlaybackState } from '@vitrine/media';
import { emit } from '../../base/emit.js';
import type { PlayerStage } from '../player-stage.js';

const MARKS = [25, 50, 75, 90];

/** Tells the page and the shop how far the film was watched. Each fact once per play. */
export class VideoEvents {
  #stage: PlayerStage;
  #started = false;
  #reached = 0;
  #ended = false;
  #fault: unknown = null;
  #end = new AbortController();

  constructor(stage: PlayerStage) {
    this.#stage = stage;
    // a film that loops has an end too: it is where time jumps back to the beginning
    stage.video.addEventListener('ended', () => this.#complete(), { signal: this.#end.signal });
  }

  restart(): void {
    this.#started = this.#ended = false;
    this.#reached = 0;
  }

  observe({ phase, error }: PlaybackState): void {
    const { player } = this.#stage;
    if (phase === 'playing' && !this.#started) {
      this.#started = true;
      this.#say('start');
    }
    if (error !== this.#fault) {
      this.#fault = error;
      if (error)
        emit(player, 'vitrine-video-error', {
          source: this.#stage.source(null),
          code: error.code,
          recoverable: error.recoverable,
        });
    }
  }

  advance(time: number): void {
    const { duration } = this.#stage.state;
    if (!this.#started || !(duration > 0) || duration === Infinity || this.#stage.video.paused) return;
    const percent = (time / duration) * 100;
    const { loop } = this.#stage.player;
    if (loop && this.#reached === MARKS.length && percent < 25) this.#complete();
    for (let mark = MARKS[this.#reached]; mark !== undefined && percent >= mark; mark = MARKS[++this.#reached]) {
      const source = this.#stage.source(null);
      emit(this.#stage.player, 'vitrine-video-progress', { source, percent: mark });
      this.#stage.place.shop?.report({ type: 'video-progress', source, percent: mark });
    }
  }

  hotspotShown(hotspot: Hotspot): void {
    const source = this.#stage.source(hotspot.id);
    emit(this.#stage.player, 'vitrine-hotspot-show', { source, product: hotspot.product });
    this.#stage.place.shop?.report({ type: 'hotspot-show', source, product: this.#stage.products.productOf(hotspot) });
  }

  destroy(): void {
    this.#end.abort();
  }

  #complete(): void {
    if (!this.#ended) this.#say('complete');
    this.#ended = true;
  }

  #say(what: 'start' | 'complete'): void {
    const source = this.#stage.source(null);
    emit(this.#stage.player, `vitrine-video-${what}`, { source });
    this.#stage.place.shop?.report({ type: `video-${what}`, source });
  }
}
