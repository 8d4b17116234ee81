import type { LitElement, ReactiveController } from 'lit';

/**
 * A render can take away what has the focus, or move it: then it would fall on the page behind the dialog. It is given back, or
 * to the disclosure it was in, or to `home`.
 */
export class KeepFocus implements ReactiveController {
  readonly #host: LitElement;
  readonly #home: () => HTMLElement | null;
  #had: HTMLElement | null = null;
  #disclosure: HTMLElement | null = null;

  /** `home` answers `null` when the focus is to be left alone. */
  constructor(host: LitElement, home: () => HTMLElement | null) {
    this.#host = host;
    this.#home = home;
    host.addController(this);
  }

  hostConnected(): void {}

  hostUpdate(): void {
    const active = this.#host.shadowRoot?.activeElement;
    this.#had = active instanceof HTMLElement ? active : null;
    this.#disclosure = this.#had?.closest('details')?.querySelector('summary') ?? null;
  }

  hostUpdated(): void {
    const home = this.#home();
    if (!this.#had || !home || this.#host.shadowRoot?.activeElement) return;
    const place = [this.#had, this.#disclosure, home].find((element) => element?.isConnected);
    place?.focus({ preventScroll: true });
  }
}
