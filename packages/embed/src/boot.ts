import {
  afterAddOf,
  createShop,
  eraseVitrineData,
  safeUrl,
  VitrineError,
  type Adapter,
  type Shop,
} from '@vitrine/core';
import {
  attachProviderEvents,
  autoMountOverlays,
  providePageShop,
  requestMarket,
  setPageLocale,
} from '@vitrine/elements';
import type { QueuedCall, VitrineCommands } from './command.js';
import { readPurchase } from './purchase.js';
import { readTagConfig, type TagConfig } from './tag-config.js';

/** What an adapter's module exports for the script tag. */
export interface AdapterModule {
  adapter(config: TagConfig): Adapter | Promise<Adapter>;
  /**
   * Opens a cart of the page's own; `false` = the page has none, and our drawer opens. A handler that the page sets with
   * `configure` is used instead.
   */
  openCart?(): boolean;
}

/** Adapters that ship beside the script; any other value of `data-adapter` is the address of a module. */
const shippedName = /^[a-z][a-z0-9-]*$/;

const overlays = {
  sheet: () => true,
  drawer: () => true,
  load: {
    sheet: () => import('@vitrine/elements/define/product-sheet'),
    drawer: () => import('@vitrine/elements/define/cart-drawer'),
    toast: () => import('@vitrine/elements/define/cart-toast'),
  },
};

/** What a module made: its adapter, and how the page's own cart is opened. */
type Fetched = readonly [Adapter, AdapterModule['openCart']];

async function fetchOne(name: string, config: TagConfig, base: string): Promise<Fetched> {
  const url = shippedName.test(name) ? `${base}adapters/${name}.js` : safeUrl(name, document.baseURI);
  if (url === null)
    throw new VitrineError('unsafe-url', {
      where: 'embed',
      message: `data-adapter="${name}" is not the address of a module`,
    });
  try {
    const { adapter, openCart } = (await import(url)) as AdapterModule;
    return [await adapter(config), openCart];
  } catch (cause) {
    throw new VitrineError('misconfigured', { where: 'embed', message: `the module ${url} made no adapter`, cause });
  }
}

/** Modules beside the script that only receive analytics events. Content blockers block them. */
const sinkNames = ['ga4', 'gtm', 'meta', 'segment'];

/** Stands for a sink whose module is still to come, because the shop does not wait for it. */
function lateSink(name: string, coming: Promise<Fetched>): Adapter {
  const sink = coming.then(([adapter]) => adapter);
  // The shop reports the failure when it connects the sink, which may be later.
  sink.catch(() => {});
  return {
    name,
    contract: 1,
    connect: async (context, options) => (await sink).connect?.(context, options),
    reconfigure: async (market, options) => (await sink).reconfigure?.(market, options),
    analytics: {
      track: (events) => void sink.then(({ analytics }) => analytics?.track(events)).catch(() => {}),
      forget: () => void sink.then(({ analytics }) => analytics?.forget?.()).catch(() => {}),
    },
    dispose: () => void sink.then((adapter) => adapter.dispose?.()).catch(() => {}),
  };
}

/**
 * Several, separated by spaces, are combined: a shop, and the services that receive its analytics events. A part that
 * cannot be had is left out and reported, unless nothing is left that shows or sells.
 */
async function fetchAdapter(names: string, config: TagConfig, base: string): Promise<Fetched> {
  const list = [...new Set(names.split(/\s+/))];
  if (list.length === 1) return fetchOne(list.join(), config, base);
  const failures: unknown[] = [];
  const fetchPart = (name: string): Promise<Fetched | null> =>
    fetchOne(name, config, base).catch((error: unknown) => {
      failures.push(error);
      return null;
    });
  const [{ composeAdapters }, ...found] = await Promise.all([
    import('./compose.js'),
    ...list.map((name) =>
      sinkNames.includes(name) ? ([lateSink(name, fetchOne(name, config, base)), undefined] as const) : fetchPart(name),
    ),
  ]);
  const parts = found.filter((part) => part !== null);
  if (failures.length > 0 && !parts.some(([part]) => showsOrSells(part))) throw failures[0];
  for (const failure of failures)
    console.error('[vitrine] misconfigured: a part of data-adapter is left out.', failure);
  return [composeAdapters(...parts.map(([adapter]) => adapter)), parts.find(([, openCart]) => openCart)?.[1]];
}

const showsOrSells = ({ catalog, cart, giftCard, giftWallet, videos }: Adapter): boolean =>
  Boolean(catalog ?? cart ?? giftCard ?? giftWallet ?? videos);

/** A call of the page that throws must not stop the calls after it. */
function safely(act: () => void): void {
  try {
    act();
  } catch (error) {
    reportError(error);
  }
}

/**
 * Starts the shop of the page and answers its calls. Called once by the script, with its `data-*` attributes and the
 * calls that waited.
 */
