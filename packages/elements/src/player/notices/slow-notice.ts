import type { Clock } from '@vitrine/media';
import { html, nothing, type TemplateResult } from 'lit';

/** A notice of a slow video is shown after this long; until then the spinner is enough. */
const noticeAfterMs = 3000;

/** Decides when a wait for the video is long enough for a notice. */
export class SlowNotice {
  #changed: () => void;
  #clock: Omit<Clock, 'now'>;
  #timer: unknown;
  isShown = false;

  constructor(changed: () => void, clock: Omit<Clock, 'now'> = window) {
    this.#changed = changed;
    this.#clock = clock;
  }

  /** To be called at every change: one wait lasts as long as `waiting` is true. */
  follow(waiting: boolean): void {
    if (waiting === Boolean(this.#timer)) return;
    this.isShown = false;
    this.#clock.clearTimeout(this.#timer);
    this.#timer =
      waiting &&
      this.#clock.setTimeout(() => {
        this.isShown = true;
        this.#changed();
      }, noticeAfterMs);
  }
}

/** A line over the picture that screen readers announce once; false = nothing. */
export const statusNotice = (text: string | false): TemplateResult =>
  html`<div role="status" ?data-says=${text}>${text ? html`<p class="notice">${text}</p>` : nothing}</div>`;
