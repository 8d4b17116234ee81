import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { makeShop, type TestShop, type TestShopOptions } from '@vitrine/testing/make-shop';
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
    const detach = autoMountOverlays(test.shop, root, {
      sheet: () => true,
      drawer: () => drawer,
      load: { sheet: fetch('sheet'), drawer: fetch('drawer') },
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
