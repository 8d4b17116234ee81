import type { Clock } from '@vitrine/media';
import { html, nothing, type TemplateResult } from 'lit';

/** A wait is long from here on, in ms: before, its sign says enough. */
const LONG = 3000;

/** Tells a long wait for the film from a short one. */
export class SlowNotice {
  #changed: () => void;
  #clock: Omit<Clock, 'now'>;
  #alarm: unknown;
  isLong = false;

  constructor(changed: () => void, clock: Omit<Clock, 'now'> = window) {
    this.#changed = changed;
    this.#clock = clock;
  }

  /** Said at every change, and whenever else: one wait goes on as long as it is `true`. */
  follow(waits: boolean): void {
    if (waits === Boolean(this.#alarm)) return;
    this.isLong = false;
    this.#clock.clearTimeout(this.#alarm);
    this.#alarm =
      waits &&
      this.#clock.setTimeout(() => {
        this.isLong = true;
        this.#changed();
      }, LONG);
  }
}

/** A line over the picture; what comes into it is read out once. */
export const statusNotice = (text: string | false): TemplateResult =>
  html`<div role="status" ?data-says=${text}>${text ? html`<p class="notice">${text}</p>` : nothing}</div>`;
