import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import {
  createMemoryStorage,
  createShop,
  VitrineError,
  type CheckoutPort,
  type Shop,
  type ShopEvent,
} from '@vitrine/core';
import { makeShop } from '@vitrine/testing/make-shop';
import { fill, openDrawer } from '@vitrine/testing/open-drawer';

/** An address on this page: a browser goes there without leaving the tests. */
const here = (hash: string): string => `${location.href.split('#')[0]}#${hash}`;

describe('checkout button', () => {
  let shop: Shop;
  let asked = 0;

  async function open(url: CheckoutPort['url']) {
    asked = 0;
    const { adapter } = makeShop();
    const counted: CheckoutPort['url'] = (options) => {
      asked += 1;
      return url(options);
    };
    shop = createShop(
      { ...adapter, checkout: { url: counted } },
      { storage: createMemoryStorage(), tabs: false, reactions: [] },
    );
    await fill(shop, 'stoneware-mug');
    return openDrawer(shop);
  }

  afterEach(() => {
    shop.dispose();
    history.replaceState(null, '', here('').replace('#', ''));
  });

  it('leaves for the checkout, once on a double press', async () => {
    const { find, root } = await open(async () => here('paid'));
    const events: ShopEvent[] = [];
    shop.on('checkout-start', (event) => events.push(event));
    const done = oneEvent(root, 'vitrine-checkout-start-success');
    find('.checkout').click();
    find('.checkout').click();
    expect((await done).detail.url).to.equal(here('paid'));
    expect(location.hash).to.equal('#paid');
    expect(asked).to.equal(1);
    expect(events.length).to.equal(1);
    await waitUntil(() => find('.checkout').getAttribute('aria-busy') === 'true');
    window.dispatchEvent(new PageTransitionEvent('pageshow'));
    await waitUntil(
      () => find('.checkout').getAttribute('aria-busy') === 'false',
      'it works again when the page comes back',
    );
  });

  it('waits until the cart is settled', async () => {
    let quantity = 0;
    const { find, root } = await open(async () => {
      quantity = shop.cart.$state.get().cart?.lines[0]?.quantity ?? 0;
      return here('settled');
    });
    const done = oneEvent(root, 'vitrine-checkout-start-success');
    find('[aria-label="Increase quantity"]').click();
    find('.checkout').click();
    await done;
    expect(quantity).to.equal(2);
    expect(shop.cart.$state.get().pending).to.equal(0);
  });

  it('does not follow an address that is not listed', async () => {
    const { all, find, root } = await open(async () => 'https://evil.example/pay');
    const rejected = oneEvent(root, 'vitrine-checkout-start-error');
    find('.checkout').click();
    expect((await rejected).detail).to.include({ code: 'unsafe-url', recoverable: false });
    await waitUntil(() => all('footer .problem')[0]?.innerText === 'That address isn’t safe to open.');
    expect(find('.checkout').getAttribute('aria-busy')).to.equal('false');
  });

  it('shows why it failed, and works again', async () => {
    const answers = [Promise.reject(new VitrineError('bad-response')), Promise.resolve(here('again'))];
    answers[0]?.catch(() => {});
    const { all, find, root } = await open(() => answers.shift() ?? Promise.reject(new Error('asked too often')));
    find('.checkout').click();
    await waitUntil(() => all('footer .problem').length === 1);
    const done = oneEvent(root, 'vitrine-checkout-start-success');
    // The next press must not count as a double click.
    await waitUntil(
      () => {
        if (asked < 2) find('.checkout').click();
        return asked === 2;
      },
      'a later press counts again',
      { interval: 450, timeout: 3000 },
    );
    await done;
    await waitUntil(() => all('footer .problem').length === 0);
  });

  it('can be vetoed by the page, or done by it', async () => {
    const { find, root } = await open(async () => here('no'));
    root.addEventListener('vitrine-checkout-start-request', (event) => event.respondWith(Promise.resolve()), {
      once: true,
    });
    const done = oneEvent(root, 'vitrine-checkout-start-success');
    find('.checkout').click();
    await done;
    expect(asked).to.equal(0);
    await waitUntil(() => find('.checkout').getAttribute('aria-busy') === 'false');
  });

  it('is not shown if the shop has no checkout', async () => {
    const test = makeShop({ without: ['checkout'] });
    ({ shop } = test);
    await fill(shop, 'stoneware-mug');
    const { all, find } = await openDrawer(shop);
    expect(all('.checkout').length).to.equal(0);
    expect(find('.total').innerText).to.contain('$24.00');
  });
});
