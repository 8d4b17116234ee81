/**
 * Three steps, each counted from the last time the position advanced; time offline does not count. First a nudge, then
 * a reload, then an error. A shopper must not wait longer than 35 s, and the watchdog looks only every `watchEveryMs`.
 */
export const nudgeAfterMs = 10_000;
export const reloadAfterMs = 20_000;
export const giveUpAfterMs = 34_000;
/** Nothing can arrive while the device is offline, so this is reported early. */
export const sayOfflineAfterMs = 2_000;
/** The interval between two looks. */
export const watchEveryMs = 500;
/** Reload only after this long without a byte: a reload throws away what is arriving. */
const silentMs = 5_000;

export interface WatchdogState {
  /** How long playback was wanted and online without advancing. */
  readonly stuckMs: number;
  /** How long it did not advance while offline. */
  readonly offlineMs: number;
  /** The last known position, in seconds. */
  readonly position: number;
  readonly nudged: boolean;
  readonly reloaded: boolean;
}

export interface WatchdogSample {
  /** Time since the last look. */
  readonly elapsedMs: number;
  readonly position: number;
  readonly online: boolean;
  /** Time since the last byte arrived. */
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

/**
 * Judges one sample of a video that is meant to play. Each act is returned once per stall; `give-up` and `say-offline`
 * end the watch.
 */
export function watch(state: WatchdogState, sample: WatchdogSample): { state: WatchdogState; act: WatchdogAct | null } {
  const { position } = sample;
  if (position > state.position + 0.01 || position < state.position - 1) return { state: calm(position), act: null };
  // After a sleep of the machine, or in a background tab with throttled timers, nobody waited for all of that time.
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
