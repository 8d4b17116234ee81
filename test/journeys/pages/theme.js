// A Liquid theme in little: a header that counts, a product form of its own, a drawer. It knows Shopify's actions and
// events, and nothing of Vitrine.
import { createStandardActions } from '/test/support/shopify/theme-runtime.js';

const root = '/';
const withDrawer = document.documentElement.dataset.drawer === 'yes';

class CartDrawer extends HTMLElement {
  open() {
    this.hidden = false;
    return this.show();
  }

  async show() {
    const { items } = await (await fetch(`${root}cart.js`)).json();
    this.replaceChildren(
      ...items.map(({ key, product_title: title, quantity }) => {
        const row = document.createElement('p');
        const more = Object.assign(document.createElement('button'), {
          textContent: '+',
          onclick: () => change(key, quantity + 1),
        });
        row.append(`${title}: ${quantity} `, more);
        return row;
      }),
    );
  }
}

/** The theme changes quantities as themes do, by the Ajax API, and says so by the event. */
function change(key, quantity) {
  const promise = fetch(`${root}cart/change.js`, { method: 'POST', body: JSON.stringify({ id: key, quantity }) }).then(
    () => Shopify.actions.getCart(),
  );
  document.querySelector('header').dispatchEvent(
    Object.assign(new Event('shopify:cart:lines-update', { bubbles: true }), {
      action: 'update',
      context: 'dialog',
      lines: [{ id: key, quantity }],
      promise,
    }),
  );
}

window.Shopify = {
  routes: { root },
  currency: { active: 'USD' },
  shop: 'kiln.myshopify.com',
  actions: createStandardActions({ fetch: (...call) => fetch(...call), target: document, root }),
};
if (withDrawer) {
  customElements.define('cart-drawer', CartDrawer);
  const drawer = Object.assign(document.createElement('cart-drawer'), { hidden: true });
  document.body.append(drawer);
  Shopify.actions.openCart.configure({ handler: async () => drawer.open() });
}

async function count() {
  const { cart } = await Shopify.actions.getCart();
  document.querySelector('#theme-count').textContent = String(cart?.totalQuantity ?? 0);
  await document.querySelector('cart-drawer:not([hidden])')?.show();
}
document.addEventListener('shopify:cart:lines-update', ({ promise }) => promise.then(count, () => {}));
document
  .querySelector('#theme-add')
  .addEventListener('click', () =>
    Shopify.actions.updateCart(
      { lines: [{ merchandiseId: 'gid://shopify/ProductVariant/11', quantity: 1 }] },
      { event: { context: 'product' } },
    ),
  );
void count();
