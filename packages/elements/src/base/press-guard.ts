/** Presses closer together than this count as one: a double click, a double tap, a key that is held. */
const samePressMs = 400;

/**
 * Lets the first of several quick presses pass, so that a double click adds once. A mouse counts its clicks in
 * `detail`, a finger in Safari does not, and a held Enter key clicks again and again: only the time between presses is
 * common to all of them.
 */
export class PressGuard {
  #lastAt = Number.NEGATIVE_INFINITY;

  /** False when this press comes too soon after the one before it. */
  accepts(press: Event): boolean {
    const repeated = press.timeStamp - this.#lastAt < samePressMs;
    this.#lastAt = press.timeStamp;
    return !repeated;
  }
}
