import type { LitElement, ReactiveController } from 'lit';

/**
 * A render can remove or move the focused element, and focus would fall to the page behind the dialog. Focus is then
 * given back to the element, to the summary of the disclosure it was in, or to `home`.
 */
export class KeepFocus implements ReactiveController {
  readonly #host: LitElement;
  readonly #home: () => HTMLElement | null;
  #focused: HTMLElement | null = null;
  #summary: HTMLElement | null = null;

  /** `home` returns `null` when focus is not to be moved. */
  constructor(host: LitElement, home: () => HTMLElement | null) {
    this.#host = host;
    this.#home = home;
    host.addController(this);
  }

  hostConnected(): void {}

  hostUpdate(): void {
    const active = this.#host.shadowRoot?.activeElement;
    this.#focused = active instanceof HTMLElement ? active : null;
    this.#summary = this.#focused?.closest('details')?.querySelector('summary') ?? null;
  }

  hostUpdated(): void {
    const home = this.#home();
    if (!this.#focused || !home || this.#host.shadowRoot?.activeElement) return;
    const target = [this.#focused, this.#summary, home].find((element) => element?.isConnected);
    target?.focus({ preventScroll: true });
  }
}
