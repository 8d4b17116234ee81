import { atom, type ReadableAtom } from 'nanostores';

/** The player that plays or was used last, as the headers of the sheet and the drawer control it. */
export interface ActivePlayer {
  /** Its element in the page. */
  readonly player?: HTMLElement;
  readonly $state: ReadableAtom<{ readonly paused: boolean; readonly muted: boolean }>;
  play(): void;
  pause(): void;
  setMuted(muted: boolean): void;
  /** Space covered by a dialog, in px from the edges of the screen. In fullscreen no captions are drawn there. */
  setCoveredArea(sides: Readonly<Record<'left' | 'right' | 'below', number>>): void;
}

const $active = atom<ActivePlayer | null>(null);

/**
 * Belongs to the page, not to a shop: only one player sounds at a time. A player becomes active when it starts or is
 * unmuted, and the one before it is muted. Null = none was started.
 */
export const $activePlayer: ReadableAtom<ActivePlayer | null> = $active;

export function activate(player: ActivePlayer): void {
  const before = $active.get();
  if (before === player) return;
  if (before && !player.$state.get().muted) before.setMuted(true);
  $active.set(player);
}

export function deactivate(player: ActivePlayer): void {
  if ($active.get() === player) $active.set(null);
}
