/** Presses closer together than this are one gesture: a double click, a double tap, a key that is held. */
const ONE_GESTURE = 400;

/**
 * Tells one gesture from the next, so that a double click adds once. A mouse counts its clicks in `detail`, a finger in Safari
 * does not, and a held Enter key clicks for as long as it is held: the time between presses is what they have in common.
 */
export class Gesture {
  #last = Number.NEGATIVE_INFINITY;

  /** False when this press belongs to the gesture before it. */
  begins(press: Event): boolean {
    const same = press.timeStamp - this.#last < ONE_GESTURE;
    this.#last = press.timeStamp;
    return !same;
  }
}
