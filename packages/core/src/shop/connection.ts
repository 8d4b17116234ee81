import type { Adapter, AdapterContext } from '../adapter/adapter.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import type { Clock } from '../environment/clock.js';
import { createRetry } from '../retry/retry.js';
import type { AdapterInput } from './shop.js';

export interface ConnectionOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly context: (adapter: Adapter) => AdapterContext;
  readonly onAdapter: (adapter: Adapter) => void;
  readonly onReady: (disable: readonly string[]) => void;
  readonly onError: (error: VitrineError) => void;
}

const triesAtOnce = 4;

/** Connects an adapter once. A transient failure is repeated at once, later ones whenever somebody asks. */
export function createConnection(input: AdapterInput, options: ConnectionOptions): () => Promise<Adapter> {
  const { clock, random, signal, context, onAdapter, onReady, onError } = options;
  const retry = createRetry({ clock, random, signal, tries: triesAtOnce, where: 'connect' });
  let connecting: Promise<Adapter> | null = null;
  const known = isPromise(input) ? null : check(input);
  if (known) onAdapter(known);

  const stopWhenAborted = (): void => {
    if (signal.aborted) throw new VitrineError('aborted', { where: 'connect' });
  };

  async function attempt(): Promise<Adapter> {
    const adapter = known ?? check(await input);
    stopWhenAborted();
    if (!known) onAdapter(adapter);
    const answer = await adapter.connect?.(context(adapter), { signal });
    stopWhenAborted();
    onReady(answer?.disable ?? []);
    return adapter;
  }

  async function connect(): Promise<Adapter> {
    try {
      return await retry(attempt);
    } catch (thrown) {
      const error = toVitrineError(thrown, 'connect');
      if (error.recoverable) connecting = null;
      if (!signal.aborted) onError(error);
      throw error;
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

/** A promise of a library, or of another frame, is no instance of this page's `Promise`. */
const isPromise = (input: AdapterInput): input is Promise<Adapter> =>
  typeof (input as { then?: unknown } | null)?.then === 'function';

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
