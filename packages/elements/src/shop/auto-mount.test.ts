import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { makeShop, type TestShop, type TestShopOptions } from '@vitrine/testing/make-shop';
import { providePageShop } from '../base/shop-context.js';
import { whenIdle } from '../base/when-idle.js';
import { autoMountOverlays } from './auto-mount.js';

const idle = (): Promise<void> => new Promise((resolve) => whenIdle(resolve));

describe('files of sheet and drawer', () => {
  let end = (): void => {};
  afterEach(() => end());

  /** The overlays of a shop on a network that fails `failures` times; `asked` lists what was fetched, in order. */
  async function attach({
    failures = 0,
    drawer = true,
    ...options
  }: TestShopOptions & { failures?: number; drawer?: boolean } = {}): Promise<{
    readonly test: TestShop;
    readonly asked: string[];
    readonly detach: () => void;
  }> {
    const test = makeShop(options);
    const root = await fixture<HTMLElement>(html`<div></div>`);
    const asked: string[] = [];
    const fetch = (name: string) => async (): Promise<void> => {
      asked.push(name);
      if (asked.length <= failures) throw new Error('the network failed');
    };
    const detach = autoMountOverlays(test.shop, () => root, {
      sheet: () => true,
      drawer: () => drawer,
      load: { sheet: fetch('sheet'), drawer: fetch('drawer'), toast: fetch('toast') },
    });
    end = () => {
      detach();
      test.shop.dispose();
    };
    return { test, asked, detach };
  }

  it('are fetched once there is a shop and the page is idle', async () => {
    const { test, asked } = await attach();
    expect(asked).to.deep.equal([]);
    await waitUntil(() => asked.length === 2);
    expect(asked).to.deep.equal(['sheet', 'drawer']);
    await test.shop.setMarket({ locale: 'vi' });
    await idle();
    expect(asked, 'not again with another market').to.have.lengthOf(2);
  });

  it('are not fetched when the page or the backend does not use them', async () => {
    const { asked } = await attach({ drawer: false });
    await waitUntil(() => asked.length > 0);
    expect(asked).to.deep.equal(['sheet']);
    end();
    const reading = await attach({ without: ['cart', 'checkout', 'giftCard'] });
    await waitUntil(() => reading.asked.length > 0);
    expect(reading.asked).to.deep.equal(['sheet']);
  });

  it('are not fetched for a shop that was disposed before', async () => {
    const { test, asked, detach } = await attach();
    await new Promise<void>((ready) => test.shop.$state.subscribe(({ phase }) => phase === 'ready' && ready()));
    detach();
    await idle();
    expect(asked).to.deep.equal([]);
  });

  it('are fetched again by the act that needs them, after a network failure', async () => {
    const { test, asked } = await attach({ failures: 2 });
    await waitUntil(() => asked.length === 2);
    test.shop.view.openCart();
    await waitUntil(() => asked.length === 3);
    expect(asked[2]).to.equal('drawer');
  });
});

describe('overlays that the page removes', () => {
  const removals: Record<string, (root: HTMLElement) => HTMLElement> = {
    'another content of its root': (root) => {
      root.innerHTML = '<p>next</p>';
      return root;
    },
    'another root': (root) => {
      const next = document.createElement('div');
      root.replaceWith(next);
      return next;
    },
    'its removal alone': (root) => {
      root.querySelector('vitrine-product-sheet')?.remove();
      root.querySelector('vitrine-cart-drawer')?.remove();
      return root;
    },
  };
  const opened = (root: HTMLElement, tag: string): boolean =>
    root.querySelector(tag)?.shadowRoot?.querySelector('dialog')?.matches(':modal, :popover-open') === true;

  for (const [title, remove] of Object.entries(removals)) {
    for (const wasOpen of [false, true]) {
      it(`open again after ${title}, removed while ${wasOpen ? 'open' : 'closed'}`, async () => {
        await Promise.all([import('../define/product-sheet.js'), import('../define/cart-drawer.js')]);
        const test = makeShop();
        let root = await fixture<HTMLElement>(html`<div></div>`);
        const load = { sheet: async () => {}, drawer: async () => {}, toast: async () => {} };
        providePageShop(test.shop);
        const detach = autoMountOverlays(test.shop, () => root, { sheet: () => true, drawer: () => true, load });
        try {
          const acts: [string, () => void, () => void][] = [
            [
              'vitrine-product-sheet',
              () => test.shop.view.openProduct({ handle: 'mug' }, { element: 'test' }),
              () => test.shop.view.closeProduct(),
            ],
            ['vitrine-cart-drawer', () => test.shop.view.openCart(), () => test.shop.view.closeCart()],
          ];
          for (const [tag, open, close] of acts) {
            open();
            await waitUntil(() => opened(root, tag), `${tag} opens`);
            if (!wasOpen) close();
            root = remove(root);
            await idle();
            expect(test.shop.view.$product.get(), 'the view does not say that something is open').to.equal(null);
            expect(test.shop.view.$cartOpen.get()).to.equal(false);
            open();
            await waitUntil(() => opened(root, tag), `${tag} opens again`);
            close();
          }
        } finally {
          detach();
          providePageShop(undefined);
          test.shop.dispose();
        }
      });
    }
  }
});
