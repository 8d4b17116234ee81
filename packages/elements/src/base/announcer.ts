import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';

export type Urgency = 'polite' | 'assertive';

interface Message {
  readonly text: string;
  readonly urgency: Urgency;
}

/** Long enough for a screen reader to notice a text before the next one replaces it. */
const holdMs = 900;

/**
 * Announces texts to a screen reader from a live region inside the root that the host renders. A modal dialog silences
 * live regions outside of it, so every dialog has its own. There is one queue; a text that is being announced, or waits
 * for it, is not queued again. The texts are written into the regions themselves: nothing else has to be rendered again.
 *
 * Put `${announcer.render()}` into the template, inside the dialog.
 */
export class Announcer implements ReactiveController {
  readonly #host: LitElement;
  #queue: Message[] = [];
  #current: Message | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** `assertive` interrupts the screen reader and goes ahead of the queue. It is meant for errors. */
  announce(text: string, urgency: Urgency = 'polite'): void {
    const message = { text, urgency };
    const known = [this.#current, ...this.#queue].some((other) => other?.text === text);
    if (text === '' || known) return;
    if (urgency === 'assertive') this.#queue.unshift(message);
    else this.#queue.push(message);
    if (!this.#current) this.#next();
  }

  render(): TemplateResult {
    return html`<div class="visually-hidden" role="status" id="polite"></div>
      <div class="visually-hidden" role="alert" id="assertive"></div>`;
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#queue = [];
    this.#current = undefined;
    this.#write();
  }

  #next(): void {
    this.#current = this.#queue.shift();
    this.#write();
    if (this.#current) this.#timer = setTimeout(() => this.#next(), holdMs);
  }

  #write(): void {
    const { text = '', urgency } = this.#current ?? {};
    for (const region of this.#host.renderRoot.querySelectorAll('#polite, #assertive'))
      region.textContent = region.id === urgency ? text : '';
  }
}