export function start(
  data: DOMStringMap,
  base: string,
  waiting: readonly QueuedCall[],
): { call(call: QueuedCall): void } {
  const config = readTagConfig(data);
  let shop: Shop | undefined;
  let detach: (() => void) | undefined;
  let locale = config.locale;
  let consent: VitrineCommands['consent'][0] | undefined;
  /** How often consent was denied or withdrawn. */
  let denials = 0;
  /** Set by the page; `undefined` = the one that the adapter's module exports is used. */
  let hostCart: VitrineCommands['configure'][1] | undefined;
  const tracked = new Set<string>();
  let over = false;
  const onShop: ((shop: Shop) => void)[] = [];

  const end = (): void => {
    detach?.();
    providePageShop(undefined);
    shop?.dispose();
    shop = detach = undefined;
  };

  const open = (adapter: Adapter | Promise<Adapter>): void => {
    end();
    const made = createShop(adapter, {
      market: {
        locale: locale ?? (document.documentElement.lang || navigator.language),
        country: config.country,
        currency: config.currency,
      },
      checkoutOrigins: config.checkoutOrigins,
      ...(config.shop === null ? {} : { shop: config.shop }),
    });
    shop = made;
    if (consent) made.consent.set(consent);
    made.view.setHostCart(hostCart ?? null);
    made.view.setAfterAdd(afterAddOf(config.afterAdd));
    providePageShop(made);
    const ends = [
      autoMountOverlays(made, () => document.body, overlays),
      attachProviderEvents(made, document.documentElement),
    ];
    detach = () => {
      for (const end of ends) end();
    };
    const off = made.$state.subscribe(({ phase, error }) => {
      if (phase === 'connecting') return;
      queueMicrotask(() => off());
      if (phase === 'error') console.error('[vitrine] misconfigured: the adapter could not start.', error);
      else for (const listener of onShop.splice(0)) safely(() => listener(made));
    });
  };

  const openModule = (name: string): void => {
    const fetched = fetchAdapter(name, config, base);
    open(fetched.then(([adapter]) => adapter));
    const made = shop;
    // A failure is reported by the shop.
    fetched.then(
      ([, openCart]) => hostCart === undefined && made?.view.setHostCart(openCart ?? null),
      () => {},
    );
  };

  /** Runs now, or as soon as there is a shop that is connected. */
  const withShop = (act: (shop: Shop) => void): void => {
    if (shop?.$state.get().phase === 'ready') act(shop);
    else onShop.push(act);
  };

  const verbs: { [V in keyof VitrineCommands]: (...args: VitrineCommands[V]) => void } = {
    ready: (fn) => withShop(fn),
    on: () => {},
    off: () => {},
    adapter: (adapter) => (typeof adapter === 'string' ? openModule(adapter) : open(Promise.resolve(adapter))),
    consent(state) {
      consent = state;
      if (!state.analytics) denials++;
      shop?.consent.set(state);
    },
    open: (...[overlay, ref]) =>
      withShop(({ view }) => {
        if (overlay === 'cart') view.openCart();
        else if (ref) view.openProduct(ref, { element: 'vitrine' });
      }),
    configure(setting, handler) {
      if (setting !== 'openCart') return;
      hostCart = handler;
      shop?.view.setHostCart(handler);
    },
    locale(tag) {
      locale = tag;
      setPageLocale(tag);
      if (shop) void requestMarket(shop, { locale: tag });
    },
    track(name, given) {
      if (name !== 'purchase' || consent?.analytics === false) return;
      const purchase = readPurchase(given);
      if (!purchase || tracked.has(purchase.transactionId)) return;
      tracked.add(purchase.transactionId);
      const asked = denials;
      // Consent may be withdrawn before there is a shop.
      withShop((ready) => {
        if (asked === denials) ready.track({ name, source: null, ...purchase });
      });
    },
    forget() {
      if (shop) void shop.forget();
      else eraseVitrineData();
    },
    destroy() {
      over = true;
      end();
    },
  };

  const call = (args: QueuedCall): void => {
    const [verb, ...rest] = Array.from(args);
    const act = Object.hasOwn(verbs, String(verb))
      ? (verbs as unknown as Record<string, (...rest: unknown[]) => void>)[String(verb)]
      : undefined;
    if (act) safely(() => act(...rest));
    else console.warn(`[vitrine] there is no verb "${String(verb)}".`);
  };

  if (locale !== null) setPageLocale(locale);
  const own = waiting.some((args) => args[0] === 'adapter');
  if (config.adapter !== null && !own) openModule(config.adapter);
  for (const args of waiting) call(args);
  const reportMissing = (): void => {
    if (shop || over || document.querySelector('vitrine-shop')) return;
    console.error(
      '[vitrine] misconfigured: the script tag names no data-adapter and vitrine("adapter", …) was not called; videos play, products are links. See docs/errors/misconfigured.md',
    );
  };
  // Scripts of the page that are still to run may set an adapter.
  if (document.readyState === 'complete') reportMissing();
  else addEventListener('load', reportMissing, { once: true });
  return { call };
}
