import type { VitrineGlobal, QueuedCall } from './command.js';
import { readTagConfig } from './tag-config.js';

/**
 * The pasted tag: `<script async src="…/vitrine.js" data-adapter="…"></script>`. It finds the elements of the page,
 * fetches each chunk when its element comes near, and hands every call of `vitrine(...)` on, in order, to the part that
 * answers it.
 */

/** Defines itself when it comes within 200 px of the viewport. */
const NEAR = ['vitrine-player', 'vitrine-product-card', 'vitrine-gift-card-form', 'vitrine-cart-button'];
/**
 * What a press does only the script can do: it is made again when the part is here. A card's fallback is a link that
 * stays one.
 */
const PRESSED = ['vitrine-player', 'vitrine-cart-button'];
/** Defined with the provider. */
const WITH_SHOP = ['vitrine-shop', 'vitrine-product-sheet', 'vitrine-cart-drawer'];
const TAGS = [...NEAR, ...WITH_SHOP];
/** These cannot wait for an element. */
const NEEDS_SHOP = ['ready', 'open', 'track'];
const TOUCHES = ['pointerenter', 'pointerdown', 'focusin', 'click'];
/** How long a press waits for the words of its element. */
const waitForButtonMs = 10_000;
const VERSION = '0.1.0';

/** The first copy of the script, whatever the page does to `window.vitrine` afterwards. */
const FIRST = Symbol.for('vitrine.script');
const place: Document & { [FIRST]?: VitrineGlobal } = document;

interface Boot {
  start(config: ReturnType<typeof readTagConfig>, base: string, queue: QueuedCall[]): { call(call: QueuedCall): void };
}

/** The first button that an element shows; until its words are here it shows the author's own content. */
async function buttonOf(host: HTMLElement): Promise<HTMLElement | null | undefined> {
  for (const end = performance.now() + waitForButtonMs; ; await new Promise(requestAnimationFrame)) {
    const button = host.shadowRoot?.querySelector('button');
    if (button || !host.isConnected || performance.now() > end) return button;
  }
}

function run(script: HTMLScriptElement): void {
  const config = readTagConfig(script.dataset);
  const base = new URL('.', script.src).href;
  const queue: QueuedCall[] = [];
  const loads = new Map<string, Promise<boolean>>();
  const lost = new Set<string>();
  const watched = new WeakSet<Element>();
  const listened: [type: string, listener: EventListener][] = [];
  let boot: { call(call: QueuedCall): void } | undefined;
  let booting: Promise<void> | undefined;
  let over = false;

  const fetchChunk = (name: string): Promise<unknown> => import(`${base}${name}.js`);

  /** The provider, the sheet and the drawer. A failed fetch may be asked for again. */
  const startShop = (): Promise<void> => {
    booting ??= fetchChunk('boot').then(
      (module) => {
        boot = (module as Boot).start(config, base, queue.splice(0));
        for (const tag of WITH_SHOP) if (document.querySelector(tag)) void load(tag);
      },
      (cause: unknown) => {
        booting = undefined;
        console.error(
          '[vitrine] network: a part of the script could not be fetched; the next press tries again.',
          cause,
        );
      },
    );
    return booting;
  };

  const whenIdle = (act: () => void): void => {
    // WebKit has no idle callback.
    if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 2000 });
    else setTimeout(act, 200);
  };

  /** Whether it is here; a failed fetch may be asked for again. */
  const load = (tag: string): Promise<boolean> => {
    let coming = loads.get(tag);
    if (!coming) {
      coming = fetchChunk(tag.slice('vitrine-'.length)).then(
        () => true,
        (cause: unknown) => {
          loads.delete(tag);
          console.error(`[vitrine] network: <${tag}> could not be fetched; the next press tries again.`, cause);
          return false;
        },
      );
      loads.set(tag, coming);
    }
    return coming;
  };

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        void load(target.localName);
        whenIdle(() => over || void startShop());
      }
    },
    { rootMargin: '200px' },
  );

  const look = (): void => {
    for (const element of document.querySelectorAll(TAGS.join())) {
      if (watched.has(element)) continue;
      watched.add(element);
      if (NEAR.includes(element.localName)) near.observe(element);
      else if (boot) void load(element.localName);
    }
  };
  const additions = new MutationObserver(look);
  additions.observe(document.documentElement, { childList: true, subtree: true });
  look();
  // A document in mid-parse has a body later; an observer on <html> sees it come.

  /** Makes a press again; where its part was asked for in vain twice, the link that was pressed leads where it says. */
  const pressAgain = async (host: HTMLElement, link: HTMLAnchorElement | undefined): Promise<void> => {
    const tag = host.localName;
    if (await load(tag)) (await buttonOf(host))?.click();
    else if (lost.has(tag) && link) location.assign(link.href);
    else lost.add(tag);
  };

  /**
   * A touch cannot wait for idle time: the parts are fetched now, and a press on what needs them is made again when
   * they are here.
   */
  const touch = (event: Event): void => {
    const path = event.composedPath();
    const host = path.find((node): node is HTMLElement => node instanceof HTMLElement && TAGS.includes(node.localName));
    if (!host) return;
    void load(host.localName);
    const early = !boot;
    const coming = startShop();
    if (!(event instanceof MouseEvent) || event.type !== 'click') return;
    // With a key held a link goes where the visitor wants it: to a new tab.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const stop = (): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    if (PRESSED.includes(host.localName) && !host.shadowRoot?.querySelector('button')) {
      stop();
      void pressAgain(
        host,
        path.find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement && node.href !== ''),
      );
      return;
    }
    if (!early || (!config.adapter && !queue.some((args) => args[0] === 'adapter'))) return;
    const needy = path.find(
      (node): node is HTMLElement => node instanceof HTMLElement && node.hasAttribute('data-needs-shop'),
    );
    if (!needy) return;
    stop();
    void coming.then(() => boot && needy.click());
  };
  for (const type of TOUCHES) addEventListener(type, touch, true);

  const call = (...args: unknown[]): void => {
    const [verb, name, fn] = args;
    if (verb === 'on' || verb === 'off') {
      const type = String(name).startsWith('vitrine-') ? String(name) : `vitrine-${String(name)}`;
      const listener = fn as EventListener;
      document[verb === 'on' ? 'addEventListener' : 'removeEventListener'](type, listener);
      if (verb === 'on') listened.push([type, listener]);
      return;
    }
    if (verb === 'destroy') {
      over = true;
      near.disconnect();
      additions.disconnect();
      for (const type of TOUCHES) removeEventListener(type, touch, true);
      for (const [type, listener] of listened.splice(0)) document.removeEventListener(type, listener);
      // What waits for a shop that never was waits for nothing.
      queue.length = 0;
    }
    if (boot) boot.call(args);
    else {
      queue.push(args);
      if (NEEDS_SHOP.includes(String(verb))) void startShop();
    }
  };
  const before = window.vitrine?.q ?? [];
  window.vitrine = place[FIRST] = Object.assign(call, { version: VERSION });
  for (const waiting of before) call(...Array.from(waiting));
}

const script = document.currentScript;
const running = window.vitrine?.version ? window.vitrine : place[FIRST];
if (running) {
  console.warn(`[vitrine] the script is in this page twice; the first (${running.version ?? ''}) goes on alone.`);
  const waiting = window.vitrine?.q ?? [];
  window.vitrine = running;
  for (const args of waiting) running(...Array.from(args));
} else if (script instanceof HTMLScriptElement && script.src) {
  run(script);
} else {
  console.error('[vitrine] misconfigured: the script tag needs a src and no type. See docs/errors/misconfigured.md');
}
