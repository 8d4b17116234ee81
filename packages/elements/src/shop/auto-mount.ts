import type { Shop } from '@vitrine/core';
import { whenIdle } from '../base/when-idle.js';

/** The product sheet, the cart drawer, and the toast after an add. */
export type OverlayKind = 'sheet' | 'drawer' | 'toast';

type Overlays = Readonly<Record<OverlayKind, Set<HTMLElement>>>;

const overlays = new WeakMap<Shop, Overlays>();
/** Overlays that were mounted here. One that an author has placed takes precedence over them. */
const mounted = new WeakSet<HTMLElement>();

function overlaysOf(shop: Shop): Overlays {
  let found = overlays.get(shop);
  if (!found) overlays.set(shop, (found = { sheet: new Set(), drawer: new Set(), toast: new Set() }));
  return found;
}

/**
 * Registers a sheet, a drawer or a toast for this shop. Returns the function that unregisters it. Where the page has removed the
 * open one (Turbo, htmx), what it showed is closed: else nothing could open it again.
 */
export function registerOverlay(shop: Shop, kind: OverlayKind, element: HTMLElement): () => void {
  const all = overlaysOf(shop)[kind];
  all.add(element);
  return () => {
    const active = activeOverlay(shop, kind) === element;
    all.delete(element);
    // An element that is moved is connected again before the microtask runs.
    queueMicrotask(() => {
      if (!active || element.isConnected) return;
      if (kind === 'sheet') shop.view.closeProduct();
      else if (kind === 'drawer') shop.view.closeCart();
      else shop.view.closeToast();
    });
  };
}

/** The overlay that opens: two sheets of one shop must not both open. */
export function activeOverlay(shop: Shop, kind: OverlayKind): HTMLElement | undefined {
  const all = [...overlaysOf(shop)[kind]];
  return all.find((element) => !mounted.has(element)) ?? all[0];
}

export interface AutoMountOptions {
  /** Asked at each opening, because `no-sheet` and `no-drawer` may change. */
  readonly sheet: () => boolean;
  readonly drawer: () => boolean;
  /** Fetches and defines the element. */
  readonly load: Readonly<Record<OverlayKind, () => Promise<unknown>>>;
}

/**
 * Adds a sheet, a drawer or a toast to `root()` when one is needed and the shop has none, so that a page needs only the
 * script tag and a player. One that the page has removed is added again, also to another body. The files of sheet and
 * drawer are fetched when there is a shop and the page is idle, so that a press does not wait for them; that of the toast
 * while the first change of the cart is on its way. `<vitrine-shop>` and the page shop of the script tag use it. Returns
 * the function that ends it.
 */
export function autoMountOverlays(shop: Shop, root: () => HTMLElement, options: AutoMountOptions): () => void {
  const own: Partial<Record<OverlayKind, HTMLElement>> = {};
  let ended = false;

  const ensure = async (kind: OverlayKind, tag: string, giveUp: () => void): Promise<void> => {
    if (kind !== 'toast' && !options[kind]()) return;
    try {
      // This may define the element of an author, which then registers itself.
      if (!activeOverlay(shop, kind)) await options.load[kind]();
    } catch (error) {
      console.error(`[vitrine] <${tag}> could not be loaded.`, error);
      giveUp();
    }
    if (ended || activeOverlay(shop, kind) || own[kind]?.isConnected || !customElements.get(tag)) return;
    const element = document.createElement(tag);
    own[kind] = element;
    mounted.add(element);
    root().append(element);
  };

  /** A file that cannot be fetched now is fetched when it is needed, and a failure is reported then. */
  const prefetch = (): void => {
    if (ended) return;
    if (shop.can('catalog') && options.sheet()) options.load.sheet().catch(() => {});
    if (shop.can('cart') && options.drawer()) options.load.drawer().catch(() => {});
  };
  let waiting = true;
  let waitsForToast = true;

  const offs = [
    shop.$state.subscribe(({ phase }) => {
      if (!waiting || phase !== 'ready') return;
      waiting = false;
      whenIdle(prefetch);
    }),
    shop.view.$product.subscribe((open) => {
      if (open) void ensure('sheet', 'vitrine-product-sheet', () => shop.view.closeProduct());
    }),
    shop.view.$cartOpen.subscribe((open) => {
      if (open) void ensure('drawer', 'vitrine-cart-drawer', () => shop.view.closeCart());
    }),
    shop.view.$toast.subscribe((added) => {
      if (added) void ensure('toast', 'vitrine-cart-toast', () => shop.view.openCart(added));
    }),
    shop.cart.$state.subscribe(({ pending }) => {
      if (!waitsForToast || pending === 0 || shop.view.afterAdd !== 'toast') return;
      waitsForToast = false;
      options.load.toast().catch(() => {});
    }),
  ];
  return () => {
    ended = true;
    for (const off of offs) off();
    own.sheet?.remove();
    own.drawer?.remove();
    own.toast?.remove();
  };
}
