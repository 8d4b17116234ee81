import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableAtom } from 'nanostores';

/**
 * Re-renders its host when the store changes. The store may be replaced or absent; the subscription ends when the host
 * is disconnected.
 */
export class StoreController<T> implements ReactiveController {
  #host: ReactiveControllerHost;
  #store: ReadableAtom<T> | undefined;
  #off: (() => void) | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost, store?: ReadableAtom<T>) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  get value(): T | undefined {
    return this.#store?.get();
  }

  follow(store: ReadableAtom<T> | undefined): void {
    if (store === this.#store) return;
    this.#off?.();
    this.#off = undefined;
    this.#store = store;
    if (this.#connected) this.#listen();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#listen();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#off?.();
    this.#off = undefined;
  }

  #listen(): void {
    this.#off = this.#store?.listen(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }
}
