/**
 * What to do about a fault that the engine could not mend by asking again.
 * `again`: load on from here, what is buffered stays. `reload`: throw the engine away and begin at the position.
 * `recover`: a fresh decoder at the position. `skip`: the same, without the segment that cannot be played.
 */
export type Remedy = 'again' | 'reload' | 'recover' | 'skip' | 'give-up';

/**
 * What kind of trouble it is. `request`: asked again, and failed for good; `decoder`: the element or hls.js could not
 * use what it got; `file`: the same for a film in one piece, where there is nothing to skip; `stall`: everything is
 * there and does not move; `final`: nothing will change it.
 */
export type Trouble = 'request' | 'decoder' | 'file' | 'stall' | 'final';

/** What was tried since playback last went well. */
export interface Episode {
  /** Where the first fault of the episode struck, in seconds of media time. */
  readonly position: number;
  /** How many remedies were tried, of whatever kind. */
  readonly tried: number;
}

/** After this much undisturbed film the next fault is a new story. */
const calmSeconds = 5;

const ladders: Record<Trouble, readonly Remedy[]> = {
  request: ['again'],
  decoder: ['recover', 'skip'],
  file: ['reload'],
  // a fresh decoder is no cure for a stall: it only loses what is buffered
  stall: ['reload', 'skip'],
  final: [],
};

/** The next rung of the ladder for this trouble, and the episode to pass in the next time. */
export function chooseRemedy(
  episode: Episode | null,
  trouble: Trouble,
  position: number,
): { remedy: Remedy; episode: Episode } {
  const { position: since, tried } =
    episode && Math.abs(position - episode.position) < calmSeconds ? episode : { position, tried: 0 };
  return { remedy: ladders[trouble][tried] ?? 'give-up', episode: { position: since, tried: tried + 1 } };
}
