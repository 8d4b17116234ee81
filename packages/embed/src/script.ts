import type { start } from './boot.js';
import type { VitrineGlobal, QueuedCall } from './command.js';
import type { searchShadowRoots } from './shadow-roots.js';

/**
 * The pasted tag: `<script async src="…/vitrine.js" data-adapter="…"></script>`. It finds the elements of the page,
 * fetches the chunk of each element when the element comes near the viewport, and passes every call of `vitrine(...)`
 * on, in order, to the module that handles it.
 */

/** Fetched when they come within 200 px of the viewport. */
const nearTags = [
  'vitrine-player',
  'vitrine-feed',
  'vitrine-product-card',
  'vitrine-gift-card-form',
  'vitrine-cart-button',
];
/**
 * Without their script a press does nothing: it is repeated when the element is defined. A product card is not among
 * them, because its fallback is a link that works.
 */
const pressedTags = ['vitrine-player', 'vitrine-cart-button'];
/** Fetched together with the shop. */
const shopTags = ['vitrine-shop', 'vitrine-product-sheet', 'vitrine-cart-drawer', 'vitrine-cart-toast'];
const tags = [...nearTags, ...shopTags];
/** Calls that start the shop at once, without waiting for an element. */
const verbsOfShop = ['ready', 'open', 'track', 'forget'];
const interactions = ['pointerenter', 'pointerdown', 'focusin', 'click'];
/** How long a press waits for its element to show a button, which needs the words of the page's language. */
const waitForButtonMs = 10_000;
const VERSION = '0.1.0';

/** The first copy of the script keeps itself here, because a page may overwrite `window.vitrine`. */
const firstCopy = Symbol.for('vitrine.script');
const registry: Document & { [firstCopy]?: VitrineGlobal } = document;

interface Boot {
  readonly start: typeof start;
}
interface Search {
  readonly searchShadowRoots: typeof searchShadowRoots;
}

/** Lit's own way in: a page may make every shadow root closed. */
const rootOf = (host: HTMLElement & { renderRoot?: ParentNode }): ParentNode | null =>
  host.renderRoot ?? host.shadowRoot;

/** The first button that an element shows. Until its words are loaded, an element shows the page's own content. */
async function buttonOf(host: HTMLElement): Promise<HTMLElement | null | undefined> {
  for (const end = performance.now() + waitForButtonMs; ; await new Promise(requestAnimationFrame)) {
    const button = rootOf(host)?.querySelector('button');
    if (button || !host.isConnected || performance.now() > end) return button;
  }
}

