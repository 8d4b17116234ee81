import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { defaultReactions, VitrineError } from '@vitrine/core';
import { cleanUp, opened, radio, source, test } from '@vitrine/testing/product-sheet';
import type { VitrineRequestEvent } from '../../base/request-event.js';

describe('add to cart in the product sheet', () => {
  afterEach(cleanUp);

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
    expect(sheet.renderRoot.querySelector('[aria-busy=true]')).to.equal(null);
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

describe('an add without a network', () => {
  afterEach(cleanUp);

  it('says so where the press was, is not busy for ever, and tells what became of it', async () => {
    let isOnline = false;
    const back: (() => void)[] = [];
    const online = { isOnline: () => isOnline, onOnline: (act: () => void) => (back.push(act), () => {}) };
    const { find, has, sheet } = await opened({ handle: 'stoneware-mug' }, { online, reactions: defaultReactions });
    find('.add').click();
    await waitUntil(() => has('footer .waiting'));
    expect(find('footer .waiting').textContent).to.match(/^You’re offline/);
    expect(find('.add').getAttribute('aria-busy')).to.equal('false');
    expect(find('.add').textContent).to.contain('Add to cart');
    isOnline = true;
    for (const act of back) act();
    await test.shop.cart.settled();
    await sheet.updateComplete;
    expect(has('footer .waiting')).to.equal(false);
    expect(test.shop.view.$toast.get()?.result.cart.count).to.equal(1);
  });
});

describe('the product sheet after an add that a toast shows', () => {
  afterEach(cleanUp);
  const mug = { handle: 'stoneware-mug' };
  const isOpen = (): boolean => test.shop.view.$product.get() !== null;

  it('closes, so that the video is free again', async () => {
    const { find } = await opened(mug, { reactions: defaultReactions });
    find('.add').click();
    await waitUntil(() => !isOpen());
    expect(test.shop.view.$toast.get()?.result.cart.count).to.equal(1);
  });

  it('stays when something else was chosen or opened before the answer came', async () => {
    const { find, sheet } = await opened(mug, { reactions: defaultReactions });
    test.hold = true;
    find('.add').click();
    radio(sheet, 'Moss').click();
    test.hold = false;
    await test.shop.cart.settled();
    await sheet.updateComplete;
    expect(isOpen()).to.equal(true);
    find('.add').click();
    test.shop.view.openProduct({ handle: 'teapot' }, source);
    await test.shop.cart.settled();
    await sheet.updateComplete;
    expect(test.shop.view.$product.get()?.ref).to.deep.equal({ handle: 'teapot' });
  });

  it('stays after an add that failed', async () => {
    const { find, has } = await opened(mug, { reactions: defaultReactions });
    test.failures.push(new VitrineError('out-of-stock', { available: 2 }));
    find('.add').click();
    await waitUntil(() => has('footer .problem'));
    expect(isOpen()).to.equal(true);
  });

  it('stays with after-add none', async () => {
    const { find } = await opened(mug, { reactions: defaultReactions });
    test.shop.view.setAfterAdd('none');
    find('.add').click();
    await waitUntil(() => find('.add').textContent?.includes('Added'));
    expect(isOpen()).to.equal(true);
  });
});

describe('buy now in the product sheet', () => {
  afterEach(cleanUp);

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
