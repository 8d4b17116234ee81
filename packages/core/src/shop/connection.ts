import type { Adapter, AdapterContext } from '../adapter/adapter.js';
import { checkedAdapter } from '../adapter/checked-adapter.js';
import { fieldOf } from '../adapter/read-answer.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import type { Clock } from '../environment/clock.js';
import { createRetry } from '../retry/retry.js';
import { callLimitMs, withinTime } from '../retry/time-limit.js';
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
  const known = isPromise(input) ? null : check(input, clock);
  if (known) onAdapter(known);

  const attempt = (): Promise<Adapter> =>
    withinTime({ clock, where: 'connect', signal }, async (limit) => {
      const stopWhenOver = (): void => {
        if (limit.aborted) throw new VitrineError('aborted', { where: 'connect' });
      };
      const adapter = known ?? check(await input, clock);
      stopWhenOver();
      if (!known) onAdapter(adapter);
      const answer = await adapter.connect?.(context(adapter), { signal: limit });
      stopWhenOver();
      onReady(answer?.disable ?? []);
      return adapter;
    });

  async function connect(): Promise<Adapter> {
    try {
      const until = clock.now() + callLimitMs;
      return await retry(attempt, () => clock.now() >= until);
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
const isPromise = (input: AdapterInput): input is Promise<Adapter> => typeof fieldOf(input, 'then') === 'function';

/** A page hands us anything: it must be an adapter before it is trusted with a cart. */
function check(given: unknown, clock: Clock): Adapter {
  if (typeof given !== 'object' || typeof fieldOf(given, 'name') !== 'string' || fieldOf(given, 'contract') !== 1) {
    throw new VitrineError('misconfigured', {
      where: 'createShop',
      message: 'an adapter is an object with a name and contract: 1',
    });
  }
  return checkedAdapter(given as Adapter, clock);
}
