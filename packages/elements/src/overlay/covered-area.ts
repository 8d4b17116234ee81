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
  if (height !== innerHeight && dialog.matches(':modal'))
    keepInView(last.player, left, left + width, innerHeight - height);
  last.player.setCoveredArea({
    left: isBeside && left < right ? left + width : 0,
    right: isBeside && left >= right ? innerWidth - left : 0,
    // A dialog of almost the full height leaves no space above it.
    below: !isBeside && height < innerHeight * 0.8 ? height : 0,
  });
  if (height > 0) return;
  last = undefined;
  resume?.();
}

/** A video of which less than this is visible rests until the dialog closes. */
const leastVisible = 0.4;
/** Lets the video go on that rests below a dialog. */
let resume: (() => void) | undefined;
/** The player that was brought into view for the dialog that is open. */
let kept: { readonly active: ActivePlayer; readonly free: number } | undefined;

/**
 * Scrolls a video of the page into what a dialog from below leaves free, once per opening, or lets it rest. The
 * dialog is between `start` and `end`, in px of the window: beside one at the side, the video stays as it is.
 */
function keepInView(active: ActivePlayer, start: number, end: number, free: number): void {
  const { player } = active;
  // Again only when the dialog has grown, with what it was waiting for.
  if (!player || (kept?.active === active && free >= kept.free)) return;
  const { left, right, width } = player.getBoundingClientRect();
  if (Math.min(end, right) - Math.max(start, left) < width * (1 - leastVisible)) return;
  kept = { active, free };
  resume ??= () => (kept = resume = undefined);
  // A page with a header that stays says so, for its own links.
  const header = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const visible = (): number => {
    const { top, bottom, height } = player.getBoundingClientRect();
    return Math.max(0, Math.min(bottom, free) - Math.max(top, header)) / Math.max(1, height);
  };
  // In full screen nothing can be scrolled; a dialog of almost the full height leaves no place to scroll to.
  if (document.fullscreenElement || player.shadowRoot?.querySelector('[data-full]')) return;
  if (visible() < 1 && free > minWidthPx / 2) {
    const { top, height } = player.getBoundingClientRect();
    window.scrollBy({ top: top - Math.max(header, (free + header - height) / 2), behavior: 'instant' });
  }
  if (visible() >= leastVisible || active.$state.get().paused) return;
  active.pause();
  // A shopper who plays or pauses it meanwhile has decided.
  let isOurs = true;
  const stop = active.$state.listen(({ paused }) => {
    if (!paused) isOurs = false;
  });
  resume = () => {
    kept = resume = undefined;
    stop();
    if (isOurs) active.play();
  };
}
