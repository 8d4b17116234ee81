import { adoptStyles } from '../../base/adopt-styles.js';
import type { PanelName } from '../player-context.js';
import type { PlayerElement } from '../player-element.js';
import type * as panelModule from './player-panels.js';

/** Which panel is open, and the chunk that draws panels and the end screen. */
export class PanelState {
  #player: PlayerElement;
  open: PanelName | null = null;
  /** Ids of the hotspots to which the list of products is limited; null = all. */
  group: readonly string[] | null = null;
  /** Undefined until it is fetched. */
  views: typeof panelModule | undefined;

  constructor(player: PlayerElement) {
    this.#player = player;
  }

  /** Opens a panel and moves the focus into it; null closes the open one and returns the focus to its button. */
  show(panel: PanelName | null, group: readonly string[] | null): void {
    const player = this.#player;
    const before = this.open;
    this.open = panel;
    this.group = group;
    player.requestUpdate();
    void (panel ? this.load() : player.updateComplete).then(async () => {
      await player.updateComplete;
      if (!player.isConnected) return;
      const root = player.renderRoot;
      // Too low a box for a panel inside it.
      if (this.open && player.offsetHeight < 260) root.querySelector<HTMLElement>('.panel')?.showPopover?.();
      if (this.open) root.querySelector<HTMLElement>('.scroll :is(button, a, select)')?.focus();
      else if (before) root.querySelector<HTMLElement>(`[data-opens=${before}]`)?.focus();
    });
  }

  /** Fetches the chunk. After a failure the next press tries again. */
  async load(): Promise<void> {
    if (this.views) return;
    try {
      this.views = await import('./player-panels.js');
      adoptStyles(this.#player, this.views.panelStyles);
    } catch (failure) {
      this.open = null;
      console.error('[vitrine] [player] the panels could not be fetched', failure);
    }
    this.#player.requestUpdate();
  }
}
