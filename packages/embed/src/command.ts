import type { AdapterInput, ConsentChoice, ProductRef, Shop } from '@vitrine/core';
import type { Purchase } from './purchase.js';

/** What `window.vitrine(verb, ...)` takes. It returns nothing and behaves the same before and after load. */
export interface VitrineCommands {
  /** `fn` gets the shop as soon as there is one that is connected; at once when there is one already. */
  ready: [fn: (shop: Shop) => void];
  /** Listens on the document; `event` with or without `vitrine-`. */
  on: [event: string, listener: (event: Event) => void];
  off: [event: string, listener: (event: Event) => void];
  /** An adapter, a promise of one, or the address of a module whose `adapter` export makes one. */
  adapter: [adapter: AdapterInput | string];
  consent: [state: ConsentChoice];
  open: [overlay: 'cart'] | [overlay: 'product', ref: ProductRef];
  /**
   * The page shows its own cart instead of our drawer, unless it returns `false`; `null` = our drawer, even where the
   * adapter opens another cart.
   */
  configure: [setting: 'openCart', open: (() => unknown) | null];
  locale: [tag: string];
  /** For the thank-you page. Reported once for each `transactionId`. */
  track: [name: 'purchase', purchase: Purchase];
  /** Erases everything that is stored on this origin, of every shop, adapter and player. */
  forget: [];
  destroy: [];
}

export type VitrineFunction = <V extends keyof VitrineCommands>(verb: V, ...args: VitrineCommands[V]) => void;

/** A call as it waits in the queue: the page's own `arguments`, unchecked. */
export type QueuedCall = ArrayLike<unknown>;

/** `window.vitrine` before the script is loaded (a stub with a queue) and after. */
export interface VitrineGlobal {
  (...call: unknown[]): void;
  /** Calls made before the script was loaded. */
  q?: QueuedCall[];
  /** The version that runs this page; absent = a stub. */
  version?: string;
}

declare global {
  interface Window {
    vitrine?: VitrineGlobal;
  }
}
