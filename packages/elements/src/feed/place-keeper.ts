import { savePlace, type FeedPlace } from './feed-place.js';

/** Browsers limit how often the history may be written. */
const saveEveryMs = 1000;

export interface PlaceHost {
  /** Under which the place is kept. */
  name(): string;
  /** Null = nothing is watched, and there is no place to come back to. */
  place(): FeedPlace | null;
  /** True while the page is left and in its first frames out of the back/forward cache: the place stays as it is. */
  hold(isHeld: boolean): void;
}

/** Keeps where the visitor is while a video goes on, and at every moment at which the page may be left. */
export class PlaceKeeper {
  readonly #host: PlaceHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saved = '';
  #end = new AbortController();

  constructor(host: PlaceHost) {
    this.#host = host;
  }

  start(): void {
    this.#end = new AbortController();
    const { signal } = this.#end;
    const save = (): void => this.save();
    addEventListener(
      'pagehide',
      () => {
        this.save();
        this.#host.hold(true);
      },
      { signal },
    );
    addEventListener(
      'pageshow',
      // WebKit snaps a list that comes out of its cache to another item, in the first frames.
      ({ persisted }) => persisted && requestAnimationFrame(() => requestAnimationFrame(() => this.#host.hold(false))),
      { signal },
    );
    // Firefox and WebKit do not keep what a page writes when it is being left already: a press may lead away.
    addEventListener('click', save, { signal, capture: true });
  }

  stop(): void {
    this.#end.abort();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** The video went on, or another one is shown. */
  soon(): void {
    this.#timer ??= setTimeout(() => this.save(), saveEveryMs);
  }

  save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const name = this.#host.name();
    const place = this.#host.place();
    const saved = JSON.stringify([name, place]);
    // A feed that nobody has watched writes nothing.
    if (saved === this.#saved || (place === null && this.#saved === '')) return;
    this.#saved = saved;
    savePlace(name, place);
  }
}
