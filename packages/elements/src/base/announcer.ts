import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

export type Urgency = 'polite' | 'assertive';

interface Message {
  readonly text: string;
  readonly urgency: Urgency;
}

/** Long enough for a screen reader to notice the text before the next one replaces it. */
const HOLD = 900;

/**
 * Says things to a screen reader from inside the root that its host renders: a modal dialog silences live regions outside of it,
 * so every dialog has its own. One queue; what is being said or waits to be said is not said twice.
 *
 * Put `${announcer.render()}` into the template, inside the dialog.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #queue: Message[] = [];
  #now: Message | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** `assertive` interrupts what the reader is saying: for refusals. It goes ahead of what waits. */
  announce(text: string, urgency: Urgency = 'polite'): void {
    const message = { text, urgency };
    const known = [this.#now, ...this.#queue].some((other) => other?.text === text);
    if (text === '' || known) return;
    if (urgency === 'assertive') this.#queue.unshift(message);
    else this.#queue.push(message);
    if (!this.#now) this.#next();
  }

  render(): TemplateResult {
    const said = (urgency: Urgency): string => (this.#now?.urgency === urgency ? this.#now.text : '');
    return html`<div class="visually-hidden" role="status">${said('polite')}</div>
      <div class="visually-hidden" role="alert">${said('assertive')}</div>`;
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#queue = [];
    this.#now = undefined;
  }

  #next(): void {
    this.#now = this.#queue.shift();
    this.#host.requestUpdate();
    if (this.#now) this.#timer = setTimeout(() => this.#next(), HOLD);
  }
}
