import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { createMemoryStorage, createShop, defaultReactions, VitrineError, type ShopEvent } from '@vitrine/core';
import { makeShop, type TestShop } from '@vitrine/testing/make-shop';
import { fill, gift, openDrawer, placeDrawer } from '@vitrine/testing/open-drawer';
import { requestMarket } from '../../shop/market-request.js';

describe('<vitrine-cart-drawer>', () => {
  let test: TestShop;
  beforeEach(() => {
    test = makeShop({ productUrl: (handle) => `/products/${handle}` });
  });
  afterEach(() => test.shop.dispose());

  const failed = (): VitrineError => new VitrineError('bad-response', { where: 'test' });

  describe('is accessible', () => {
    it('filled, with a gift, codes and a note', async () => {
      await fill(test.shop, 'stoneware-mug', 'linen-cushion');
      await test.shop.cart.addGiftCards([gift]);
      await test.shop.cart.applyCode('WELCOME10');
      await test.shop.cart.applyGiftCard('KILN-4F7Q-9ZXC-25TT');
      await test.shop.cart.setNote('Please ring twice');
      const { drawer } = await openDrawer(test.shop);
      await expect(drawer).to.be.accessible();
    });

    it('empty', async () => {
      const { drawer } = await openDrawer(test.shop);
      await expect(drawer).to.be.accessible();
    });

    it('loading', async () => {
      const placed = await placeDrawer(test.shop);
      test.hold = true;
      test.shop.view.openCart();
      await waitUntil(() => placed.dialog.open && placed.all('.skeleton').length > 0);
      await expect(placed.drawer).to.be.accessible();
    });

    it('failed', async () => {
      test.failures.push(failed());
      const { drawer } = await openDrawer(test.shop);
      await expect(drawer).to.be.accessible();
    });

    it('with errors, warnings, an undo row and no network', async () => {
      const online = { on: true };
      test = makeShop({ online: { isOnline: () => online.on, onOnline: () => () => {} } });
      const [, teapot] = await fill(test.shop, 'stoneware-mug', 'teapot');
      await test.shop.cart.setQuantity(teapot?.id ?? '', 9);
      await test.shop.cart.setQuantity(teapot?.id ?? '', 9).catch(() => {});
      const { drawer, find, text } = await openDrawer(test.shop);
      online.on = false;
      find('.remove').click();
      await waitUntil(() => text().includes('offline'));
      expect(find('.undo').innerText).to.contain('Undo');
      expect(find('.problem').innerText).to.equal('No more in stock.');
      await expect(drawer).to.be.accessible();
    });
  });

  describe('opens and closes', () => {
    it('from its button: focus on the heading, and back to the button', async () => {
      await fill(test.shop, 'stoneware-mug');
      const { dialog, drawer, find, focused, opener, root } = await openDrawer(test.shop);
      expect(dialog.matches(':modal')).to.be.true;
      expect(focused()).to.equal(find('h2'));
      const closed = oneEvent(root, 'vitrine-cart-close');
      find('.close').click();
      await closed;
      expect(dialog.open).to.be.false;
      expect(document.activeElement).to.equal(opener);
      expect(drawer.shadowRoot?.activeElement).to.equal(null);
    });

    it('by a swipe down where it comes from below', async () => {
      const { matchMedia } = window;
      window.matchMedia = (query) =>
        Object.assign(new EventTarget(), { matches: false, media: query }) as MediaQueryList;
      const { dialog, find, opener, root } = await openDrawer(test.shop);
      const closed = oneEvent(root, 'vitrine-cart-close');
      const at = { pointerType: 'touch', isPrimary: true, bubbles: true, composed: true };
      find('h2').dispatchEvent(new PointerEvent('pointerdown', at));
      find('h2').dispatchEvent(new PointerEvent('pointermove', { ...at, clientY: dialog.offsetHeight / 2 }));
      find('h2').dispatchEvent(new PointerEvent('pointerup', { ...at, clientY: dialog.offsetHeight / 2 }));
      window.matchMedia = matchMedia;
      await closed;
      expect(dialog.open).to.be.false;
      expect(document.activeElement === opener).to.be.true;
    });

    it('after an add: focus on the checkout button, and one announcement of what was added', async () => {
      test = makeShop({ reactions: defaultReactions });
      test.shop.view.setAfterAdd('drawer');
      const { dialog, find, focused, opener } = await placeDrawer(test.shop);
      opener.focus();
      await fill(test.shop, 'stoneware-mug');
      await waitUntil(() => dialog.open);
      expect(focused()).to.equal(find('.checkout'));
      await waitUntil(
        () => find('[role=status].visually-hidden').textContent === 'Stoneware mug added to your cart. 1 item',
      );
    });

    it('after an add that also loads the drawer: the same', async () => {
      test = makeShop({ reactions: defaultReactions });
      test.shop.view.setAfterAdd('drawer');
      await fill(test.shop, 'stoneware-mug');
      expect(test.shop.view.$cartOpen.get()).to.be.true;
      const { dialog, find, focused } = await placeDrawer(test.shop);
      await waitUntil(() => dialog.open);
      expect(focused()).to.equal(find('.checkout'));
    });

    it('notifies the page and the shop once per opening', async () => {
      await fill(test.shop, 'stoneware-mug');
      const events: ShopEvent[] = [];
      test.shop.on('cart-view', (event) => events.push(event));
      const views: (number | undefined)[] = [];
      const { root, drawer } = await placeDrawer(test.shop);
      root.addEventListener('vitrine-cart-view', ({ detail }) => views.push(detail.cart?.count));
      for (const wanted of [1, 2]) {
        test.shop.view.openCart();
        await waitUntil(() => views.length === wanted);
        await test.shop.cart.setNote(`note ${wanted}`);
        await drawer.updateComplete;
        expect(views.length).to.equal(wanted);
        const closed = oneEvent(root, 'vitrine-cart-close');
        test.shop.view.closeCart();
        await closed;
      }
      expect(views[0]).to.equal(1);
      expect(events.length).to.equal(2);
    });

    it('never without the cart capability', async () => {
      test = makeShop({ without: ['cart'] });
      const { dialog, drawer } = await placeDrawer(test.shop);
      test.shop.view.openCart();
      await drawer.updateComplete;
      expect(dialog.open).to.be.false;
    });

    it('on Escape and on a press outside', async () => {
      const { dialog, root } = await openDrawer(test.shop);
      dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
      await waitUntil(() => !dialog.open);
      const viewed = oneEvent(root, 'vitrine-cart-view');
      test.shop.view.openCart();
      await viewed;
      const press = { clientX: 1, clientY: 1, bubbles: true, composed: true };
      dialog.dispatchEvent(new PointerEvent('pointerdown', press));
      dialog.dispatchEvent(new MouseEvent('click', press));
      await waitUntil(() => !dialog.open);
    });
  });

  describe('shows the state of the cart', () => {
    it('empty: one sentence, one button', async () => {
      const { dialog, find, text } = await openDrawer(test.shop);
      expect(text()).to.contain('Your cart is empty.');
      find('.alone button').click();
      await waitUntil(() => !dialog.open);
    });

    it('loading: placeholders, then the lines', async () => {
      await fill(test.shop, 'stoneware-mug');
      const storage = createMemoryStorage();
      const shop = createShop(test.adapter, { storage, tabs: false, reactions: [] });
      test.hold = true;
      const placed = await placeDrawer(shop);
      shop.view.openCart();
      await waitUntil(() => placed.all('.skeleton').length > 0);
      expect(placed.dialog.getAttribute('aria-busy')).to.equal('true');
      test.hold = false;
      await waitUntil(() => placed.all('.skeleton').length === 0);
      shop.dispose();
    });

    it('failed: the error and a button to try again', async () => {
      test.failures.push(failed());
      const { find, text } = await openDrawer(test.shop);
      expect(text()).to.contain('on our side');
      find('.alone button').click();
      await waitUntil(() => text().includes('Your cart is empty.'));
    });

    it('offline: a change waits, and is sent later', async () => {
      let back = (): void => {};
      const online = { on: true };
      test = makeShop({ online: { isOnline: () => online.on, onOnline: (callback) => ((back = callback), () => {}) } });
      await fill(test.shop, 'stoneware-mug');
      const { find, text } = await openDrawer(test.shop);
      online.on = false;
      find('[aria-label="Increase quantity"]').click();
      await waitUntil(() => text().includes('You’re offline'));
      expect(find<HTMLInputElement>('input[type=number]').value).to.equal('2');
      expect(find('.total').getAttribute('aria-busy')).to.equal('true');
      find('.checkout').click();
      await waitUntil(() => text().match(/offline/g)?.length === 2);
      online.on = true;
      back();
      await waitUntil(
        () => test.shop.cart.$state.get().cart?.lines[0]?.quantity === 2 && test.shop.cart.$state.get().pending === 0,
      );
    });

    it('warnings, until they are dismissed', async () => {
      const [teapot] = await fill(test.shop, 'teapot');
      await test.shop.cart.setQuantity(teapot?.id ?? '', 9);
      const { all, find, focused, text } = await openDrawer(test.shop);
      expect(text()).to.contain('Teapot: only 3 left, so we changed the quantity.');
      find('.notice button').focus();
      find('.notice button').click();
      await waitUntil(() => all('.notice').length === 0);
      expect(focused(), 'focus stays in the dialog').to.equal(find('h2'));
    });

    it('a market in another currency than the cart, with the offer of a new cart', async () => {
      await fill(test.shop, 'stoneware-mug');
      const { all, dialog, find, text } = await placeDrawer(test.shop);
      await requestMarket(test.shop, { currency: 'VND', country: 'VN' });
      await waitUntil(() => dialog.open && text().includes('This cart is in USD.'));
      find('.choices .secondary').click();
      await waitUntil(() => text().includes('Your cart is empty.') && all('.choices').length === 0);
      expect(test.shop.$state.get().market.currency).to.equal('VND');
    });

    it('how much is missing for free shipping', async () => {
      await fill(test.shop, 'stoneware-mug');
      const { find, text } = await openDrawer(test.shop);
      expect(text()).to.contain('Spend $51.00 more for free shipping');
      expect(find<HTMLProgressElement>('progress').position).to.be.closeTo(24 / 75, 0.001);
      await fill(test.shop, 'table-lamp');
      await waitUntil(() => text().includes('You have free shipping'));
      expect(find<HTMLProgressElement>('progress').position).to.equal(1);
    });
  });

  it('has five languages, and lies at the inline end', async () => {
    await fill(test.shop, 'stoneware-mug');
    await test.shop.cart.addGiftCards([gift]);
    const titles = { en: 'Cart', bn: 'কার্ট', ar: 'السلة', id: 'Keranjang', vi: 'Giỏ hàng' };
    for (const [lang, title] of Object.entries(titles)) {
      const { dialog, find, root, text } = await openDrawer(test.shop, { lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
      expect(find('h2').innerText).to.match(new RegExp(`^${title}`));
      expect(text()).not.to.contain('undefined');
      await waitUntil(() => dialog.getAnimations().length === 0);
      const { left, right } = dialog.getBoundingClientRect();
      if (innerWidth >= 480) expect(lang === 'ar' ? left : innerWidth - right).to.be.closeTo(12, 1);
      test.shop.view.closeCart();
      await waitUntil(() => !dialog.open);
      root.remove();
    }
  });
});
