import { ContextConsumer, ContextProvider, createContext } from '@lit/context';
import type { Shop } from '@vitrine/core';
import type { ReactiveController } from 'lit';
import { StoreController } from './store-controller.js';
import type { VitrineElement } from './vitrine-element.js';

/** `undefined` = this part of the page has no shop (yet). */
export const shopContext = createContext<Shop | undefined>(Symbol.for('vitrine.shop.1'));

const PAGE_PROVIDER = Symbol.for('vitrine.page-shop.1');
type PageRoot = HTMLElement & { [PAGE_PROVIDER]?: ContextProvider<typeof shopContext> };

/**
 * Provides the shop of the page to every element outside a `<vitrine-shop>`, also to those that were defined before it.
 */
export function providePageShop(shop: Shop | undefined): void {
  const root: PageRoot = document.documentElement;
  const before = root[PAGE_PROVIDER];
  const provider = (root[PAGE_PROVIDER] ??= new ContextProvider(root, { context: shopContext }));
  provider.setValue(shop);
  // `<html>` is not a Lit element, so nothing else announces the new provider to elements that have asked before.
  if (!before) provider.hostConnected();
}

/**
 * The elements in the page that nobody has answered: they ask again when a provider arrives. An element that leaves is
 * forgotten, which the `ContextRoot` of Lit does not do: it keeps an entry for each element that has ever asked.
 */
const unanswered = new Set<ContextConsumer<typeof shopContext, VitrineElement>>();
let listening = false;

/** How many elements of the page wait for a provider. */
export const waitingForProvider = (): number => unanswered.size;

/** Answers elements that asked before their provider was defined. Every `define/` module calls it. */
export function awaitProviders(): void {
  if (listening || typeof document === 'undefined') return;
  listening = true;
  document.documentElement.addEventListener('context-provider', ({ context }) => {
    if (context === shopContext) for (const consumer of [...unanswered]) consumer.hostConnected();
  });
}

/** Finds the nearest shop of an element and re-renders the element when the shop or its capabilities change. */
export class ShopController implements ReactiveController {
  #host: VitrineElement;
  #consumer: ContextConsumer<typeof shopContext, VitrineElement>;
  #state: StoreController<unknown>;
  #onShop: ((shop: Shop | undefined) => void) | undefined;
  #last: Shop | undefined;
  #isAnswered = false;

  /** `onShop` runs before the render, when another shop (or none) has become the nearest. */
  constructor(host: VitrineElement, onShop?: (shop: Shop | undefined) => void) {
    this.#host = host;
    this.#onShop = onShop;
    this.#state = new StoreController<unknown>(host);
    this.#consumer = new ContextConsumer(host, {
      context: shopContext,
      subscribe: true,
      callback: (shop) => this.#changed(shop),
    });
    host.addController(this);
  }

  get value(): Shop | undefined {
    return this.#consumer.value;
  }

  /** There is a provider around, with a shop or without one yet. */
  get isAnswered(): boolean {
    return this.#isAnswered;
  }

  /** The consumer is a controller of the host too, and has asked before this is called. */
  hostConnected(): void {
    if (!this.#isAnswered) unanswered.add(this.#consumer);
  }

  hostDisconnected(): void {
    this.#isAnswered = false;
    unanswered.delete(this.#consumer);
  }

  #changed(shop: Shop | undefined): void {
    this.#isAnswered = true;
    unanswered.delete(this.#consumer);
    if (shop === this.#last) return;
    this.#last = shop;
    this.#state.follow(shop?.$state);
    this.#onShop?.(shop);
    this.#host.requestUpdate();
  }
}
