/** What is used of the page of a Liquid storefront. */
export interface ThemePage {
  readonly Shopify?: {
    /** Shopify's standard storefront actions. */
    readonly actions?: ThemeActions;
    /** `/`, `/fr/`: where the shop begins in this language. */
    readonly routes?: { readonly root?: string };
    /** `kiln.myshopify.com`. */
    readonly shop?: string;
  };
  readonly document?: Document;
  readonly location?: { readonly href: string };
}

export interface ThemeActions {
  /** What they answer is not trusted. */
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

/** Where a path of the shop lies, in the language of the page. */
export const addressOf = ({ Shopify, location }: ThemePage, path: string): string =>
  new URL((Shopify?.routes?.root ?? '/') + path, location?.href).href;

/** The actions come with a module of Shopify's, which has run by the time the document is parsed. */
export async function parsed({ document }: ThemePage): Promise<void> {
  if (document?.readyState === 'loading')
    await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));
}

/**
 * Opens the theme's own drawer, when it has one: it has told Shopify how to open it, or it is one that Shopify knows by its name. Answers
 * whether it did; otherwise `openCart` would leave the page for `/cart`.
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
