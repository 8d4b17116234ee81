import { fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { CartLine, GiftCardOrder, Product, Shop } from '@vitrine/core';
import '@vitrine/elements/define/shop';
import '@vitrine/elements/define/cart-drawer';

type Drawer = HTMLElementTagNameMap['vitrine-cart-drawer'];

export interface OpenDrawer {
  readonly root: HTMLElement;
  readonly opener: HTMLButtonElement;
  readonly drawer: Drawer;
  readonly dialog: HTMLDialogElement;
  /** Throws when it is not there. */
  find<E extends HTMLElement = HTMLElement>(selector: string): E;
  all<E extends HTMLElement = HTMLElement>(selector: string): E[];
  /** What the dialog says, without what is only for machines. */
  text(): string;
  focused(): HTMLElement | null;
}

/** The shop's drawer in a page with a button before it; not open yet. */
export async function placeDrawer(
  shop: Shop,
  { lang = 'en', dir = 'ltr' }: { readonly lang?: string; readonly dir?: 'ltr' | 'rtl' } = {},
): Promise<OpenDrawer> {
  const root = await fixture<HTMLElement>(
    html`<div dir=${dir} lang=${lang}>
      <button>open</button>
      <vitrine-shop .shop=${shop}><vitrine-cart-drawer></vitrine-cart-drawer></vitrine-shop>
    </div>`,
  );
  const drawer = root.querySelector('vitrine-cart-drawer') as Drawer;
  const opener = root.querySelector('button') as HTMLButtonElement;
  await waitUntil(() => drawer.shadowRoot?.querySelector('dialog'), 'the words of the drawer have come');
  const all = <E extends HTMLElement>(selector: string): E[] => [...drawer.renderRoot.querySelectorAll<E>(selector)];
  const find = <E extends HTMLElement>(selector: string): E => {
    const [found] = all<E>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  return {
    root,
    opener,
    drawer,
    find,
    all,
    dialog: find<HTMLDialogElement>('dialog'),
    text: () => find('dialog').innerText.replace(/\s+/g, ' '),
    focused: () => drawer.shadowRoot?.activeElement as HTMLElement | null,
  };
}

/** The same, opened by its button. */
export async function openDrawer(shop: Shop, options: Parameters<typeof placeDrawer>[1] = {}): Promise<OpenDrawer> {
  const placed = await placeDrawer(shop, options);
  placed.opener.focus();
  const viewed = oneEvent(placed.root, 'vitrine-cart-view');
  shop.view.openCart();
  await viewed;
  await placed.drawer.updateComplete;
  await waitUntil(() => placed.all('.bone-field').length === 0, 'what is in the disclosures has come');
  return placed;
}

/** The product when the catalog has it. */
export async function productOf(shop: Shop, handle: string): Promise<Product> {
  await shop.catalog.refresh({ handle });
  const product = shop.catalog.peek({ handle });
  if (!product) throw new Error(`no ${handle}`);
  return product;
}

/** Puts products into the cart, one of the first variant that can be had of each. */
export async function fill(shop: Shop, ...handles: string[]): Promise<readonly CartLine[]> {
  for (const handle of handles) {
    const variant = (await productOf(shop, handle)).variants.find(({ purchasable }) => purchasable);
    if (!variant) throw new Error(`${handle} is sold out`);
    await shop.cart.add([{ variantId: variant.id, quantity: Math.max(1, variant.quantity.min) }]);
  }
  return shop.cart.$state.get().cart?.lines ?? [];
}

export const gift: GiftCardOrder = {
  amount: { amount: 5000, currency: 'USD', exponent: 2 },
  recipient: {
    name: 'Nadia Rahman',
    email: 'nadia@example.com',
    sender: 'Tom',
    message: 'Happy birthday, and a good long book to go with the cup.',
    designId: 'birthday-candles',
    sendOn: {
      date: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
      zone: 'Asia/Dhaka',
      offset: 360,
    },
  },
};
