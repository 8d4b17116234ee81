/** What is used of the page of a Liquid storefront. */
export interface ThemePage {
  readonly Shopify?: {
    /** Shopify's standard storefront actions. */
    readonly actions?: ThemeActions;
    /** `root` is the path of the shop in this language: `/`, `/fr/`. */
    readonly routes?: { readonly root?: string };
    /** `kiln.myshopify.com`. */
    readonly shop?: string;
  };
  readonly document?: Document;
  readonly location?: { readonly href: string };
}

export interface ThemeActions {
  /** Answers are validated by the adapter. */
  getCart(payload?: object, options?: ActionOptions): Promise<unknown>;
  updateCart(payload: object, options?: ActionOptions): Promise<unknown>;
  readonly openCart: (() => Promise<void>) & { readonly isDefault?: () => boolean };
}

export interface ActionOptions {
  readonly signal?: AbortSignal;
  /** Goes along with the events that the action dispatches. */
  readonly event?: { readonly detail: object };
}

export const thisPage = (): ThemePage => globalThis;

/** The address of a path of the shop, in the language of the page. */
export const shopUrl = ({ Shopify, location }: ThemePage, path: string): string =>
  new URL((Shopify?.routes?.root ?? '/') + path, location?.href).href;

/** Resolves when the document is parsed: by then the module has run that brings the actions. */
export async function whenParsed({ document }: ThemePage): Promise<void> {
  if (document?.readyState === 'loading')
    await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));
}

/**
 * Opens the theme's own drawer and returns whether there is one: the theme has configured `openCart`, or has an element
 * that Shopify knows by name. Without either, `openCart` would leave the page for `/cart`.
 */
export function openThemeCart(page: ThemePage = thisPage()): boolean {
  const { actions } = page.Shopify ?? {};
  if (
    !actions ||
    (actions.openCart.isDefault?.() !== false && !page.document?.querySelector('cart-drawer,cart-drawer-component'))
  )
    return false;
  actions.openCart().catch(() => {});
  return true;
}
