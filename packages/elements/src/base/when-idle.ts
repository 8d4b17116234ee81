const idleTimeoutMs = 3000;
/** Safari has no `requestIdleCallback`; there the callback runs after this short delay. */
const fallbackDelayMs = 200;

/** Calls `run` when the browser is idle. */
export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: idleTimeoutMs });
  else setTimeout(run, fallbackDelayMs);
}
