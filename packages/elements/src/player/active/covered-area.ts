import type { LitElement } from 'lit';
import { $activePlayer, type ActivePlayer } from './active-player.js';

/** Less than this beside a surface, in px, is no room for a line of captions. */
const ROOM = 200;

/** The surface that came last tells: a drawer opens while the sheet still leaves. */
let told: { readonly film: ActivePlayer; readonly by: Element } | undefined;

/** Tells the film in front what the host's dialog covers of the screen, from when it is there until it has left. */
export function reportCoveredArea(host: LitElement): void {
  let dialog: HTMLDialogElement | null = null;
  const sizes = new ResizeObserver(() => dialog && tell(dialog));
  host.addController({
    hostUpdated() {
      if (dialog) return;
      dialog = host.renderRoot.querySelector('dialog');
      if (dialog) sizes.observe(dialog);
    },
  });
}

function tell(dialog: HTMLDialogElement): void {
  // Where it will stand: it may be on its way.
  const { offsetLeft: left, offsetWidth: width, offsetHeight: height } = dialog;
  const film = $activePlayer.get();
  if (height > 0 && told?.by !== dialog) told = film ? { film, by: dialog } : undefined;
  if (told?.by !== dialog) return;
  const right = innerWidth - left - width;
  const beside = height > 0 && Math.max(left, right) > ROOM;
  told.film.setCoveredArea({
    left: beside && left < right ? left + width : 0,
    right: beside && left >= right ? innerWidth - left : 0,
    // A drawer leaves nothing above it.
    below: !beside && height < innerHeight * 0.8 ? height : 0,
  });
  if (height === 0) told = undefined;
}
