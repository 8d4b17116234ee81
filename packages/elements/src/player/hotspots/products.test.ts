import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../define/player.js';
import '../../define/shop.js';
import { makeShop, type TestShop } from '@vitrine/testing/make-shop';
import { clip, has, inside, playing, press } from '@vitrine/testing/player-fixture';
import type { VitrinePlayer } from '../player.js';

describe('<vitrine-player> with products', () => {
  let test: TestShop;
  beforeEach(() => {
    test = makeShop();
    localStorage.removeItem('vitrine:player');
  });
  afterEach(() => test.shop.dispose());

  const hotspots = {
    version: 1,
    hotspots: [
      { id: 'mug', product: { handle: 'stoneware-mug' }, start: 0, end: 12, x: 0.3, y: 0.5 },
      { id: 'lamp', product: { handle: 'table-lamp' }, start: 0, end: 5, x: 0.7, y: 0.5 },
      { id: 'ghost', product: { handle: 'nothing-of-the-kind' }, start: 0, end: 12, x: 0.5, y: 0.1 },
    ],
  };
  async function shopped(extra: unknown = ''): Promise<VitrinePlayer> {
    const shop = await fixture(
      html`<vitrine-shop .shop=${test.shop} no-sheet no-drawer
        ><vitrine-player src=${clip} .hotspots=${hotspots}>${extra}</vitrine-player></vitrine-shop
      >`,
    );
    const player = await playing(shop.querySelector('vitrine-player') as VitrinePlayer);
    player.pause();
    await waitUntil(
      () => marks(player).length === 2 && !marks(player).some((mark) => /Product/.test(mark.ariaLabel ?? '')),
      'two markers with names',
      { timeout: 5000 },
    );
    return player;
  }
  const marks = (player: VitrinePlayer): HTMLElement[] => [...player.renderRoot.querySelectorAll<HTMLElement>('.mark')];

  it('fetches all of them in one request and hides those that the shop does not have', async () => {
    const player = await shopped();
    expect(test.calls.get('catalog.products')).to.equal(1);
    expect(marks(player).map((mark) => mark.ariaLabel?.replace(/\$.*/, '$'))).to.deep.equal([
      'Stoneware mug, $',
      'Table lamp, From $',
    ]);
  });

  for (const src of ['/media/none.m3u8', '/media/none.mp4'])
    it(`lists them when ${src} cannot be played`, async () => {
      const shop = await fixture(
        html`<vitrine-shop .shop=${test.shop} no-sheet no-drawer
          ><vitrine-player src=${src} .hotspots=${hotspots}></vitrine-player
        ></vitrine-shop>`,
      );
      const player = shop.querySelector('vitrine-player') as VitrinePlayer;
      await waitUntil(() => has(player, '.start'), 'the words are loaded');
      void player.play();
      await waitUntil(() => has(player, '.fault [data-opens=products]'), 'the button', { timeout: 8000 });
      inside(player)('.fault [data-opens=products]').click();
      await waitUntil(() => player.renderRoot.querySelectorAll('.panel li').length === 2, 'both products');
      const asked = oneEvent(player, 'vitrine-product-open-request');
      inside(player)('.panel li button').click();
      expect((await asked).detail.product).to.deep.equal({ handle: 'stoneware-mug' });
    });

  it('has its hotspots before the controls in tab order', async () => {
    const player = await shopped();
    expect(marks(player)[0]?.getBoundingClientRect().width).to.be.at.least(24);
    const order = [...player.renderRoot.querySelectorAll('.mark, .bar button')];
    expect(order[0]?.classList.contains('mark')).to.equal(true);
    expect(order[1]?.classList.contains('mark')).to.equal(true);
  });

  it('opens a product and reports its source', async () => {
    const player = await shopped();
    const asked = oneEvent(player, 'vitrine-product-open-request');
    marks(player)[0]?.click();
    const { detail } = await asked;
    expect(detail.product).to.deep.equal({ handle: 'stoneware-mug' });
    expect(test.shop.view.$product.get()?.source).to.include({ element: 'vitrine-player', hotspotId: 'mug' });
  });

  it('opens nothing when the page vetoes it', async () => {
    const player = await shopped();
    player.addEventListener('vitrine-product-open-request', (event) => event.preventDefault());
    marks(player)[0]?.click();
    expect(test.shop.view.$product.get()).to.equal(null);
  });

  it('returns the focus to the hotspot, or to its successor', async () => {
    const player = await shopped();
    marks(player)[1]?.focus();
    marks(player)[1]?.click();
    marks(player)[1]?.blur();
    player.seek(8);
    await waitUntil(() => marks(player).length === 1, 'the lamp is gone');
    test.shop.view.closeProduct();
    await waitUntil(() => player.shadowRoot?.activeElement === marks(player)[0], 'the mug has the focus');
  });

  it('lists all of them, also outside their time', async () => {
    const player = await shopped();
    player.seek(8);
    await waitUntil(() => marks(player).length === 1);
    inside(player)('[data-opens=products]').click();
    await waitUntil(() => player.renderRoot.querySelectorAll('.panel .product').length === 2, 'two rows');
    await expect(player).to.be.accessible();
    expect([...player.renderRoot.querySelectorAll('.panel h3')].map((title) => title.textContent)).to.deep.equal([
      'Now',
      'Earlier',
    ]);
    press(inside(player)('.panel .product'), 'Escape');
    await waitUntil(() => !has(player, '.panel'));
    expect(player.shadowRoot?.activeElement?.getAttribute('data-opens')).to.equal('products');
  });

  it('reports a hotspot that was shown', async () => {
    const shown: (string | undefined)[] = [];
    test.shop.on('hotspot-show', ({ source }) => shown.push(source.hotspotId));
    await shopped();
    await waitUntil(() => shown.length === 2, 'both were seen', { timeout: 5000 });
    expect(shown).to.have.members(['mug', 'lamp']);
  });

  it('follows the market: other prices, other titles', async () => {
    const player = await shopped();
    await test.shop.setMarket({ locale: 'ar', currency: 'KWD' });
    await waitUntil(
      () =>
        marks(player).length === 2 && marks(player).every(({ ariaLabel }) => /[\u0600-\u06ff]/.test(ariaLabel ?? '')),
      'titles in Arabic',
      { timeout: 5000 },
    );
  });

  it('reads children, which win by id, and follows their changes', async () => {
    const player = await shopped(
      html`<vitrine-hotspot id="mug" handle="stoneware-mug" x="0.5" y="0.9" start="0"></vitrine-hotspot>`,
    );
    const child = player.querySelector('vitrine-hotspot');
    const box = inside(player)('.screen').getBoundingClientRect();
    const target = (): number => {
      const mark = marks(player).find(({ ariaLabel }) => ariaLabel?.startsWith('Stoneware'));
      const place = mark?.getBoundingClientRect();
      return place ? (place.top + place.height / 2 - box.top) / box.height : NaN;
    };
    expect(target()).to.be.closeTo(0.9, 0.01);
    if (child) child.y = 0.2;
    await waitUntil(() => Math.abs(target() - 0.2) < 0.01, 'it has moved');
  });

  it('has links instead of buttons without a shop', async () => {
    const track = {
      hotspots: [
        { id: 'a', productId: 'x', href: '/mug', start: 0, end: 12, x: 0.3, y: 0.5, label: 'Mug' },
        { id: 'b', productId: 'y', start: 0, end: 12, x: 0.7, y: 0.5 },
      ],
    };
    const player = await playing(
      await fixture<VitrinePlayer>(html`<vitrine-player src=${clip} .hotspots=${track}></vitrine-player>`),
    );
    await waitUntil(() => marks(player).length === 1);
    expect(marks(player)[0]?.localName).to.equal('a');
    expect(marks(player)[0]?.getAttribute('href')).to.contain('/mug');
  });
});
