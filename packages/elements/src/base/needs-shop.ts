import type { ReactiveController } from 'lit';
import type { ShopController } from './shop-context.js';
import type { VitrineElement } from './vitrine-element.js';

/** How long a page may take to provide a shop: a framework mounts its elements one after the other. */
const shopDueMs = 3000;

let isReported = false;

/**
 * Says once for each page that an element is outside of every shop, where nothing else says it: `<vitrine-shop>` and
 * the script tag report by themselves that they have no adapter.
 */
export class NeedsShop implements ReactiveController {
  readonly #host: VitrineElement;
  readonly #shop: ShopController;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: VitrineElement, shop: ShopController) {
    this.#host = host;
    this.#shop = shop;
    host.addController(this);
  }

  hostConnected(): void {
    if (!isReported) this.#timer = setTimeout(() => this.#check(), shopDueMs);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #check(): void {
    const { vitrine } = window as { vitrine?: unknown };
    // A `<vitrine-shop>` around it is still to be defined.
    if (isReported || this.#shop.isAnswered || vitrine !== undefined || this.#host.closest('vitrine-shop')) return;
    isReported = true;
    console.error(
      `[vitrine] [${this.#host.localName}] misconfigured: it is outside of any shop. Put it inside <vitrine-shop>. ` +
        'See docs/errors/misconfigured.md',
    );
  }
}
