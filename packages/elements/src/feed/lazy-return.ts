import type * as feedReturn from './feed-return.js';
import type { PlaceHost, PlaceKeeper } from './place-keeper.js';

/** What keeps the place of a feed and shares its moments: fetched when there is something to come back to or to keep. */
export class LazyReturn {
  /** When it has come: a browser lets only the task of a press share. */
  module: typeof feedReturn | undefined;
  readonly #host: PlaceHost;
  #coming: Promise<typeof feedReturn | undefined> | undefined;
  #keeper: PlaceKeeper | undefined;
  #isStarted = false;

  constructor(host: PlaceHost) {
    this.#host = host;
  }

  fetch(): Promise<typeof feedReturn | undefined> {
    return (this.#coming ??= import('./feed-return.js').then(
      (module) => {
        this.#keeper = new module.PlaceKeeper(this.#host);
        if (this.#isStarted) this.#keeper.start();
        return (this.module = module);
      },
      // The place is not kept; the next video tries again.
      () => (this.#coming = undefined),
    ));
  }

  start(): void {
    this.#isStarted = true;
    this.#keeper?.start();
  }

  stop(): void {
    this.#isStarted = false;
    this.#keeper?.stop();
  }

  /** The video went on, or another one is shown. */
  played(): void {
    if (this.#keeper) this.#keeper.soon();
    else void this.fetch();
  }

  save(): void {
    this.#keeper?.save();
  }
}
