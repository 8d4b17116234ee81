import { atom, type ReadableAtom } from 'nanostores';

/** The film that plays or was last touched, as the sheet and the drawer control it from their headers. */
export interface ActivePlayer {
  readonly $state: ReadableAtom<{ readonly paused: boolean; readonly muted: boolean }>;
  play(): void;
  pause(): void;
  setMuted(muted: boolean): void;
  /** What is covered of the screen, in px from its edges: no captions there while the film has all of it. */
  setCoveredArea(sides: Readonly<Record<'left' | 'right' | 'below', number>>): void;
}

/**
 * One page has one pair of ears: the film in front is a matter of the page, not of a shop. `null` = none was started.
 * A player puts itself in front when it starts or is unmuted; the one before it falls silent.
 */
const $front = atom<ActivePlayer | null>(null);

export const $activePlayer: ReadableAtom<ActivePlayer | null> = $front;

export function activate(film: ActivePlayer): void {
  const before = $front.get();
  if (before === film) return;
  if (before && !film.$state.get().muted) before.setMuted(true);
  $front.set(film);
}

export function deactivate(film: ActivePlayer): void {
  if ($front.get() === film) $front.set(null);
}
