import type { PlayOutcome } from './playback-contract.js';

/** Those who asked for it to play and wait to hear what came of it. */
export class PlayOutcomes {
  #waiting: ((outcome: PlayOutcome) => void)[] = [];

  next(): Promise<PlayOutcome> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  answer(outcome: PlayOutcome): void {
    for (const resolve of this.#waiting.splice(0)) resolve(outcome);
  }
}
