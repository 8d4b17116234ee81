import type { AnalyticsPort } from '../analytics/analytics-port.js';
import { VitrineError } from '../error/vitrine-error.js';
import type { Adapter, Capability, PortName, Ports } from './adapter.js';

/** These ports change one cart, so one adapter must own them all. A gift wallet may belong to another. */
const TOGETHER: readonly PortName[] = ['cart', 'checkout', 'giftCard'];
const PORTS: readonly PortName[] = [
  'catalog',
  'cart',
  'checkout',
  'giftCard',
  'giftWallet',
  'account',
  'videos',
  'analytics',
];

/**
 * Makes one adapter of several. Each port has one owner; `cart`, `checkout` and `giftCard` have the same owner;
 * analytics events go to all. Throws `misconfigured` otherwise.
 */
export function composeAdapters(...adapters: readonly Adapter[]): Adapter {
  const owners = new Map<PortName, Adapter>();
  const sinks: Sink[] = [];
  for (const adapter of adapters) {
    for (const port of PORTS) {
      if (!adapter[port]) continue;
      const owner = owners.get(port);
      if (port === 'analytics' && adapter.analytics) sinks.push(new Sink(adapter.name, adapter.analytics));
      else if (owner) throw misconfigured(`both ${owner.name} and ${adapter.name} have ${port}`);
      else owners.set(port, adapter);
    }
  }
  const sellers = new Set(TOGETHER.flatMap((port) => owners.get(port) ?? []));
  if (sellers.size > 1)
    throw misconfigured(
      `${TOGETHER.join(', ')} belong to one adapter, not to ${[...sellers].map(({ name }) => name).join(' and ')}`,
    );

  const ports: { -readonly [P in keyof Ports]?: Ports[P] } = {};
  const bases: Partial<Record<PortName, string>> = {};
  for (const [port, owner] of owners) {
    Object.assign(ports, { [port]: owner[port] });
    const base = typeof owner.base === 'object' ? owner.base[port] : owner.base;
    if (base !== undefined) bases[port] = base;
  }
  if (sinks.length > 0) {
    ports.analytics = {
      track: (events) => sinks.forEach((sink) => sink.track(events)),
      forget: () => sinks.forEach((sink) => sink.forget()),
    };
  }

  const sellsOrShows = adapters.filter((part) => PORTS.some((port) => port !== 'analytics' && part[port]));
  const sinkOf = (part: Adapter): Sink | undefined =>
    sellsOrShows.includes(part) ? undefined : sinks.find(({ port }) => port === part.analytics);
  const shop = adapters.flatMap((part) => part.shop ?? []).join('+');
  // An adapter may switch off its own ports only.
  const disabled = async (
    answer: (part: Adapter) => ReturnType<NonNullable<Adapter['reconfigure']>> | undefined,
  ): Promise<{ disable: readonly Capability[] }> => {
    const answers = await Promise.all(
      adapters.map(async (part) => {
        const sink = sinkOf(part);
        // The shop does not wait for a sink, and does not fail with it.
        if (sink) sink.prepare(() => answer(part));
        return { part, off: sink ? [] : ((await answer(part))?.disable ?? []) };
      }),
    );
    return {
      disable: answers.flatMap(({ part, off }) =>
        off.filter((capability) => owners.get(capability.split('.')[0] as PortName) === part),
      ),
    };
  };
  return {
    ...ports,
    // Stored values are kept under this name, so adding or removing a sink must not change it: the cart would be lost.
    name: (sellsOrShows.length > 0 ? sellsOrShows : adapters).map(({ name }) => name).join('+'),
    contract: 1,
    ...(shop === '' ? {} : { shop }),
    base: bases,
    connect: (context, options) => disabled((part) => part.connect?.(context, options)),
    reconfigure: (market, options) => disabled((part) => part.reconfigure?.(market, options)),
    dispose() {
      for (const part of adapters) isolated(() => part.dispose?.());
    },
  };
}

/** One receiver of analytics events. Whatever goes wrong in it is reported on the console and stays there. */
class Sink {
  readonly #name: string;
  /** `undefined` = ready; `false` = it could not connect, and is left out. */
  #ready: Promise<boolean> | false | undefined;

  constructor(
    name: string,
    readonly port: AnalyticsPort,
  ) {
    this.#name = name;
  }

  /** Connects the sink, or tells it another market. Events wait until it has answered. */
  prepare(connect: () => unknown): void {
    if (this.#ready === false) return;
    const prepared = run(connect);
    if (prepared === undefined) return;
    const before = this.#ready;
    const ready: Promise<boolean> = Promise.all([before, Promise.resolve(prepared)]).then(
      ([connected]) => {
        if (this.#ready === ready) this.#ready = connected === false ? false : undefined;
        return connected !== false;
      },
      (thrown: unknown) => {
        console.error(`[vitrine] ${this.#name} could not connect`, thrown);
        return (this.#ready = false);
      },
    );
    this.#ready = ready;
  }

  track(events: Parameters<AnalyticsPort['track']>[0]): void {
    this.#send(() => this.port.track(events));
  }

  forget(): void {
    this.#send(() => this.port.forget?.());
  }

  #send(act: () => unknown): void {
    if (this.#ready === undefined) isolated(act);
    else if (this.#ready) void this.#ready.then((connected) => connected && isolated(act));
  }
}

/** What `act` answers; a throw becomes a rejection. */
function run(act: () => unknown): unknown {
  try {
    return act();
  } catch (thrown) {
    return Promise.reject(thrown);
  }
}

/** A part that throws or rejects must not keep the others from their turn. */
function isolated(act: () => unknown): void {
  Promise.resolve(run(act)).catch((thrown: unknown) => console.error(thrown));
}

const misconfigured = (message: string): VitrineError =>
  new VitrineError('misconfigured', { where: 'composeAdapters', message });
