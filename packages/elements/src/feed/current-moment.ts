import type { Hotspot } from '@vitrine/core/hotspots';
import { nothing, type CSSResult, type TemplateResult } from 'lit';
import type { PlayerStage } from '../player/player-stage.js';
import type * as momentCards from './moment-card.js';

export interface MomentHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  requestUpdate(): void;
  adopt(styles: CSSResult): void;
  /** The video goes on, or another one is shown. */
  played(): void;
}

/** Follows the video that is watched, and shows the product of its moment. */
export class CurrentMoment {
  /** The hotspot whose product is shown beside the video. */
  hotspot: Hotspot | undefined;
  readonly #host: MomentHost;
  /** Fetched with the first video that is watched. */
  #cards: typeof momentCards | undefined;
  #stage: PlayerStage | undefined;
  #off: (() => void) | undefined;

  constructor(host: MomentHost) {
    this.#host = host;
  }

  follow(stage: PlayerStage): void {
    this.clear();
    this.#stage = stage;
    this.#off = stage.playback.$time.listen(() => {
      this.#host.played();
      this.#look(stage);
    });
    if (this.#cards) return;
    void import('./moment-card.js').then(
      (cards) => {
        this.#cards = cards;
        this.#host.adopt(cards.momentStyles);
      },
      // Videos are watched without it; the next one tries again.
      () => undefined,
    );
  }

  clear(): void {
    this.#off?.();
    this.#off = this.#stage = this.hotspot = undefined;
  }

  card(): TemplateResult | typeof nothing {
    return (this.#stage && this.#cards?.momentCard(this.#stage, this.hotspot)) ?? nothing;
  }

  /** A card that has the focus stays until it has not: the focus must not be lost. */
  #look(stage: PlayerStage): void {
    if (!this.#cards) return;
    const hotspot = this.#cards.hotspotOfMoment(stage);
    if (hotspot === this.hotspot || this.#host.renderRoot.querySelector('.moment:focus-visible')) return;
    this.hotspot = hotspot;
    this.#host.requestUpdate();
  }
}
