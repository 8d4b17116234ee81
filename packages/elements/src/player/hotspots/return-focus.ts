import type { Shop } from '@vitrine/core';
import type { PlayerContext } from '../player-context.js';
import type { MarkerLayer } from './marker-layer.js';

/**
 * Returns the focus to the player when the sheet or drawer that it opened has closed: to the hotspot, to another
 * marker, or to the button of the product list.
 */
export class ReturnFocus {
  #player: PlayerContext['player'];
  #layer: MarkerLayer;
  #offs: (() => void)[] = [];

  constructor({ player }: Pick<PlayerContext, 'player'>, layer: MarkerLayer) {
    this.#player = player;
    this.#layer = layer;
  }

  /** A product is about to be opened, while the focus is inside the player. */
  expect({ view }: Shop, hotspotId: string | null): void {
    this.destroy();
    const closed = (): void => {
      // When the cart replaces the sheet, the focus returns only after the cart has closed.
      requestAnimationFrame(() => {
        if (view.$product.get() !== null || view.$cartOpen.get() || this.#offs.length === 0) return;
        this.destroy();
        this.#return(hotspotId);
      });
    };
    this.#offs = [
      view.$product.listen((open) => open === null && closed()),
      view.$cartOpen.listen((open) => !open && closed()),
    ];
  }

  destroy(): void {
    for (const off of this.#offs.splice(0)) off();
  }

  #return(hotspotId: string | null): void {
    const { activeElement } = document;
    const isElsewhere =
      activeElement !== null &&
      activeElement !== document.body &&
      activeElement !== this.#player &&
      !activeElement.localName.startsWith('vitrine-');
    // The visitor has moved the focus meanwhile.
    if (isElsewhere || this.#player.shadowRoot?.activeElement) return;
    // It is beside the player, in the same feed.
    const around = this.#player.getRootNode();
    if (around instanceof ShadowRoot && around.activeElement && around.activeElement !== this.#player) return;
    const root = this.#player.renderRoot;
    const target =
      (hotspotId === null ? null : this.#layer.elementOf(hotspotId)) ??
      this.#layer.first ??
      root.querySelector<HTMLElement>('.bar [data-opens=products]') ??
      root.querySelector<HTMLElement>('.root');
    target?.focus({ preventScroll: true });
  }
}
