import { setViewport } from '@web/test-runner-commands';
import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { defaultReactions, VitrineError, type AfterAdd } from '@vitrine/core';
import { makeShop, type TestShop, type TestShopOptions } from '@vitrine/testing/make-shop';
import { productOf } from '@vitrine/testing/open-drawer';
import '../../define/cart-button.js';
import '../../define/cart-drawer.js';
import '../../define/cart-toast.js';
import '../../define/product-card.js';
import '../../define/product-sheet.js';
import '../../define/shop.js';

const source = { element: 'test' };

describe('<vitrine-cart-toast>', () => {
  let test: TestShop;
  afterEach(() => test.shop.dispose());

  async function place({
    afterAdd = 'toast',
    dir = 'ltr',
    ...options
  }: TestShopOptions & { afterAdd?: AfterAdd; dir?: string } = {}) {
    test = makeShop({ reactions: defaultReactions, ...options });
    await productOf(test.shop, 'stoneware-mug');
    const root = await fixture<HTMLElement>(
      html`<div dir=${dir}>
        <button id="before">before</button>
        <button id="after">after</button>
        <input id="field" />
        <vitrine-shop .shop=${test.shop} after-add=${afterAdd}>
          <vitrine-cart-button></vitrine-cart-button>
          <vitrine-product-card handle="pour-over-set"></vitrine-product-card>
        </vitrine-shop>
      </div>`,
    );
    const at = (id: string): HTMLElement => root.querySelector(`#${id}`) as HTMLElement;
    const part = (tag: string, selector: string): HTMLElement =>
      root
        .querySelector<HTMLElement & { renderRoot: ParentNode }>(tag)
        ?.renderRoot.querySelector(selector) as HTMLElement;
    const inToast = (selector: string): HTMLElement => part('vitrine-cart-toast', selector);
    const isOpen = (): boolean => inToast('.toast')?.matches(':popover-open') ?? false;
    const add = async (handle = 'stoneware-mug', quantity = 1) => {
      const product = await productOf(test.shop, handle);
      const variant = product.variants.find(({ purchasable }) => purchasable);
      return test.shop.cart.add([{ variantId: variant?.id ?? '', quantity }], { source });
    };
    const opened = () => waitUntil(isOpen, 'the toast opens');
    return { root, at, part, inToast, isOpen, add, opened };
  }
  const press = (key: string, shiftKey = false): KeyboardEvent => {
    const event = new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, composed: true, cancelable: true });
    (document.activeElement?.shadowRoot?.activeElement ?? document.activeElement ?? document.body).dispatchEvent(event);
    return event;
  };

  it('shows picture, name, count and a way to the cart, and is accessible', async () => {
    const { inToast, add, opened } = await place();
    await add();
    await opened();
    expect(inToast('.name').textContent).to.equal('Stoneware mug added to your cart');
    expect(inToast('[part=text] .soft').textContent).to.equal('1 item');
    expect(inToast('.picture img')).not.to.equal(null);
    expect(test.shop.view.$cartOpen.get()).to.equal(false);
    // What is still coming is half transparent.
    await Promise.all(
      inToast('.toast')
        .getAnimations()
        .map(({ finished }) => finished),
    );
    await expect(inToast('.toast').getRootNode()).to.be.accessible();
  });

  it('is announced once, and not again by the card or by the cart that it opens', async () => {
    const { part, inToast, opened } = await place();
    await waitUntil(() => part('vitrine-product-card', '[part=add]'));
    const spoken: string[] = [];
    const listen = (tag: string): void => {
      const region = part(tag, '[role=status].visually-hidden');
      const note = (): unknown => region.textContent && spoken.push(region.textContent);
      new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true });
      note();
    };
    listen('vitrine-product-card');
    part('vitrine-product-card', '[part=add]').click();
    await waitUntil(() => inToast('[role=status]'));
    listen('vitrine-cart-toast');
    await opened();
    await waitUntil(() => spoken.length > 0);
    inToast('.view').click();
    await waitUntil(() => part('vitrine-cart-drawer', 'dialog')?.matches(':modal'));
    listen('vitrine-cart-drawer');
    await aTimeout(1200);
    expect(spoken.filter((text) => text.includes('added'))).to.deep.equal(['Pour-over set added to your cart. 1 item']);
  });

  it('says how many there are when the backend added fewer', async () => {
    const { inToast, add, opened } = await place();
    await add('teapot', 50).catch(() => {});
    await opened();
    expect(inToast('.name').textContent).to.match(/^You now have \d+ in your cart\. No more in stock\.$/);
  });

  it('is led to by the next Tab, goes back with Shift and Tab, and on from where focus was', async () => {
    const { at, inToast, add, opened, root } = await place();
    at('before').focus();
    await add();
    await opened();
    expect(document.activeElement, 'focus stays where it was').to.equal(at('before'));
    expect(press('Tab').defaultPrevented).to.equal(true);
    const toast = root.querySelector('vitrine-cart-toast');
    expect(toast?.shadowRoot?.activeElement).to.equal(inToast('.view'));
    expect(press('Tab', true).defaultPrevented).to.equal(true);
    expect(document.activeElement).to.equal(at('before'));
    expect(press('Tab').defaultPrevented, 'once, so that the page is not held').to.equal(false);
  });

  it('leaves Tab to the fields of a form', async () => {
    const { at, add, opened } = await place();
    at('field').focus();
    await add();
    await opened();
    expect(press('Tab').defaultPrevented).to.equal(false);
  });

  it('closes on Escape in it, and gives the focus back', async () => {
    const { at, add, opened, isOpen } = await place();
    at('before').focus();
    await add();
    await opened();
    press('Tab');
    press('Escape');
    await waitUntil(() => !isOpen());
    expect(document.activeElement).to.equal(at('before'));
  });

  it('opens the cart, which can be vetoed; closing the cart gives the focus back to where it was', async () => {
    const { at, root, inToast, add, opened, part } = await place();
    at('before').focus();
    await add();
    await opened();
    root.addEventListener('vitrine-cart-open-request', (event) => event.preventDefault(), { once: true });
    inToast('.view').click();
    expect(test.shop.view.$cartOpen.get()).to.equal(false);
    press('Tab');
    inToast('.view').click();
    await waitUntil(() => part('vitrine-cart-drawer', 'dialog')?.matches(':modal'));
    expect(part('vitrine-cart-drawer', '.checkout')).to.equal(
      root.querySelector('vitrine-cart-drawer')?.shadowRoot?.activeElement,
    );
    test.shop.view.closeCart();
    await waitUntil(() => document.activeElement === at('before'));
  });

  it('waits while a sheet is open, and says nothing while the cart is', async () => {
    const { add, opened, isOpen } = await place();
    test.shop.view.openProduct({ handle: 'teapot' }, source);
    await add();
    await aTimeout(50);
    expect(isOpen()).to.equal(false);
    test.shop.view.closeProduct();
    await opened();
    test.shop.view.openCart();
    await waitUntil(() => !isOpen());
    await add();
    expect(test.shop.view.$toast.get()).to.equal(null);
  });

  it('does not cover the button that was pressed, wherever that is', async () => {
    for (const [block, isCovered] of [
      ['start', false],
      ['end', true],
    ] as const) {
      const { root, part, inToast, opened } = await place();
      const card = root.querySelector<HTMLElement>('vitrine-product-card') as HTMLElement;
      card.style.cssText = 'position: fixed; inset: auto 0; inline-size: 200px; margin-inline: auto';
      card.style.setProperty(`inset-block-${block}`, '8px');
      await waitUntil(() => part('vitrine-product-card', '[part~=add]'), 'the card');
      const button = part('vitrine-product-card', '[part~=add]');
      button.click();
      await opened();
      const { top, bottom } = button.getBoundingClientRect();
      const toast = inToast('.toast').getBoundingClientRect();
      expect(toast.bottom <= top || toast.top >= bottom, `${block} of the window`).to.equal(true);
      expect(toast.top < innerHeight / 2, block).to.equal(isCovered);
      test.shop.dispose();
    }
    test = makeShop();
  });

  it('keeps its place at the end of the window when the sheet is closing in which the button was pressed', async () => {
    await setViewport({ width: 360, height: 740 });
    const { root, part, inToast, opened } = await place();
    test.shop.view.openProduct({ handle: 'stoneware-mug' }, source);
    const button = (): HTMLElement => part('vitrine-product-sheet', 'button[type=submit]');
    await waitUntil(() => root.querySelector('vitrine-product-sheet') && button()?.offsetHeight > 0, 'the sheet');
    button().click();
    await opened();
    expect(button().closest('dialog')).not.to.equal(null);
    expect(inToast('.toast').classList.contains('top')).to.equal(false);
    await setViewport({ width: 1000, height: 700 });
  });

  it('covers little of a low window', async () => {
    const { inToast, add, opened } = await place();
    await add();
    // WebKit (2.50) does not ask the media queries of a shared sheet anew while no element has it.
    await setViewport({ width: 320, height: 256 });
    await opened();
    expect(inToast('.toast').offsetHeight).to.be.at.most(256 / 4);
    expect(inToast('.view').offsetHeight).to.be.at.least(44);
    await setViewport({ width: 1000, height: 700 });
  });

  it('is not held by a pointer that rests where it comes, but by one that moves on it', async () => {
    const { inToast, add, opened } = await place();
    const held: string[] = [];
    const clear = globalThis.clearTimeout;
    await add();
    await opened();
    globalThis.clearTimeout = (timer) => (held.push('held'), clear(timer));
    try {
      inToast('.toast').dispatchEvent(new PointerEvent('pointerenter'));
      expect(held).to.deep.equal([]);
      inToast('.toast').dispatchEvent(new PointerEvent('pointermove'));
      expect(held).to.deep.equal(['held']);
    } finally {
      globalThis.clearTimeout = clear;
    }
  });

  it('does not come after an add that failed', async () => {
    const { add } = await place();
    test.failures.push(new VitrineError('out-of-stock'));
    await add().catch(() => {});
    expect(test.shop.view.$toast.get()).to.equal(null);
  });

  it('is replaced by the cart with after-add="drawer", and by nothing with "none"', async () => {
    const drawer = await place({ afterAdd: 'drawer' });
    await drawer.add();
    expect(test.shop.view.$cartOpen.get()).to.equal(true);
    expect(test.shop.view.$toast.get()).to.equal(null);
    test.shop.dispose();
    const none = await place({ afterAdd: 'none' });
    await none.add();
    expect(test.shop.view.$cartOpen.get()).to.equal(false);
    expect(test.shop.view.$toast.get()).to.equal(null);
  });

  it('keeps within a narrow page in both directions', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const { inToast, add, opened } = await place({ dir });
      await add();
      await opened();
      const { left, right } = inToast('.toast').getBoundingClientRect();
      expect(left, dir).to.be.at.least(0);
      expect(right, dir).to.be.at.most(innerWidth);
      test.shop.dispose();
    }
    test = makeShop();
  });
});
