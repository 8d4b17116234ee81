import type { Shop } from '@vitrine/core';
import type { HotspotLayer } from '../../hotspot/hotspot-layer.js';
import type { PlayerStage } from '../player-stage.js';

/** When what this film opened is closed, the focus comes back: to the hotspot, the one that stands for it, or the list's button. */
export class ReturnFocus {
  #stage: PlayerStage;
  #layer: HotspotLayer;
  #offs: (() => void)[] = [];

  constructor(stage: PlayerStage, layer: HotspotLayer) {
    this.#stage = stage;
    this.#layer = layer;
  }

  /** A product is about to be opened; the focus is inside now. */
  expect({ view }: Shop, hotspotId: string | null): void {
    this.destroy();
    const closed = (): void => {
      // The cart takes the place of the sheet: the way back is not yet.
      requestAnimationFrame(() => {
        if (view.$product.get() !== null || view.$cartOpen.get() || this.#offs.length === 0) return;
        this.destroy();
        this.#back(hotspotId);
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

  #back(hotspotId: string | null): void {
    const { activeElement } = document;
    const elsewhere =
      activeElement !== null &&
      activeElement !== document.body &&
      activeElement !== this.#stage.player &&
      !activeElement.localName.startsWith('vitrine-');
    // Whoever pressed something else meanwhile is there already.
    if (elsewhere || this.#stage.player.shadowRoot?.activeElement) return;
    const root = this.#stage.player.renderRoot;
    const target =
      (hotspotId === null ? null : this.#layer.elementOf(hotspotId)) ??
      this.#layer.first ??
      root.querySelector<HTMLElement>('.bar [data-opens=products]') ??
      root.querySelector<HTMLElement>('.root');
    target?.focus({ preventScroll: true });
  }
}
