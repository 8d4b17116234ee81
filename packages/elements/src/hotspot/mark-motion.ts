import type { PathPoint } from '@vitrine/core/hotspots';
import type { MediaClock } from './media-clock.js';

/** Where a marker moves. Two courses with the same `key` are the same. */
export interface Course {
  readonly key: string;
  readonly path: readonly PathPoint[];
  /** A place of the path in px of the layer. */
  toPx(point: PathPoint): { readonly x: number; readonly y: number };
}

/** A long path is animated in parts of so many points. */
const maxPoints = 60;
/**
 * Seconds for which an animation stands at its last point: while one that has ended is on the screen, the browser works
 * out its style again for every picture.
 */
const restSeconds = 60;

/** Moves one marker by an animation that runs on the compositor: no script and no style for each frame. */
export class MarkMotion {
  #element: HTMLElement;
  #animation: Animation | undefined;
  #key = '';
  #zeroMs = NaN;
  /** The part of the path that is animated, in seconds. */
  #from = 0;
  #to = 0;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** Follows the course from this media time; returns whether the marker moves by itself now. */
  follow(course: Course, { zeroMs, rate }: MediaClock, time: number): boolean {
    if (zeroMs === null) {
      this.stop();
      return false;
    }
    const key = `${course.key} ${rate}`;
    if (!this.#animation || key !== this.#key || time < this.#from || time > this.#to - 0.5) {
      if (!this.#start(course, rate, time)) return false;
      this.#key = key;
    }
    if (this.#animation && zeroMs !== this.#zeroMs) {
      this.#zeroMs = zeroMs;
      this.#animation.startTime = zeroMs + (this.#from * 1000) / rate;
    }
    return true;
  }

  stop(): void {
    this.#animation?.cancel();
    this.#animation = undefined;
  }

  /** False = the marker does not move any more. */
  #start({ path, toPx }: Course, rate: number, time: number): boolean {
    this.stop();
    const first = Math.max(0, path.findIndex(({ t }) => t > time) - 1);
    const points = path.slice(first, first + maxPoints);
    const last = points.at(-1);
    const [from, to] = [points[0]?.t ?? 0, last?.t ?? 0];
    if (!last || to <= from || time >= (path.at(-1)?.t ?? 0)) return false;
    this.#from = from;
    this.#to = first + maxPoints < path.length ? to : Infinity;
    this.#zeroMs = NaN;
    const seconds = to - from + restSeconds;
    const frames = [...points, { ...last, t: from + seconds }].map((point) => {
      const { x, y } = toPx(point);
      return {
        translate: `${x.toFixed(2)}px ${y.toFixed(2)}px`,
        // The last one may be a rounding error above 1.
        offset: Math.min(1, (point.t - from) / seconds),
        easing: point.hold ? 'steps(1)' : 'linear',
      };
    });
    this.#animation = this.#element.animate(frames, { duration: seconds * 1000, fill: 'both' });
    this.#animation.playbackRate = rate;
    return true;
  }
}
