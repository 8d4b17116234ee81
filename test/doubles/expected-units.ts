import type { CartWarning } from '@vitrine/core';

/** What was asked of one line, and how it ended for the shopper. */
export interface AskedUnits {
  readonly step: number;
  readonly plus?: number;
  readonly set?: number;
  /** `unsure`: it was rejected with "it may have been applied", or the page was left. `void`: it was rejected. */
  outcome: 'open' | 'sure' | 'unsure' | 'void';
}

/** What the shopper was promised of one line, and what was reported of it. */
export class ExpectedUnits {
  readonly title: string;
  readonly #asked: AskedUnits[] = [];
  readonly #reported: CartWarning[] = [];
  readonly #start: number;
  /**
   * Another device changed the line while a request for it was not answered, or nobody had seen its change when one
   * was sent. No
   * client can tell then what came from whom.
   */
  mixed = false;
  changedByDevice = false;

  constructor(title: string, start: number) {
    this.title = title;
    this.#start = start;
  }

  ask(
    step: number,
    effect: { readonly plus?: number; readonly set?: number },
    outcome: AskedUnits['outcome'] = 'open',
  ): AskedUnits {
    const asked: AskedUnits = { step, ...effect, outcome };
    this.#asked.push(asked);
    return asked;
  }

  report(warning: CartWarning): void {
    this.#reported.push(warning);
  }

  get isOpen(): boolean {
    return this.#asked.some(({ outcome }) => outcome === 'open');
  }

  get isInDoubt(): boolean {
    return this.#asked.some(({ outcome }) => outcome === 'open' || outcome === 'unsure');
  }

  /** The least and the most units that are no surprise: as asked, in the order of the steps. */
  get range(): readonly [number, number] {
    let least = this.#start;
    let most = this.#start;
    for (const { set, plus = 0, outcome } of [...this.#asked].sort((a, b) => a.step - b.step)) {
      if (outcome === 'void') continue;
      const isSure = outcome === 'sure';
      if (set === undefined) {
        least += isSure ? plus : 0;
        most += plus;
      } else {
        least = isSure ? set : Math.min(least, set);
        most = isSure ? set : Math.max(most, set);
      }
    }
    return [least, most];
  }

  /** What is wrong with so many units; `''` = nothing. */
  judge(units: number, idempotency: 'key' | 'none'): string {
    const [least, most] = this.range;
    if (this.mixed || (units >= least && units <= most)) return '';
    const found = `${this.title} has ${units}, asked ${least === most ? least : `${least} to ${most}`}`;
    if (this.#reported.length === 0) return `${found}, not reported`;
    // What was reported before the quantity was set is over.
    let corrected = units;
    const isCorrected = this.#reported.toReversed().some(({ quantity = 0, expected = 0 }) => {
      corrected += expected - quantity;
      return corrected >= least && corrected <= most;
    });
    if (!isCorrected) return `${found}, reported with other numbers`;
    // With keys only a command that was given up can be applied late.
    if (idempotency === 'key' && this.#asked.every(({ outcome }) => outcome !== 'unsure')) return `${found} with keys`;
    return '';
  }
}
