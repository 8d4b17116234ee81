import type { VitrineGlobal, QueuedCall } from './command.js';
import { readTagConfig } from './tag-config.js';

/**
 * The pasted tag: `<script async src="…/vitrine.js" data-adapter="…"></script>`. It finds the elements of the page, fetches
 * each chunk when its element comes near, and hands every call of `vitrine(...)` on, in order, to the part that answers it.
 */

/** Defines itself when it comes within 200 px of the viewport. */
const NEAR = ['vitrine-player', 'vitrine-product-card', 'vitrine-gift-card-form', 'vitrine-cart-button'];
/** Defined with the provider. */
const WITH_SHOP = ['vitrine-shop', 'vitrine-product-sheet', 'vitrine-cart-drawer'];
const TAGS = [...NEAR, ...WITH_SHOP];
/** These cannot wait for an element. */
const NEEDS_SHOP = ['ready', 'open', 'track'];
const VERSION = '0.1.0';

interface Boot {
  start(config: ReturnType<typeof readTagConfig>, base: string, queue: QueuedCall[]): { call(call: QueuedCall): void };
}

function run(script: HTMLScriptElement): void {
  const config = readTagConfig(script.dataset);
  const base = new URL('.', script.src).href;
  const queue: QueuedCall[] = [];
  const asked = new Set<string>();
  const watched = new WeakSet<Element>();
  let boot: { call(call: QueuedCall): void } | undefined;
  let booting: Promise<void> | undefined;
  let over = false;

  const fetchChunk = (name: string): Promise<unknown> => import(`${base}${name}.js`);

  /** The provider, the sheet and the drawer. A failed fetch may be asked for again. */
  const startShop = (): Promise<void> => {
    booting ??= fetchChunk('boot').then(
      (module) => {
        boot = (module as Boot).start(config, base, queue.splice(0));
        for (const tag of WITH_SHOP) if (document.querySelector(tag)) load(tag);
      },
      (cause: unknown) => {
        booting = undefined;
        console.error('[vitrine] network: a part of the script could not be fetched; the next press tries again.', cause);
      },
    );
    return booting;
  };

  const whenIdle = (act: () => void): void => {
    // WebKit has no idle callback.
    if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 2000 });
    else setTimeout(act, 200);
  };

  const load = (tag: string): void => {
    if (asked.has(tag)) return;
    asked.add(tag);
    fetchChunk(tag.slice('vitrine-'.length)).catch((cause: unknown) => {
      asked.delete(tag);
      console.error(`[vitrine] network: <${tag}> could not be fetched; the next press tries again.`, cause);
    });
  };

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        load(target.localName);
        whenIdle(() => void startShop());
      }
    },
    { rootMargin: '200px' },
  );

  const look = (): void => {
    for (const element of document.querySelectorAll(TAGS.join())) {
      if (watched.has(element)) continue;
      watched.add(element);
      if (NEAR.includes(element.localName)) near.observe(element);
      else if (boot) load(element.localName);
    }
  };
  const additions = new MutationObserver(look);
  additions.observe(document.documentElement, { childList: true, subtree: true });
  look();
  // A document in mid-parse has a body later; an observer on <html> sees it come.

  /** A touch cannot wait for idle time: the parts are fetched now, and a press on what needs them is made again when they are here. */
  const touch = (event: Event): void => {
    const path = event.composedPath();
    const host = path.find((node): node is HTMLElement => node instanceof HTMLElement && TAGS.includes(node.localName));
    if (!host || over) return;
    load(host.localName);
    const early = !boot;
    const coming = startShop();
    if (event.type !== 'click' || !config.adapter) return;
    const needy = early ? path.find((node): node is HTMLElement => node instanceof HTMLElement && node.hasAttribute('data-needs-shop')) : undefined;
    if (!needy) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void coming.then(() => boot && needy.click());
  };
  for (const type of ['pointerenter', 'pointerdown', 'focusin', 'click']) addEventListener(type, touch, true);

  const call = (...args: unknown[]): void => {
    const [verb, name, listener] = args;
    if (verb === 'on' || verb === 'off') {
      const type = String(name).startsWith('vitrine-') ? String(name) : `vitrine-${String(name)}`;
      document[verb === 'on' ? 'addEventListener' : 'removeEventListener'](type, listener as EventListener);
      return;
    }
    if (verb === 'destroy') {
      over = true;
      near.disconnect();
      additions.disconnect();
    }
    if (boot) boot.call(args);
    else {
      queue.push(args);
      if (NEEDS_SHOP.includes(String(verb))) void startShop();
    }
  };
  const before = window.vitrine?.q ?? [];
  const vitrine: VitrineGlobal = Object.assign(call, { version: VERSION });
  window.vitrine = vitrine;
  for (const waiting of before) call(...Array.from(waiting));
}

const script = document.currentScript;
if (window.vitrine?.version) {
  console.warn(`[vitrine] the script is in this page twice; the first (${window.vitrine.version}) goes on alone.`);
} else if (script instanceof HTMLScriptElement) {
  run(script);
}
