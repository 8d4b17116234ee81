import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import {
  createMemoryStorage,
  createShop,
  defaultReactions,
  type Adapter,
  type Cart,
  type CartLine,
} from '@vitrine/core';
import { makeShop, type TestShop } from '@vitrine/testing/make-shop';
import { fill, gift, openDrawer, productOf } from '@vitrine/testing/open-drawer';

const MORE = '[aria-label="Increase quantity"]';
const LESS = '[aria-label="Decrease quantity"]';

describe('lines of the cart', () => {
  let test: TestShop;
  beforeEach(() => {
    test = makeShop({ productUrl: (handle) => `/products/${handle}` });
  });
  afterEach(() => test.shop.dispose());

  const lines = (): readonly CartLine[] => test.shop.cart.$state.get().cart?.lines ?? [];
  const settled = (): Promise<void> => test.shop.cart.settled();

  it('show title, options, price and total, and link to the product', async () => {
    await fill(test.shop, 'stoneware-mug');
    const { find } = await openDrawer(test.shop);
    expect(find('h3').innerText).to.equal('Stoneware mug');
    expect(find<HTMLAnchorElement>('h3 a').pathname).to.equal('/products/stoneware-mug');
    expect(find('.about .soft').innerText).to.equal('Sand');
    expect(find('.sum').innerText).to.equal('$24.00');
    expect(find('.total').innerText).to.contain('$24.00');
    expect(find('footer').innerText).to.contain('calculated at checkout');
  });

  it('show a reduced price in words too', async () => {
    const mug = await productOf(test.shop, 'stoneware-mug');
    const rust = mug.variants.find(({ compareAtPrice }) => compareAtPrice);
    await test.shop.cart.add([{ variantId: rust?.id ?? '', quantity: 2 }]);
    const { find } = await openDrawer(test.shop);
    expect(find('.each s').innerText).to.equal('$29.00');
    expect(find('.each').textContent).to.contain('Was $29.00').and.to.contain('each');
    expect(find('.sum').innerText).to.equal('$48.00');
  });

  it('show attributes, except those with a leading underscore', async () => {
    const mug = await productOf(test.shop, 'stoneware-mug');
    const attributes = [
      { key: 'Engraving', value: 'For Ann' },
      { key: '_secret', value: 'hidden' },
    ];
    await test.shop.cart.add([{ variantId: mug.variants[0]?.id ?? '', quantity: 1, attributes }]);
    const { text } = await openDrawer(test.shop);
    expect(text()).to.contain('Engraving: For Ann').and.not.to.contain('hidden');
  });

  it('show the recipient of a gift, and no stepper', async () => {
    await test.shop.cart.addGiftCards([gift]);
    const { all, find } = await openDrawer(test.shop);
    const recipient = find('.gift').innerText;
    for (const part of ['For Nadia Rahman', 'nadia@example.com', 'Will be sent on', 'Happy birthday'])
      expect(recipient).to.contain(part);
    expect(all('.stepper').length).to.equal(0);
  });

  it('show hostile strings as text', async () => {
    const hostile = '<img src=x onerror="window.hacked = true">';
    const money = { amount: 100, currency: 'USD', exponent: 2 };
    const sum = { money, estimated: false };
    const line: CartLine = {
      id: 'a',
      variantId: 'v',
      productId: 'p',
      title: hostile,
      variantTitle: hostile,
      quantity: 1,
      rule: { min: 1, max: null, step: 1 },
      unitPrice: money,
      total: money,
      picture: { url: 'javascript:alert(1)' },
      url: 'javascript:alert(1)',
      kind: 'gift-card',
      attributes: [{ key: hostile, value: hostile }],
      recipient: { ...gift.recipient, name: hostile, message: hostile },
    };
    const cart: Cart = {
      id: 'c',
      currency: 'USD',
      lines: [line],
      count: 1,
      subtotal: sum,
      total: sum,
      discounts: [{ title: hostile, amount: money }],
      codes: [{ code: hostile, applicable: false }],
      giftCards: [{ id: 'g', last: hostile, used: money, remaining: money }],
      note: hostile,
      attributes: [],
    };
    const shop = createShop({ ...test.adapter, cart: { ...test.adapter.cart, get: async () => cart } } as Adapter, {
      storage: createMemoryStorage(),
      tabs: false,
      reactions: [],
    });
    const { all, drawer, find } = await openDrawer(shop);
    expect(find('h3').innerText).to.equal(hostile);
    expect(all('img').length + all('h3 a').length).to.equal(0);
    expect(all('[onerror]').length).to.equal(0);
    expect(drawer.renderRoot.textContent).to.contain('Not active yet');
    shop.dispose();
  });

  describe('quantity', () => {
    it('changes at once and is settled later, with an announcement', async () => {
      await fill(test.shop, 'stoneware-mug');
      const { find, root } = await openDrawer(test.shop);
      const done = oneEvent(root, 'vitrine-cart-update-success');
      test.hold = true;
      find(MORE).click();
      await waitUntil(() => find<HTMLInputElement>('input[type=number]').value === '2');
      expect(find('.sum').getAttribute('aria-busy')).to.equal('true');
      for (const sum of ['.sum bdi', '.total bdi'])
        expect(getComputedStyle(find(sum)).color, 'not settled, not shown').to.equal('rgba(0, 0, 0, 0)');
      find(MORE).click();
      await waitUntil(
        () => find<HTMLInputElement>('input[type=number]').value === '3',
        'a pending line can be changed',
      );
      test.hold = false;
      expect((await done).detail).to.include({ lineId: lines()[0]?.id });
      await settled();
      await waitUntil(() => find('.sum').innerText === '$72.00' && find('.sum').getAttribute('aria-busy') === 'false');
      await waitUntil(() => find('[role=status].visually-hidden').textContent === 'Total $72.00');
    });

    it('is shown in the digits of the language, and in those of the field while it is edited', async () => {
      await fill(test.shop, 'stoneware-mug');
      const { find } = await openDrawer(test.shop, { lang: 'bn' });
      expect(find('.digits').innerText).to.equal('১');
      const [own, field] = [find('.digits'), find('input[type=number]')].map((node) => node.getBoundingClientRect());
      expect([own?.left, own?.width], 'over the field').to.deep.equal([field?.left, field?.width]);
      find('input[type=number]').focus();
      expect(getComputedStyle(find('.digits')).visibility).to.equal('hidden');
    });

    it('follows the quantity rule of the line', async () => {
      const cups = await productOf(test.shop, 'tealight-holder');
      const { min, step } = cups.variants[0]?.quantity ?? { min: 0, step: 0 };
      await fill(test.shop, 'tealight-holder');
      const { find } = await openDrawer(test.shop);
      expect(find(LESS).getAttribute('aria-disabled')).to.equal('true');
      find(LESS).click();
      expect(lines()[0]?.quantity).to.equal(min);
      find(MORE).click();
      await settled();
      expect(lines()[0]?.quantity).to.equal(min + step);
    });

    it('moves a typed number to one that can be ordered', async () => {
      await fill(test.shop, 'ceramics-class');
      const { find } = await openDrawer(test.shop);
      const input = find<HTMLInputElement>('input[type=number]');
      input.value = '99';
      input.dispatchEvent(new Event('change'));
      await settled();
      expect(lines()[0]?.quantity).to.equal(4);
      await waitUntil(() => input.value === '4');
      input.value = '';
      input.dispatchEvent(new Event('change'));
      await settled();
      expect(lines()[0]?.quantity).to.equal(1);
    });

    it('shows an error at the line, with the number available', async () => {
      const [line] = await fill(test.shop, 'teapot');
      test.backend.sell(line?.variantId ?? '', 2);
      const { all, find } = await openDrawer(test.shop);
      find(MORE).click();
      await waitUntil(() => all('.problem')[0]?.innerText === 'No more in stock.');
      expect(all('.problem')[0]?.dataset['tone'], 'no fault of the shopper').to.equal('caution');
      expect(all(MORE)[0]?.getAttribute('aria-disabled')).to.equal('true');
      await waitUntil(() => find('[role=alert].visually-hidden').textContent === 'No more in stock.');
      expect(find<HTMLInputElement>('input[type=number]').value).to.equal('1');
    });

    it('can be vetoed by the page, or done by it', async () => {
      await fill(test.shop, 'stoneware-mug');
      const { find, root } = await openDrawer(test.shop);
      root.addEventListener('vitrine-cart-update-request', (event) => event.preventDefault(), { once: true });
      const input = find<HTMLInputElement>('input[type=number]');
      input.value = '5';
      input.dispatchEvent(new Event('change'));
      expect(input.value).to.equal('1');
      root.addEventListener('vitrine-cart-update-request', (event) => event.respondWith(Promise.resolve()), {
        once: true,
      });
      const done = oneEvent(root, 'vitrine-cart-update-success');
      find(MORE).click();
      await done;
      expect(test.calls.get('cart.update')).to.equal(undefined);
    });
  });

  describe('removal', () => {
    it('is sent at once, and leaves an undo row in its place, with focus', async () => {
      await fill(test.shop, 'stoneware-mug', 'linen-cushion', 'wool-throw');
      const { all, find, focused } = await openDrawer(test.shop);
      const [, second] = all('.remove');
      second?.focus();
      second?.click();
      await waitUntil(() => all('.undo').length === 1);
      expect(test.calls.get('cart.remove')).to.equal(1);
      expect(all('.lines > li').map((row) => row.querySelector('h3, p')?.textContent?.trim())).to.deep.equal([
        'Stoneware mug',
        'Linen cushion was removed.',
        'Wool throw',
      ]);
      expect(focused()?.innerText).to.equal('Undo');
      expect(focused()?.getAttribute('aria-describedby')).to.equal(find('.undo p').id);
    });

    it('can be undone, with everything the line had', async () => {
      await fill(test.shop, 'stoneware-mug');
      await test.shop.cart.addGiftCards([gift]);
      await fill(test.shop, 'wool-throw');
      const { all, find, focused } = await openDrawer(test.shop);
      const before = lines()[1];
      all('.remove')[1]?.click();
      await waitUntil(() => all('.undo').length === 1);
      await settled();
      find('.undo button').click();
      await waitUntil(() => all('.undo').length === 0);
      expect(
        all('h3').map((title) => title.innerText),
        'in its place at once',
      ).to.deep.equal(['Stoneware mug', 'Gift card', 'Wool throw']);
      await settled();
      await waitUntil(() => focused() === all('.remove')[1]);
      const { id: _old, ...was } = before as CartLine;
      const { id: _new, ...is } = lines()[1] as CartLine;
      expect(is).to.deep.equal(was);
      expect(is.recipient).to.include({ name: 'Nadia Rahman', email: 'nadia@example.com' });
    });

    it('undone after the drawer was closed, does not open it again', async () => {
      test = makeShop({ reactions: defaultReactions });
      await fill(test.shop, 'stoneware-mug');
      test.shop.view.closeCart();
      const { all, dialog, find } = await openDrawer(test.shop);
      find('.remove').click();
      await waitUntil(() => all('.undo').length === 1);
      await settled();
      test.hold = true;
      find('.undo button').click();
      test.shop.view.closeCart();
      await waitUntil(() => !dialog.open);
      test.hold = false;
      await settled();
      expect(lines().length).to.equal(1);
      expect(test.shop.view.$cartOpen.get()).to.be.false;
    });

    it('of the last line shows the empty cart below its undo', async () => {
      await fill(test.shop, 'stoneware-mug');
      const { all, find, text } = await openDrawer(test.shop);
      find('.remove').click();
      await waitUntil(() => text().includes('Your cart is empty.'));
      expect(all('.undo').length).to.equal(1);
      expect(all('footer').length).to.equal(0);
    });

    it('is final with the next act', async () => {
      await fill(test.shop, 'stoneware-mug', 'linen-cushion');
      const { all, find } = await openDrawer(test.shop);
      find('.remove').click();
      await waitUntil(() => all('.undo').length === 1);
      find(MORE).click();
      await waitUntil(() => all('.undo').length === 0);
      expect(test.shop.cart.$state.get().removed).to.deep.equal([]);
    });

    it('brings the line back when it is rejected, with the error', async () => {
      await fill(test.shop, 'stoneware-mug');
      const { all, find, focused } = await openDrawer(test.shop);
      const { VitrineError } = await import('@vitrine/core');
      test.failures.push(new VitrineError('bad-response'));
      find('.remove').click();
      await waitUntil(() => all('.problem').length === 1);
      expect(all('.undo').length).to.equal(0);
      expect(focused(), 'focus stays in the dialog').not.to.equal(null);
    });

    it('can be vetoed by the page', async () => {
      await fill(test.shop, 'stoneware-mug');
      const { all, drawer, find, root } = await openDrawer(test.shop);
      root.addEventListener('vitrine-cart-remove-request', (event) => event.preventDefault());
      find('.remove').click();
      await drawer.updateComplete;
      expect(all('.undo').length).to.equal(0);
      expect(lines().length).to.equal(1);
    });
  });
});
