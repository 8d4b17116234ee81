/**
 * From the last advance of the film, time without a line not counted: help it, start over, say so. In ms. Nobody is to
 * wait longer than 35 s; looking takes its time too.
 */
export const nudgeAfterMs = 10_000;
export const reloadAfterMs = 20_000;
export const giveUpAfterMs = 34_000;
/** Without a line there is nothing to wait for: say so this soon. In ms. */
export const sayOfflineAfterMs = 2_000;
/** How often the watchdog looks. */
export const watchEveryMs = 500;
/** While bytes still arrive, starting over would only throw them away. */
const silentMs = 5_000;

export interface WatchdogState {
  /** How long the film was wanted, had a line, and did not advance. */
  readonly stuckMs: number;
  /** How long it did not advance and had no line. */
  readonly offlineMs: number;
  /** The position it was last seen at, in seconds. */
  readonly position: number;
  readonly nudged: boolean;
  readonly reloaded: boolean;
}

export interface WatchdogSample {
  /** Since the last look, in ms. */
  readonly elapsedMs: number;
  readonly position: number;
  readonly online: boolean;
  /** Since the last byte arrived, in ms. */
  readonly sinceBytesMs: number;
}

export type WatchdogAct = 'nudge' | 'reload' | 'give-up' | 'say-offline';

export const calm = (position: number): WatchdogState => ({
  stuckMs: 0,
  offlineMs: 0,
  position,
  nudged: false,
  reloaded: false,
});

/** One look at a film that someone waits for. What has to be done is said once; `give-up` and `say-offline` end the watch. */
export function watch(state: WatchdogState, sample: WatchdogSample): { state: WatchdogState; act: WatchdogAct | null } {
  const { position } = sample;
  if (position > state.position + 0.01 || position < state.position - 1) return { state: calm(position), act: null };
  // a laptop that slept, or a background tab whose timers are held back, did not wait for the film all that time
  const elapsedMs = Math.min(sample.elapsedMs, 4 * watchEveryMs);
  if (!sample.online) {
    const offlineMs = state.offlineMs + elapsedMs;
    return { state: { ...state, offlineMs }, act: offlineMs >= sayOfflineAfterMs ? 'say-offline' : null };
  }
  const stuckMs = state.stuckMs + elapsedMs;
  const next = { ...state, stuckMs, offlineMs: 0 };
  if (stuckMs >= giveUpAfterMs) return { state: next, act: 'give-up' };
  if (stuckMs >= reloadAfterMs && !state.reloaded && sample.sinceBytesMs >= silentMs) {
    return { state: { ...next, nudged: true, reloaded: true }, act: 'reload' };
  }
  if (stuckMs >= nudgeAfterMs && !state.nudged) return { state: { ...next, nudged: true }, act: 'nudge' };
  return { state: next, act: null };
}
