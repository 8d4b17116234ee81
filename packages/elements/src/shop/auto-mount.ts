import type { Shop } from '@vitrine/core';
import { whenIdle } from '../base/when-idle.js';

/** What an act can need: a place to show a product, a place to show the cart. */
export type OverlayKind = 'sheet' | 'drawer';

interface Placed {
  readonly sheet: Set<HTMLElement>;
  readonly drawer: Set<HTMLElement>;
}

const surfaces = new WeakMap<Shop, Placed>();
/** Those that a provider has added; one that an author has placed goes before them. */
const added = new WeakSet<HTMLElement>();

function placedIn(shop: Shop): Placed {
  let placed = surfaces.get(shop);
  if (!placed) surfaces.set(shop, (placed = { sheet: new Set(), drawer: new Set() }));
  return placed;
}

/** A sheet or a drawer says that it is there for this shop. Answers how to take that back. */
export function registerOverlay(shop: Shop, kind: OverlayKind, element: HTMLElement): () => void {
  const all = placedIn(shop)[kind];
  all.add(element);
  return () => all.delete(element);
}

/** The one that shows: two sheets for one shop must not both open. */
export function activeOverlay(shop: Shop, kind: OverlayKind): HTMLElement | undefined {
  const all = [...placedIn(shop)[kind]];
  return all.find((element) => !added.has(element)) ?? all[0];
}

export interface AutoMountOptions {
  /** Asked at each opening: `no-sheet` and `no-drawer` may come and go. */
  readonly sheet: () => boolean;
  readonly drawer: () => boolean;
  /** Fetches and defines the element. */
  readonly load: { readonly sheet: () => Promise<unknown>; readonly drawer: () => Promise<unknown> };
}

/**
 * The tag and one player suffice: when an act needs a sheet or a drawer and the shop has none, one is added to `root`. Its file is
 * fetched as soon as there is a shop and the page is idle, so that a press does not wait for it. Used by `<vitrine-shop>` and by the script tag's page shop. Answers how to end it.
 */
export function autoMountOverlays(shop: Shop, root: HTMLElement, options: AutoMountOptions): () => void {
  const own: Partial<Record<OverlayKind, HTMLElement>> = {};
  let ended = false;

  const ensure = async (kind: OverlayKind, tag: string, giveUp: () => void): Promise<void> => {
    if (!options[kind]()) return;
    try {
      // An author's element that was not defined yet becomes one by this, and says so.
      if (!activeOverlay(shop, kind)) await options.load[kind]();
    } catch (error) {
      console.error(`[vitrine] <${tag}> could not be loaded.`, error);
      giveUp();
    }
    if (ended || activeOverlay(shop, kind) || own[kind] || !customElements.get(tag)) return;
    const element = document.createElement(tag);
    own[kind] = element;
    added.add(element);
    root.append(element);
  };

  /** What does not come now is asked for when it is needed, and complained of then. */
  const prefetch = (): void => {
    if (ended) return;
    if (shop.can('catalog') && options.sheet()) options.load.sheet().catch(() => {});
    if (shop.can('cart') && options.drawer()) options.load.drawer().catch(() => {});
  };
  let waiting = true;

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
  ];
  return () => {
    ended = true;
    for (const off of offs) off();
    own.sheet?.remove();
    own.drawer?.remove();
  };
}
