import type { PlayerContext } from '../player-context.js';

type Context = Pick<PlayerContext, 'player' | 'page' | 'hotspots' | 'openProduct'>;

/**
 * The product in the page's address. It is opened once there is a shop and the hotspots are loaded, because they decide
 * whether the address holds an id or a handle.
 */
export class LinkedProduct {
  #context: Context;
  #wanted: string | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  open(product: string | null): void {
    this.#wanted = product;
    this.follow();
  }

  /** To be called when the shop or the hotspots have changed. */
  follow(): void {
    const wanted = this.#wanted;
    const { page, hotspots, player } = this.#context;
    if (wanted === null || !page.shop || page.waiting || hotspots.loading) return;
    this.#wanted = null;
    const known = hotspots.track.hotspots.find(({ product }) => Object.values(product).includes(wanted));
    this.#context.openProduct(known?.product ?? { handle: wanted }, player, known?.id ?? null);
  }
}
