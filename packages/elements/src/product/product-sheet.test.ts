import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { VitrineError, type ProductRef } from '@vitrine/core';
import { atom } from 'nanostores';
import '../define/shop.js';
import '../define/product-sheet.js';
import type { VitrineRequestEvent } from '../base/request-event.js';
import { activate, deactivate, type ActivePlayer } from '../player/active/active-player.js';
import type { VitrineProductSheet } from './product-sheet.js';
import { makeShop, type TestShop, type TestShopOptions } from '@vitrine/testing/make-shop';

const source = { element: 'vitrine-player', videoId: 'video-1' };
const price = { amount: 2400, currency: 'USD', exponent: 2 };

describe('<vitrine-product-sheet>', () => {
  let test: TestShop;
  const undo: (() => void)[] = [];

  afterEach(() => {
    test.shop.dispose();
    for (const back of undo.splice(0)) back();
  });

  async function place(options: TestShopOptions = {}, dir: 'ltr' | 'rtl' = 'ltr', lang = 'en') {
    test = makeShop(options);
    const root = await fixture<HTMLElement>(
      html`<div dir=${dir} lang=${lang}>
        <button id="opener">open</button>
        <vitrine-shop .shop=${test.shop}><vitrine-product-sheet></vitrine-product-sheet></vitrine-shop>
      </div>`,
    );
    const sheet = root.querySelector('vitrine-product-sheet') as VitrineProductSheet;
    root.querySelector<HTMLElement>('#opener')?.focus();
    await waitUntil(() => sheet.renderRoot.querySelector('dialog'));
    const find = <E extends HTMLElement = HTMLElement>(selector: string): E => {
      const found = sheet.renderRoot.querySelector<E>(selector);
      if (!found) throw new Error(`no ${selector}`);
      return found;
    };
    const has = (selector: string): boolean => sheet.renderRoot.querySelector(selector) !== null;
    return { root, sheet, find, has, dialog: find<HTMLDialogElement>('dialog') };
  }

  async function opened(ref: ProductRef, ...more: Parameters<typeof place>) {
    const placed = await place(...more);
    const viewed = oneEvent(placed.root, 'vitrine-product-view');
    test.shop.view.openProduct(ref, source);
    await viewed;
    await placed.sheet.updateComplete;
    return placed;
  }

  /** The radio of a value, found by its label. */
  function radio(sheet: VitrineProductSheet, label: string): HTMLInputElement {
    const found = [...sheet.renderRoot.querySelectorAll('label')].find((one) =>
      one.textContent?.trim().startsWith(label),
    );
    const input = found?.querySelector('input');
    if (!input) throw new Error(`no value ${label}`);
    return input;
  }

  const isShown = (dialog: HTMLDialogElement): boolean => dialog.matches(':modal, :popover-open');
  const narrow = (): void => {
    const real = window.matchMedia;
    window.matchMedia = (query) =>
      Object.assign(new EventTarget(), { matches: !query.includes('min-width'), media: query }) as MediaQueryList;
    undo.push(() => (window.matchMedia = real));
  };

  it('is accessible', async () => {
    const { sheet } = await opened({ handle: 'steel-bottle' });
    await expect(sheet).to.be.accessible();
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`is closed by a swipe down where it is a bottom sheet, the same as by Escape (${dir})`, async () => {
      narrow();
      const { root, dialog, find } = await opened({ handle: 'stoneware-mug' }, {}, dir);
      const opener = root.querySelector('#opener');
      const closed = oneEvent(root, 'vitrine-product-close');
      const at = { pointerType: 'touch', isPrimary: true, bubbles: true, composed: true };
      find('header').dispatchEvent(new PointerEvent('pointerdown', at));
      find('header').dispatchEvent(new PointerEvent('pointermove', { ...at, clientY: dialog.offsetHeight / 2 }));
      find('header').dispatchEvent(new PointerEvent('pointerup', { ...at, clientY: dialog.offsetHeight / 2 }));
      const { detail } = (await closed) as CustomEvent<{ product: ProductRef }>;
      expect(detail.product).to.deep.equal({ handle: 'stoneware-mug' });
      expect(isShown(dialog)).to.equal(false);
      expect(document.activeElement).to.equal(opener);
    });
  }

  it('shows a single picture as wide as the sheet', async () => {
    const { find, dialog } = await opened({ handle: 'gift-card' });
    const [picture, around] = [find('.picture').getBoundingClientRect(), dialog.getBoundingClientRect()];
    expect(picture.left).to.be.above(around.left);
    expect(picture.right).to.be.below(around.right);
    expect(picture.width).to.be.above(around.width * 0.8);
  });

  it('shows the product that is open in the shop, with price, stock and terms', async () => {
    const { sheet, find } = await opened(
      { handle: 'stoneware-mug' },
      { productUrl: (handle) => `/products/${handle}` },
    );
    expect(find('h2').textContent?.trim()).to.equal('Stoneware mug');
    expect(find('.price').textContent?.trim()).to.equal('$24.00');
    expect(find('.stock').textContent?.trim()).to.equal('In stock');
    expect(find('.terms').textContent).to.contain('Delivery').and.contain('Returns').and.contain('Buyer protection');
    expect(find<HTMLAnchorElement>('a').href).to.match(/\/products\/stoneware-mug$/);
    expect(sheet.renderRoot.querySelectorAll('.picture').length).to.be.greaterThan(1);
  });

  it('explains a struck-through price in words', async () => {
    const { find, sheet } = await opened({ handle: 'stoneware-mug' });
    radio(sheet, 'Rust').click();
    await waitUntil(() => find('.price').textContent?.includes('Was'));
    expect(find('.price .visually-hidden').textContent?.trim()).to.equal('Now $24.00, Was $29.00');
    expect(find('.price s').textContent?.trim()).to.equal('$29.00');
  });

  it('starts with the requested variant, else with the first that can be bought', async () => {
    const { find, sheet } = await opened({ handle: 'steel-bottle' });
    const product = test.shop.catalog.peek({ handle: 'steel-bottle' });
    const last = product?.variants.filter(({ purchasable }) => purchasable).at(-1);
    expect(
      [...sheet.renderRoot.querySelectorAll<HTMLInputElement>(':checked')].map(({ value }) => value),
    ).to.deep.equal(
      product?.variants.find(({ purchasable }) => purchasable)?.selectedOptions.map(({ value }) => value),
    );
    for (const ref of [{ variantId: last?.id ?? '' }, { sku: last?.sku ?? '' }]) {
      test.shop.view.closeProduct();
      await sheet.updateComplete;
      const viewed = oneEvent(sheet, 'vitrine-product-view');
      test.shop.view.openProduct({ handle: 'steel-bottle', ...ref }, source);
      await viewed;
      await sheet.updateComplete;
      expect(
        [...sheet.renderRoot.querySelectorAll<HTMLInputElement>(':checked')].map(({ value }) => value),
      ).to.deep.equal(last?.selectedOptions.map(({ value }) => value));
    }
    expect(find('h2').textContent?.trim()).to.equal('Steel bottle');
  });

  describe('options', () => {
    it('has one radio group per axis, moved with the arrow keys', async () => {
      const { sheet, root } = await opened({ handle: 'steel-bottle' });
      expect(sheet.renderRoot.querySelectorAll('fieldset').length).to.equal(3);
      radio(sheet, 'Sand').focus();
      const changed = oneEvent(root, 'vitrine-variant-change');
      await sendKeys({ press: 'ArrowDown' });
      const { detail } = await changed;
      expect(detail.product.handle).to.equal('steel-bottle');
      expect(radio(sheet, 'Moss').checked).to.equal(true);
    });

    it('says why a value is unavailable, once in the list and in the label of each value', async () => {
      const { sheet } = await opened({ handle: 'steel-bottle' });
      const text = (sheet.renderRoot.querySelector('.scroll') as HTMLElement).textContent ?? '';
      expect(text).to.contain('Sold out in Sand: 750');
      expect(text).to.contain('Not available in 350');
      expect(radio(sheet, '750').closest('label')?.textContent).to.contain('Sold out in Sand');
    });

    it('changes the other axes to the nearest combination and announces it', async () => {
      const { sheet, find } = await opened({ handle: 'steel-bottle' });
      radio(sheet, 'Straw lid').click();
      await sheet.updateComplete;
      expect(radio(sheet, 'Straw lid').checked).to.equal(true);
      expect(radio(sheet, '500').checked).to.equal(true);
      expect(find('.moved').textContent).to.match(/Changed to match: Size: 500/);
      await waitUntil(() => find('[role=status]').textContent?.includes('Changed to match'), 'announced', {
        timeout: 4000,
      });
    });

    it('emits the new variant', async () => {
      const { sheet, root } = await opened({ handle: 'stoneware-mug' });
      const changed = oneEvent(root, 'vitrine-variant-change');
      const reported: string[] = [];
      test.shop.on('variant-change', ({ variantId }) => reported.push(variantId));
      radio(sheet, 'Moss').click();
      const { detail } = await changed;
      expect(detail.source).to.deep.equal(source);
      expect(reported).to.deep.equal([detail.variantId]);
      expect(detail.product.variants.find(({ id }: { id: string }) => id === detail.variantId)?.title).to.contain(
        'Moss',
      );
    });

    it('does not add a variant that is sold out', async () => {
      const { find } = await opened(
        { handle: 'stoneware-mug' },
        {
          edit: (product) => ({
            ...product,
            available: false,
            variants: product.variants.map((one) => ({ ...one, purchasable: false, stock: { state: 'out' } })),
          }),
        },
      );
      expect(find('.add').getAttribute('aria-disabled')).to.equal('true');
      expect(find('.add').textContent?.trim()).to.equal('Sold out');
      find('.add').click();
      await test.shop.cart.settled();
      expect(test.calls.get('cart.add')).to.equal(undefined);
      expect(find('.stock').textContent?.trim()).to.equal('Sold out');
    });
  });

  describe('quantity', () => {
    it('keeps the quantity rule of the variant and shows it', async () => {
      const { find, sheet, root } = await opened({ handle: 'soap-bar' });
      const input = find<HTMLInputElement>('.stepper input');
      expect(input.value).to.equal('3');
      expect(find('#quantity-hint').textContent?.trim()).to.equal('Minimum 3 · In steps of 3');
      find<HTMLButtonElement>('.stepper button:last-child').click();
      await sheet.updateComplete;
      expect(input.value).to.equal('6');
      const requested = oneEvent(root, 'vitrine-cart-add-request');
      find('.add').click();
      expect((await requested).detail.lines[0].quantity).to.equal(6);
    });

    it('moves a typed number to the nearest that can be ordered, and announces it', async () => {
      const { find, sheet } = await opened({ handle: 'soap-bar' });
      const input = find<HTMLInputElement>('.stepper input');
      input.value = '400';
      input.dispatchEvent(new Event('change'));
      await sheet.updateComplete;
      expect(input.value).to.equal('24');
      expect(find('.stepper button:last-child').ariaDisabled).to.equal('true');
      find('.stepper button:last-child').click();
      await sheet.updateComplete;
      expect(input.value).to.equal('24');
      await waitUntil(() => find('[role=status]').textContent?.includes('Quantity: 24'), 'announced', {
        timeout: 4000,
      });
    });
  });

  describe('add', () => {
    it('adds the chosen variant with its source', async () => {
      const { find, sheet, root } = await opened({ handle: 'stoneware-mug' });
      radio(sheet, 'Moss').click();
      await sheet.updateComplete;
      const added = oneEvent(root, 'vitrine-cart-add-success');
      find('.add').click();
      const { detail } = await added;
      expect(detail.source).to.deep.equal(source);
      expect(detail.cart.lines[0].variantTitle).to.equal('Moss');
      await waitUntil(() => find('.add').textContent?.includes('Added'));
      await waitUntil(() => find('[role=status]').textContent?.includes('added to your cart'), 'announced', {
        timeout: 4000,
      });
    });

    it('adds once for a double click, with the mouse or a held key', async () => {
      const { find, sheet } = await opened({ handle: 'stoneware-mug' });
      find('.add').click();
      find('.add').click();
      find<HTMLFormElement>('form').requestSubmit();
      await test.shop.cart.settled();
      await sheet.updateComplete;
      expect(test.shop.cart.$state.get().cart?.count).to.equal(1);
    });

    it('adds on Enter on an option', async () => {
      const { sheet, root } = await opened({ handle: 'stoneware-mug' });
      radio(sheet, 'Sand').focus();
      const added = oneEvent(root, 'vitrine-cart-add-success');
      await sendKeys({ press: 'Enter' });
      expect((await added).detail.cart.count).to.equal(1);
    });

    it('shows that it is busy, and stays usable meanwhile', async () => {
      const { find, sheet } = await opened({ handle: 'stoneware-mug' });
      test.hold = true;
      find('.add').click();
      await waitUntil(() => find('.add').getAttribute('aria-busy') === 'true');
      expect(find('.add').textContent?.trim()).to.equal('Adding');
      expect(find('.add').hasAttribute('aria-disabled')).to.equal(false);
      test.hold = false;
      await waitUntil(() => find('.add').textContent?.includes('Added'));
      expect(sheet.renderRoot.querySelector('[aria-busy]')).to.equal(null);
    });

    it('can be vetoed', async () => {
      const { find, root } = await opened({ handle: 'stoneware-mug' });
      root.addEventListener('vitrine-cart-add-request', (event) => event.preventDefault(), { once: true });
      find('.add').click();
      await test.shop.cart.settled();
      await waitUntil(() => find('.add').textContent?.includes('Add to cart'));
      expect(test.calls.get('cart.add')).to.equal(undefined);
    });

    it('can be done by the page itself', async () => {
      const { find, root } = await opened({ handle: 'stoneware-mug' });
      let answer = (): void => {};
      root.addEventListener(
        'vitrine-cart-add-request',
        (event) => {
          (event as VitrineRequestEvent<unknown>).respondWith(new Promise<void>((resolve) => (answer = resolve)));
        },
        { once: true },
      );
      const added = oneEvent(root, 'vitrine-cart-add-success');
      find('.add').click();
      await waitUntil(() => find('.add').textContent?.includes('Adding'));
      answer();
      await added;
      await waitUntil(() => find('.add').textContent?.includes('Added'));
      expect(test.calls.get('cart.add')).to.equal(undefined);
    });

    it('shows an error at the button in the words of the locale, with the number left', async () => {
      const { find, has, root } = await opened({ handle: 'stoneware-mug' });
      test.failures.push(new VitrineError('out-of-stock', { available: 2, message: 'SKU-77 not enough' }));
      const failed = oneEvent(root, 'vitrine-cart-add-error');
      find('.add').click();
      expect((await failed).detail).to.include({ code: 'out-of-stock', recoverable: false });
      await waitUntil(() => has('footer .problem'));
      expect(find('footer .problem').textContent?.trim()).to.equal('Sold out. Only 2 left.');
      await waitUntil(() => find('[role=alert]').textContent === 'Sold out. Only 2 left.', 'announced', {
        timeout: 4000,
      });
      expect(find('dialog').textContent).not.to.contain('SKU-77');
    });

    it('lets the provider send the result when the sheet has left the page', async () => {
      const { find, sheet, root } = await opened({ handle: 'stoneware-mug' });
      test.hold = true;
      const added = oneEvent(root, 'vitrine-cart-add-success');
      find('.add').click();
      await waitUntil(() => find('.add').getAttribute('aria-busy') === 'true');
      sheet.remove();
      test.hold = false;
      expect(((await added).target as Element).localName).to.equal('vitrine-shop');
    });
  });

  describe('buy now', () => {
    it('reports an unsafe address as an error of the checkout', async () => {
      const { find, root } = await opened({ handle: 'stoneware-mug' });
      Object.assign(test.shop.checkout, { url: () => Promise.reject(new VitrineError('unsafe-url')) });
      const rejected = oneEvent(root, 'vitrine-checkout-start-error');
      find('[part=buy-now]').click();
      expect((await rejected).detail).to.include({ code: 'unsafe-url', recoverable: false });
    });

    it('asks before the add and before it leaves, and leaves only for a safe address', async () => {
      const { find, root } = await opened({ handle: 'stoneware-mug' });
      const lines: unknown[] = [];
      root.addEventListener('vitrine-cart-add-request', (event) => lines.push((event as CustomEvent).detail));
      const leaving = new Promise<string>((resolve) => {
        root.addEventListener('vitrine-checkout-start-request', (event) => {
          event.preventDefault();
          resolve(String((event as CustomEvent).detail.url));
        });
      });
      find('[part=buy-now]').click();
      expect(new URL(await leaving).origin).to.equal(location.origin);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.deep.include({ buyNow: true, source });
      expect(test.shop.cart.$state.get().cart).to.equal(null);
    });

    it('is not shown if the backend does not support it', async () => {
      const { has } = await opened({ handle: 'stoneware-mug' }, { without: ['checkout'] });
      expect(has('[part=buy-now]')).to.equal(false);
      expect(has('.add')).to.equal(true);
    });
  });

  it('offers the form for a gift card in place of options and the add button', async () => {
    if (!customElements.get('vitrine-gift-card-form'))
      customElements.define('vitrine-gift-card-form', class extends HTMLElement {});
    const { find, has } = await opened({ handle: 'gift-card' });
    expect(has('fieldset')).to.equal(false);
    expect(find('.add').textContent?.trim()).to.equal('Choose amount and design');
    find('.add').click();
    await waitUntil(() => has('vitrine-gift-card-form'));
    expect(has('footer')).to.equal(false);
  });

  it('sells a gift card by its variants if the backend has no gift-card port', async () => {
    const { find, sheet } = await opened({ handle: 'gift-card' }, { without: ['giftCard'] });
    expect(sheet.renderRoot.querySelectorAll('fieldset').length).to.equal(1);
    expect(find('.add').textContent).to.contain('Add to cart');
  });

  it('is read-only without a cart, with the link to the shop', async () => {
    const { has, find } = await opened(
      { handle: 'stoneware-mug' },
      { without: ['cart', 'checkout'], productUrl: (handle) => `/p/${handle}` },
    );
    expect(has('footer')).to.equal(false);
    expect(has('.quantity')).to.equal(false);
    expect(find('a').textContent?.trim()).to.equal('View in shop');
  });

  it('shows a skeleton, then the product', async () => {
    const { sheet, find, has } = await place();
    test.hold = true;
    test.shop.view.openProduct({ handle: 'stoneware-mug' }, source);
    await waitUntil(() => has('.bones'));
    expect(find('dialog').getAttribute('aria-busy')).to.equal('true');
    expect(find('h2').textContent?.trim()).to.equal('Loading product');
    test.hold = false;
    await waitUntil(() => !has('.bones'));
    expect(find('h2').textContent?.trim()).to.equal('Stoneware mug');
    expect(sheet.shadowRoot?.activeElement).to.equal(find('h2'));
  });

  it('shows that a product is no longer available', async () => {
    const { find, has } = await place();
    test.shop.view.openProduct({ handle: 'no-such-thing' }, source);
    await waitUntil(() => find('h2').textContent?.trim() === 'This product is no longer available.');
    expect(has('.bones')).to.equal(false);
    expect(has('.add')).to.equal(false);
  });

  it('shows that the product could not be loaded, and tries again', async () => {
    const { find, has } = await place();
    test.failures.push(new VitrineError('misconfigured'));
    test.shop.view.openProduct({ handle: 'stoneware-mug' }, source);
    await waitUntil(() => has('.scroll .secondary'));
    expect(find('h2').textContent?.trim()).to.equal('This shop isn’t set up yet.');
    await waitUntil(() => find('[role=alert]').textContent === 'This shop isn’t set up yet.', 'announced', {
      timeout: 4000,
    });
    find('.scroll .secondary').click();
    await waitUntil(() => find('h2').textContent?.trim() === 'Stoneware mug');
  });

  it('fetches the stock again each time it opens', async () => {
    const { sheet, find } = await opened({ handle: 'teapot' });
    const product = test.shop.catalog.peek({ handle: 'teapot' });
    sheet.close();
    test.backend.sell(product?.variants[0]?.id ?? '', 2);
    const viewed = oneEvent(sheet, 'vitrine-product-view');
    test.shop.view.openProduct({ handle: 'teapot' }, source);
    await viewed;
    await waitUntil(() => find('.stock').textContent === 'Only 1 left');
  });

  describe('opening and closing', () => {
    it('is a popover beside the page where there is room, and gives focus back', async () => {
      const { dialog, sheet, root } = await opened({ handle: 'stoneware-mug' });
      expect(dialog.matches(':modal')).to.equal(false);
      expect(isShown(dialog)).to.equal(true);
      expect(sheet.shadowRoot?.activeElement?.id).to.equal('title');
      const closed = oneEvent(root, 'vitrine-product-close');
      await sendKeys({ press: 'Escape' });
      expect((await closed).detail).to.deep.equal({ source, product: { handle: 'stoneware-mug' } });
      expect(isShown(dialog)).to.equal(false);
      expect(document.activeElement?.id).to.equal('opener');
      expect(test.shop.view.$product.get()).to.equal(null);
    });

    it('is modal where there is not, with pause and mute of its video', async () => {
      narrow();
      const $state = atom({ paused: false, muted: true });
      const video: ActivePlayer = {
        $state,
        play: () => $state.set({ ...$state.get(), paused: false }),
        pause: () => $state.set({ ...$state.get(), paused: true }),
        setMuted: (muted) => $state.set({ ...$state.get(), muted }),
        setCoveredArea: () => undefined,
      };
      activate(video);
      undo.push(() => deactivate(video));
      const { dialog, sheet } = await opened({ handle: 'stoneware-mug' });
      expect(dialog.matches(':modal')).to.equal(true);
      expect($state.get().paused).to.equal(false);
      const named = (label: string): HTMLButtonElement | null => dialog.querySelector(`header [aria-label="${label}"]`);
      named('Pause video')?.click();
      named('Unmute video')?.click();
      await sheet.updateComplete;
      expect($state.get()).to.deep.equal({ paused: true, muted: false });
      expect(named('Play video')).not.to.equal(null);
      expect(named('Mute video')).not.to.equal(null);
    });

    it('stays open for a press on a control of the video, closes for one on its picture, which plays on', async () => {
      const { root, sheet, dialog } = await opened({ handle: 'stoneware-mug' });
      const video = document.createElement('vitrine-player');
      const picture = document.createElement('i');
      const control = document.createElement('button');
      video.append(picture, control);
      root.append(video);
      const pressed: string[] = [];
      video.addEventListener('click', (event) => pressed.push((event.target as Element).localName));
      const press = (element: Element): void => {
        element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
      };
      press(control);
      await sheet.updateComplete;
      expect(isShown(dialog)).to.equal(true);
      press(picture);
      await sheet.updateComplete;
      expect(isShown(dialog)).to.equal(false);
      expect(pressed).to.deep.equal(['button']);
    });

    it('changes its content when another product is opened, without closing', async () => {
      const { root, find, dialog } = await opened({ handle: 'stoneware-mug' });
      const events: string[] = [];
      for (const name of ['vitrine-product-close', 'vitrine-product-view'] as const)
        root.addEventListener(name, () => events.push(name));
      test.shop.view.openProduct({ handle: 'teapot' }, source);
      await waitUntil(() => find('h2').textContent?.trim() === 'Teapot');
      expect(isShown(dialog)).to.equal(true);
      expect(events).to.deep.equal(['vitrine-product-close', 'vitrine-product-view']);
    });

    it('ends its subscriptions when it is removed', async () => {
      const { sheet, dialog } = await opened({ handle: 'stoneware-mug' });
      sheet.remove();
      expect(isShown(dialog)).to.equal(false);
      test.shop.view.closeProduct();
      test.shop.view.openProduct({ handle: 'teapot' }, source);
      expect(isShown(dialog)).to.equal(false);
    });
  });

  it('is right-to-left in Arabic, with the parts of an amount in order', async () => {
    const { find, sheet } = await opened(
      { handle: 'stoneware-mug' },
      {
        market: { locale: 'ar' },
        edit: (product) => ({ ...product, variants: product.variants.map((one) => ({ ...one, price })) }),
      },
      'rtl',
      'ar',
    );
    await waitUntil(() => find('.root').lang === 'ar');
    expect(find('.root').dir).to.equal('rtl');
    expect(find('.add').textContent).to.contain('أضف إلى السلة');
    expect(find('.price').textContent).to.match(/^\u2066[^\u200f]+US\$\u2069$/);
    const box = find('dialog').getBoundingClientRect();
    expect(box.left).to.be.lessThan(window.innerWidth - box.right);
    await expect(sheet).to.be.accessible();
  });
});
