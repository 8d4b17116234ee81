import type { Clock } from '@vitrine/media';
import type { PlayerContext } from '../player-context.js';

/** The Media Rating Council counts a video as seen when half of its area was in view for so long while it played. */
const seenAfterMs = 2000;
const seenArea = 0.5;

/** Counts the time that a video plays in view without a break. */
export class ViewTime {
  #seen: () => void;
  #clock: Omit<Clock, 'now'>;
  #timer: unknown;

  constructor(seen: () => void, clock: Omit<Clock, 'now'> = window) {
    this.#seen = seen;
    this.#clock = clock;
  }

  /** To be called at every change: a break begins when `isWatched` is false, and the next time counts from zero. */
  follow(isWatched: boolean): void {
    if (isWatched === Boolean(this.#timer)) return;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = isWatched && this.#clock.setTimeout(this.#seen, seenAfterMs);
  }
}

/** Calls `seen` whenever the video of a player was seen, until `signal` aborts. */
export function followView(
  { player, playback }: Pick<PlayerContext, 'player' | 'playback'>,
  signal: AbortSignal,
  seen: () => void,
  clock?: Omit<Clock, 'now'>,
): void {
  if (signal.aborted) return;
  const time = new ViewTime(seen, clock);
  let inView = false;
  const follow = (): void => time.follow(inView && !document.hidden && playback.$state.get().phase === 'playing');
  const area = new IntersectionObserver(
    (entries) => {
      inView = (entries.at(-1)?.intersectionRatio ?? 0) >= seenArea;
      follow();
    },
    { threshold: seenArea },
  );
  area.observe(player);
  const off = playback.$state.listen(follow);
  document.addEventListener('visibilitychange', follow, { signal });
  signal.addEventListener('abort', () => {
    area.disconnect();
    off();
    time.follow(false);
  });
}
