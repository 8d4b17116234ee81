import type { Hotspot } from '@vitrine/core/hotspots';
import type { PlaybackState } from '@vitrine/media';
import { emit } from '../../base/emit.js';
import type { PlayerContext } from '../player-context.js';

type Context = Pick<PlayerContext, 'player' | 'video' | 'state' | 'page' | 'hotspots' | 'source'>;

/** The progress events, in percent of the duration. */
const progressPercents = [25, 50, 75, 90];

/** Emits the events of a video to the page and reports them to the shop, each once per play. */
export class VideoEvents {
  #context: Context;
  #started = false;
  /** Number of progress events emitted in this play. */
  #reached = 0;
  #ended = false;
  #error: unknown = null;
  #end = new AbortController();

  constructor(context: Context) {
    this.#context = context;
    context.video.addEventListener('ended', () => this.#complete(), { signal: this.#end.signal });
  }

  /** A new play begins. */
  restart(): void {
    this.#started = this.#ended = false;
    this.#reached = 0;
  }

  observe({ phase, error }: PlaybackState): void {
    const { player } = this.#context;
    if (phase === 'playing' && !this.#started) {
      this.#started = true;
      this.#emit('start');
    }
    if (error !== this.#error) {
      this.#error = error;
      if (error)
        emit(player, 'vitrine-video-error', {
          source: this.#context.source(null),
          code: error.code,
          recoverable: error.recoverable,
        });
    }
  }

  /** The video has reached `time`, in seconds. */
  advance(time: number): void {
    const { state, video, player, page } = this.#context;
    const { duration } = state;
    if (!this.#started || !(duration > 0) || duration === Infinity || video.paused) return;
    const percent = (time / duration) * 100;
    // With `loop` a video fires no `ended`: it has ended when its time jumps back to the beginning.
    if (player.loop && this.#reached === progressPercents.length && percent < 25) this.#complete();
    for (
      let next = progressPercents[this.#reached];
      next !== undefined && percent >= next;
      next = progressPercents[++this.#reached]
    ) {
      const source = this.#context.source(null);
      emit(player, 'vitrine-video-progress', { source, percent: next });
      page.shop?.report({ type: 'video-progress', source, percent: next });
    }
  }

  hotspotShown(hotspot: Hotspot): void {
    const { player, page, hotspots } = this.#context;
    const source = this.#context.source(hotspot.id);
    emit(player, 'vitrine-hotspot-show', { source, product: hotspot.product });
    page.shop?.report({ type: 'hotspot-show', source, product: hotspots.productOf(hotspot) });
  }

  destroy(): void {
    this.#end.abort();
  }

  #complete(): void {
    if (!this.#ended) this.#emit('complete');
    this.#ended = true;
  }

  #emit(what: 'start' | 'complete'): void {
    const source = this.#context.source(null);
    emit(this.#context.player, `vitrine-video-${what}`, { source });
    this.#context.page.shop?.report({ type: `video-${what}`, source });
  }
}
