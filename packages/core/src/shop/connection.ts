import type { Adapter, AdapterContext } from '../adapter/adapter.js';
import { askedPause, LONGEST_PAUSE } from '../error/asked-pause.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import { backOff, pause } from './clock.js';
import type { AdapterInput, Clock } from './shop.js';

export interface ConnectionOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly context: (adapter: Adapter) => AdapterContext;
  readonly onAdapter: (adapter: Adapter) => void;
  readonly onReady: (disable: readonly string[]) => void;
  readonly onError: (error: VitrineError) => void;
}

const TRIES = 4;

/** Connects an adapter once. A failure that may pass is tried again at once, four times, and later whenever somebody asks. */
export function createConnection(input: AdapterInput, options: ConnectionOptions): () => Promise<Adapter> {
  let connecting: Promise<Adapter> | null = null;
  const known = input instanceof Promise ? null : check(input);
  if (known) options.onAdapter(known);

  async function connect(): Promise<Adapter> {
    const { clock, random, signal, context, onAdapter, onReady, onError } = options;
    for (let tries = 1; ; tries++) {
      try {
        const adapter = known ?? check(await input);
        if (signal.aborted) throw new VitrineError('aborted', { where: 'connect' });
        if (!known) onAdapter(adapter);
        const answer = await adapter.connect?.(context(adapter), { signal });
        if (signal.aborted) throw new VitrineError('aborted', { where: 'connect' });
        onReady(answer?.disable ?? []);
        return adapter;
      } catch (thrown) {
        const error = toVitrineError(thrown, 'connect');
        if (!error.recoverable || tries >= TRIES || askedPause(error) > LONGEST_PAUSE || signal.aborted) {
          if (error.recoverable) connecting = null;
          if (!signal.aborted) onError(error);
          throw error;
        }
        await pause(clock, Math.max(askedPause(error), backOff(tries, random)), signal);
      }
    }
  }

  return () => {
    if (!connecting) {
      connecting = connect();
      connecting.catch(() => {});
    }
    return connecting;
  };
}

/** A page hands us anything: it must be an adapter before it is trusted with a cart. */
function check(adapter: Adapter): Adapter {
  const given: unknown = adapter;
  const shape = (typeof given === 'object' ? given : null) as { name?: unknown; contract?: unknown } | null;
  if (typeof shape?.name !== 'string' || shape.contract !== 1) {
    throw new VitrineError('misconfigured', {
      where: 'createShop',
      message: 'an adapter is an object with a name and contract: 1',
    });
  }
  return adapter;
}
