import { toVitrineError, type GiftCardConfig, type GiftCardDesign, type Shop, type VitrineError } from '@vitrine/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The gift cards that the shop sells: none, not known yet, or the configuration and the designs. */
export type Offer =
  | { readonly phase: 'loading' | 'none' }
  | { readonly phase: 'error'; readonly error: VitrineError }
  /** `designsFailed`: the designs could not be loaded, and may be fetched again; until then cards are plain. */
  | {
      readonly phase: 'ready';
      readonly config: GiftCardConfig;
      readonly designs: readonly GiftCardDesign[];
      readonly designsFailed: boolean;
    };

/** Fetches what the shop sells, again when the market changes. The old offer stays until the new one has arrived. */
export class GiftOffer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #shop: Shop | undefined;
  #off: (() => void) | undefined;
  #offer: Offer = { phase: 'loading' };
  #connected = false;
  #lastRequest = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get value(): Offer {
    const shop = this.#shop;
    return shop && (!shop.can('giftCard') || !shop.can('cart')) && shop.$state.get().phase !== 'error'
      ? { phase: 'none' }
      : this.#offer;
  }

  follow(shop: Shop | undefined): void {
    if (shop === this.#shop) return;
    this.#release();
    this.#shop = shop;
    this.#offer = { phase: 'loading' };
    if (this.#connected) this.#listen();
  }

  /** After a failure. */
  retry(): void {
    if (this.#offer.phase === 'error') this.#show({ phase: 'loading' });
    void this.#fetch();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#listen();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#release();
  }

  #listen(): void {
    this.#off ??= this.#shop?.$state.subscribe(({ phase }, before) => {
      // After a failed connection only a press on "Try again" fetches again.
      if (phase !== 'error' || before === undefined) void this.#fetch();
    });
  }

  #release(): void {
    this.#off?.();
    this.#off = undefined;
  }

  async #fetch(): Promise<void> {
    const shop = this.#shop;
    if (!shop) return;
    const request = ++this.#lastRequest;
    let offer: Offer;
    try {
      const designs = shop.giftCard.designs().catch(() => null);
      const config = await shop.giftCard.config();
      offer = config
        ? { phase: 'ready', config, designs: (await designs) ?? [], designsFailed: (await designs) === null }
        : { phase: 'none' };
    } catch (thrown) {
      offer = { phase: 'error', error: toVitrineError(thrown, 'giftCard') };
    }
    if (request === this.#lastRequest && shop === this.#shop) this.#show(offer);
  }

  #show(offer: Offer): void {
    this.#offer = offer;
    this.#host.requestUpdate();
  }
}
