import type { PlayOutcome } from './playback-contract.js';

/** The `play()` calls whose outcome is not known yet. */
export class PendingPlays {
  #resolvers: ((outcome: PlayOutcome) => void)[] = [];

  add(): Promise<PlayOutcome> {
    return new Promise((resolve) => this.#resolvers.push(resolve));
  }

  settle(outcome: PlayOutcome): void {
    for (const resolve of this.#resolvers.splice(0)) resolve(outcome);
  }
}
