import type { MediaFaultCode } from './media-fault.js';

/**
 * What to do about a fault that the engine could not mend by asking again.
 * `again`: load on from here, what is buffered stays. `reload`: throw the engine away and begin at the position.
 * `recover`: a fresh decoder at the position. `skip`: begin after the segment that cannot be played.
 */
export type Remedy = 'again' | 'reload' | 'recover' | 'skip' | 'give-up';

/** What was tried since playback last went well. */
export interface Episode {
  /** Where the first fault of the episode struck, in seconds of media time. */
  readonly position: number;
  readonly tried: readonly Remedy[];
}

/** After this much undisturbed film the next fault is a new story. */
const calmSeconds = 5;

const ladders: Record<MediaFaultCode, readonly Remedy[]> = {
  'media-network': ['again'],
  'media-offline': ['again'],
  'media-not-found': [],
  'media-decode': ['recover', 'skip'],
  // a fresh decoder is no cure for a stall: it only loses what is buffered
  'media-stalled': ['reload', 'skip'],
  'media-unsupported': [],
};

/** The next rung of the ladder for this fault, and the episode to pass in the next time. */
export function chooseRemedy(episode: Episode | null, code: MediaFaultCode, position: number): { remedy: Remedy; episode: Episode } {
  const current = episode && Math.abs(position - episode.position) < calmSeconds ? episode : { position, tried: [] };
  const remedy = ladders[code].find((rung) => !current.tried.includes(rung)) ?? 'give-up';
  return { remedy, episode: { position: current.position, tried: [...current.tried, remedy] } };
}
