import type { PlayerStage } from '../player-stage.js';

/** The product of the page's address, opened once there is a shop and the hotspots are known: they say which reference is meant. */
export class LinkedProduct {
  #stage: PlayerStage;
  #wanted: string | null = null;

  constructor(stage: PlayerStage) {
    this.#stage = stage;
  }

  want(product: string | null): void {
    this.#wanted = product;
    this.follow();
  }

  follow(): void {
    const wanted = this.#wanted;
    const { place, products, player } = this.#stage;
    if (wanted === null || !place.shop || place.waits || products.loading) return;
    this.#wanted = null;
    const known = products.track.hotspots.find(({ product }) => Object.values(product).includes(wanted));
    this.#stage.openProduct(known?.product ?? { handle: wanted }, player, known?.id ?? null);
  }
}
