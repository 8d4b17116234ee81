/**
 * What to do about a fault that the engine could not fix by repeating requests.
 * `again`: continue loading and keep what is buffered. `reload`: replace the engine and begin at the position.
 * `recover`: a new decoder at the position. `skip`: the same, but leaving out the segment that cannot be played.
 */
export type Remedy = 'again' | 'reload' | 'recover' | 'skip' | 'give-up';

/**
 * The kind of a fault. `request`: all retries of a request failed; `decoder`: the element or hls.js could not use what
 * it received; `file`: the same for a single file, which has no segments to skip; `stall`: the data is there and the
 * position does not advance; `final`: no remedy can help.
 */
export type FaultKind = 'request' | 'decoder' | 'file' | 'stall' | 'final';

/** The remedies tried since playback last went well. */
export interface Episode {
  /** Position of the first fault of the episode, in seconds of media time. */
  readonly position: number;
  /** Number of remedies tried, of any kind. */
  readonly tried: number;
}

/** A fault this many seconds of media away from the last one starts a new episode. */
const calmSeconds = 5;

const ladders: Record<FaultKind, readonly Remedy[]> = {
  request: ['again'],
  decoder: ['recover', 'skip'],
  file: ['reload'],
  // A new decoder does not end a stall; it only discards what is buffered.
  stall: ['reload', 'skip'],
  final: [],
};

/** The next remedy for this kind of fault, and the episode to pass in the next call. */
export function chooseRemedy(
  episode: Episode | null,
  kind: FaultKind,
  position: number,
): { remedy: Remedy; episode: Episode } {
  const { position: since, tried } =
    episode && Math.abs(position - episode.position) < calmSeconds ? episode : { position, tried: 0 };
  return { remedy: ladders[kind][tried] ?? 'give-up', episode: { position: since, tried: tried + 1 } };
}
