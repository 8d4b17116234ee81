import type { CartState, Shop, Source, Variant, VitrineError } from '@vitrine/core';
import type { ReactiveController } from 'lit';
import { PressGuard } from '../base/press-guard.js';
import { act } from '../base/act.js';
import { StoreController } from '../base/store-controller.js';
import type { VitrineElement } from '../base/vitrine-element.js';
import { resultSender } from '../base/provider-events.js';
import { noteAddPlace } from './add-place.js';

export interface AddRequest {
  readonly shop: Shop;
  readonly variant: Variant;
  readonly quantity: number;
  readonly source: Source;
}

export type AddResult =
  | {
      readonly status: 'added';
      readonly cappedTo: number | undefined;
      /** A toast or the cart shows and announces it. */
      readonly isShown: boolean;
    }
  | { readonly status: 'rejected'; readonly error: VitrineError };

/** How long the button shows "Added". */
const addedNoticeMs = 2400;

/** Adds to the cart, once per double click, and holds the state of the button. */
export class AddToCart implements ReactiveController {
  readonly #host: VitrineElement;
  readonly #cart: StoreController<CartState>;
  readonly #pressGuard = new PressGuard();
  #pending = 0;
  #added = false;
  #error: VitrineError | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: VitrineElement) {
    this.#host = host;
    this.#cart = new StoreController(host);
    host.addController(this);
  }

  get phase(): 'idle' | 'adding' | 'added' {
    if (this.#pending > 0 && !this.isOffline) return 'adding';
    return this.#added ? 'added' : 'idle';
  }

  /** An add waits for the network: the button is not busy, and a sentence says so where the press was. */
  get isOffline(): boolean {
    return this.#pending > 0 && this.#cart.value?.offline === true;
  }

  /** The error of the last add, until the next one or `forget()`. */
  get error(): VitrineError | null {
    return this.#error;
  }

  /** Called for another product or variant: the last result no longer applies. */
  forget(): void {
    this.#error = null;
    this.#added = false;
    clearTimeout(this.#timer);
  }

  /** Returns `null` when the press came too soon after the one before, or when the page has vetoed the act. */
  async add(press: Event, { shop, variant, quantity, source }: AddRequest): Promise<AddResult | null> {
    if (!this.#pressGuard.accepts(press)) return null;
    noteAddPlace(press);
    this.#cart.follow(shop.cart.$state);
    const lines = [{ variantId: variant.id, quantity }];
    this.forget();
    this.#pending += 1;
    this.#host.requestUpdate();
    const outcome = await act(
      this.#host,
      'vitrine-cart-add',
      { lines, source },
      () => shop.cart.add(lines, { source }),
      resultSender(shop),
    );
    this.#pending -= 1;
    this.#host.requestUpdate();
    if (outcome.status === 'vetoed') return null;
    if (outcome.status === 'error') {
      this.#error = outcome.error;
      return { status: 'rejected', error: outcome.error };
    }
    this.#added = true;
    this.#timer = setTimeout(() => {
      this.#added = false;
      this.#host.requestUpdate();
    }, addedNoticeMs);
    const { result } = outcome;
    const { $toast, $cartOpen } = shop.view;
    return {
      status: 'added',
      cappedTo: result?.warnings.find(({ code }) => code === 'quantity-capped')?.quantity,
      isShown: $cartOpen.get() || (result !== undefined && $toast.get()?.result === result),
    };
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.forget();
  }
}
