import type { LitElement } from 'lit';
import { $activePlayer, type ActivePlayer } from '../player/active/active-player.js';

/** A space beside a dialog that is narrower than this is too narrow for captions. */
const minWidthPx = 200;

/** The last dialog that covered a player. Only it reports: a drawer opens while the sheet is still closing. */
let last: { readonly player: ActivePlayer; readonly dialog: Element } | undefined;

/** Reports to the active player what the host's dialog covers of the screen, from its opening until it has closed. */
export function reportCoveredArea(host: LitElement): void {
  let dialog: HTMLDialogElement | null = null;
  const sizes = new ResizeObserver(() => dialog && report(dialog));
  host.addController({
    hostUpdated() {
      if (dialog) return;
      dialog = host.renderRoot.querySelector('dialog');
      if (dialog) sizes.observe(dialog);
    },
  });
}

function report(dialog: HTMLDialogElement): void {
  // Offsets give the final place: a transition may still move the dialog.
  const { offsetLeft: left, offsetWidth: width, offsetHeight: height } = dialog;
  const player = $activePlayer.get();
  if (height > 0 && last?.dialog !== dialog) last = player ? { player, dialog } : undefined;
  if (last?.dialog !== dialog) return;
  const right = innerWidth - left - width;
  const isBeside = height > 0 && Math.max(left, right) > minWidthPx;
  last.player.setCoveredArea({
    left: isBeside && left < right ? left + width : 0,
    right: isBeside && left >= right ? innerWidth - left : 0,
    // A dialog of almost the full height leaves no space above it.
    below: !isBeside && height < innerHeight * 0.8 ? height : 0,
  });
  if (height === 0) last = undefined;
}
