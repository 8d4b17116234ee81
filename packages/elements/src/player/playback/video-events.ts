import type { Hotspot } from '@vitrine/core/hotspots';
import type { PlaybackState } from '@vitrine/media';
import { emit } from '../../base/emit.js';
import type { PlayerContext } from '../player-context.js';

type Context = Pick<PlayerContext, 'player' | 'video' | 'playback' | 'state' | 'page' | 'hotspots' | 'source'>;

/** The progress events, in percent of the duration. */
const progressPercents = [25, 50, 75, 90];

/** Emits the events of a video to the page and reports them to the shop, each once per play. */
export class VideoEvents {
  #context: Context;
  /** What was emitted in this play. */
  readonly #emitted = new Set<string>();
  /** Number of progress events emitted in this play. */
  #reached = 0;
  #watch: Promise<void> | undefined;
  #error: unknown = null;
  #end = new AbortController();

  constructor(context: Context) {
    this.#context = context;
    context.video.addEventListener('ended', () => this.#once('complete'), { signal: this.#end.signal });
  }

  /** A new play begins. */
  restart(): void {
    this.#emitted.clear();
    this.#reached = 0;
  }

  observe({ phase, error }: PlaybackState): void {
    const { player } = this.#context;
    if (phase === 'playing') {
      this.#once('start');
      this.#watch ??= import('./view-time.js').then(
        ({ followView }) => followView(this.#context, this.#end.signal, () => this.#once('view')),
        // A video that nobody can count plays all the same.
        () => undefined,
      );
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
    if (!this.#emitted.has('start') || !(duration > 0) || duration === Infinity || video.paused) return;
    const percent = (time / duration) * 100;
    // With `loop` a video fires no `ended`: it has ended when its time jumps back to the beginning.
    if (player.loop && this.#reached === progressPercents.length && percent < 25) this.#once('complete');
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

  #once(what: 'start' | 'view' | 'complete'): void {
    if (this.#emitted.has(what)) return;
    this.#emitted.add(what);
    const source = this.#context.source(null);
    emit(this.#context.player, `vitrine-video-${what}`, { source });
    this.#context.page.shop?.report({ type: `video-${what}`, source });
  }
}