function run(script: HTMLScriptElement): void {
  const data = { ...script.dataset };
  const base = new URL('.', script.src).href;
  const queue: QueuedCall[] = [];
  const loads = new Map<string, Promise<boolean>>();
  const lost = new Set<string>();
  const watched = new WeakSet<Element>();
  /** Elements of the page that are fetched together with the shop. */
  const present = new Set<string>();
  const listened: [type: string, listener: EventListener][] = [];
  let boot: { call(call: QueuedCall): void } | undefined;
  let booting: Promise<void> | undefined;
  let over = false;

  const fetchChunk = (name: string): Promise<unknown> =>
    import(`${base}${name}.js`).catch((cause: unknown) => {
      console.error(`[vitrine] network: ${name}.js could not be fetched; a press tries again.`, cause);
      throw cause;
    });

  /** Fetches the shop, and sheet and drawer where the page has them. After a failed fetch it may be called again. */
  const startShop = (): Promise<void> => {
    booting ??= fetchChunk('boot').then(
      (module) => {
        boot = (module as Boot).start(data, base, queue.splice(0));
        for (const tag of present) void load(tag);
      },
      () => {
        booting = undefined;
      },
    );
    return booting;
  };

  const whenIdle = (act: () => void): void => {
    // WebKit has no idle callback.
    if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 2000 });
    else setTimeout(act, 200);
  };

  /** The file with the words of the page. */
  const words = (): string => {
    const tag = script.dataset['locale']?.replace('auto', '') || document.documentElement.lang;
    return /^(?:bn|ar|id|vi)(?![a-z])/i.exec(tag)?.[0].toLowerCase() ?? 'en';
  };

  /** Resolves with whether the element is defined. After a failed fetch it may be called again. */
  const load = (tag: string): Promise<boolean> => {
    let coming = loads.get(tag);
    if (!coming) {
      // Asked for together with the element: the browser learns of them only from files that come first.
      for (const name of ['base', words()]) import(`${base}chunks/${name}.js`).catch(() => {});
      coming = fetchChunk(tag.slice('vitrine-'.length)).then(
        () => true,
        () => {
          loads.delete(tag);
          return false;
        },
      );
      loads.set(tag, coming);
    }
    return coming;
  };

  const come = (tag: string): void => {
    void load(tag);
    whenIdle(() => over || void startShop());
  };

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        come(target.localName);
      }
    },
    { rootMargin: '200px' },
  );

  const see = (element: Element): void => {
    const { localName } = element;
    if (watched.has(element)) return;
    watched.add(element);
    // A bubble is in view wherever its element stands in the page.
    if (element.getAttribute('layout') === 'floating') whenIdle(() => over || come(localName));
    else if (nearTags.includes(localName)) near.observe(element);
    else if (boot) void load(localName);
    else present.add(localName);
  };

  let searching = false;
  const look = (): void => {
    for (const element of document.querySelectorAll(tags.join())) see(element);
    if (searching) return;
    searching = true;
    whenIdle(() => {
      searching = false;
      for (const { localName, shadowRoot } of document.querySelectorAll('*')) {
        if (tags.includes(localName) || !(shadowRoot || localName.includes('-'))) continue;
        fetchChunk('shadow-roots').then(
          (module) => over || (module as Search).searchShadowRoots(tags, see, additions, look),
          () => {},
        );
        break;
      }
    });
  };
  // Observed on <html>, because a document that is still being parsed may have no body yet.
  const additions = new MutationObserver(look);
  additions.observe(document.documentElement, { childList: true, subtree: true });
  look();

  /** Repeats a press when its element is defined. After two failed fetches, a pressed link is followed instead. */
  const pressAgain = async (host: HTMLElement, link: HTMLAnchorElement | undefined): Promise<void> => {
    const tag = host.localName;
    if (await load(tag)) (await buttonOf(host))?.click();
    else if (lost.has(tag) && link) location.assign(link.href);
    else lost.add(tag);
  };

  /** Fetches at once what the visitor turns to, and holds a press back until what it needs has been fetched. */
  const interact = (event: Event): void => {
    const path = event.composedPath();
    const host = path.find((node): node is HTMLElement => tags.includes((node as HTMLElement).localName));
    if (!host) return;
    void load(host.localName);
    const early = !boot;
    const coming = startShop();
    if (!(event instanceof MouseEvent) || event.type !== 'click') return;
    // With a modifier key held, a link opens in a new tab or window.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const stop = (): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    if (pressedTags.includes(host.localName) && !rootOf(host)?.querySelector('button')) {
      stop();
      void pressAgain(
        host,
        path.find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement && node.href !== ''),
      );
      return;
    }
    if (!early || (!script.getAttribute('data-adapter') && !queue.some((args) => args[0] === 'adapter'))) return;
    const needy = path.find(
      (node): node is HTMLElement => node instanceof HTMLElement && node.hasAttribute('data-needs-shop'),
    );
    if (!needy) return;
    stop();
    void coming.then(() => boot && needy.click());
  };
  for (const type of interactions) addEventListener(type, interact, true);

  const call = (...args: unknown[]): void => {
    const [verb, name, fn] = args;
    if (verb === 'on' || verb === 'off') {
      const type = `vitrine-${String(name).replace(/^vitrine-/, '')}`;
      const listener = fn as EventListener;
      document[verb === 'on' ? 'addEventListener' : 'removeEventListener'](type, listener);
      if (verb === 'on') listened.push([type, listener]);
      return;
    }
    if (verb === 'destroy') {
      over = true;
      near.disconnect();
      additions.disconnect();
      for (const type of interactions) removeEventListener(type, interact, true);
      for (const [type, listener] of listened.splice(0)) document.removeEventListener(type, listener);
      // Calls that wait for a shop are dropped.
      queue.splice(0);
    }
    if (boot) boot.call(args);
    else {
      queue.push(args);
      if (verbsOfShop.includes(String(verb))) void startShop();
    }
  };
  const before = takeQueue();
  publish((registry[firstCopy] = Object.assign(call, { version: VERSION })));
  for (const waiting of before) Reflect.apply(call, null, waiting);
}

/** What the page has under our name, if it is ours: a form may have that name, or a getter may throw. */
function current(): VitrineGlobal | undefined {
  try {
    return typeof window.vitrine === 'function' ? window.vitrine : undefined;
  } catch {
    return undefined;
  }
}

/** Takes out the calls that wait, because running one may add to the same list. */
function takeQueue(): QueuedCall[] {
  const queue: unknown = current()?.q;
  return Array.isArray(queue) ? (queue.splice(0) as QueuedCall[]) : [];
}

function publish(vitrine: VitrineGlobal): void {
  try {
    window.vitrine = vitrine;
  } catch {
    console.error('[vitrine] misconfigured: window.vitrine cannot be set.');
  }
}

// A form named "currentScript" hides the property of the document.
const script = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript')?.get?.call(document) as unknown;
const named = current();
const running = named?.version ? named : registry[firstCopy];
if (running) {
  console.warn(`[vitrine] the script is in this page twice; the first (${running.version ?? ''}) goes on.`);
  const waiting = takeQueue();
  publish(running);
  for (const args of waiting) Reflect.apply(running, null, args);
} else if (script instanceof HTMLScriptElement && script.src) {
  run(script);
} else {
  console.error('[vitrine] misconfigured: the script tag needs a src and no type. See docs/errors/misconfigured.md');
}
