import type { MemoryBackend } from './backend/memory-backend.js';
import type { Session } from './session.js';

type Origin = 'page' | 'tab';

/** By then the write of another tab can be read. */
const otherTabDelayMs = 30;

/**
 * Yields when the cart may have been changed by something else in this page, or by another tab. Ends with any signal.
 */
export async function* cartChanges(
  backend: MemoryBackend,
  session: Session,
  signals: readonly AbortSignal[],
): AsyncGenerator<{ readonly origin: Origin }> {
  const waiting: { readonly origin: Origin }[] = [];
  let wake: () => void = () => undefined;
  const isOver = (): boolean => signals.some((signal) => signal.aborted);
  const notify = (origin: Origin): void => {
    // Several writes before the next read are one change.
    if (waiting.some((entry) => entry.origin === origin)) return;
    waiting.push({ origin });
    wake();
  };
  const stop = backend.listen(({ origin, by }) => {
    if (by === session.self) return;
    notify(origin);
    if (origin === 'tab')
      setTimeout(() => {
        if (!isOver() && session.restoreLostWrites()) notify('tab');
      }, otherTabDelayMs);
  });
  const onAbort = (): void => wake();
  for (const signal of signals) signal.addEventListener('abort', onAbort);
  try {
    while (!isOver()) {
      const next = waiting.shift();
      if (next) yield next;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    stop();
    for (const signal of signals) signal.removeEventListener('abort', onAbort);
  }
}
