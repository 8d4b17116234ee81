import '@vitrine/elements/define/shop';
import '@vitrine/elements/define/cart-drawer';
import { defaultReactions, type Cart, type CartLine } from '@vitrine/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { requestMarket } from '../../packages/elements/src/shop/market-request.js';
import { demoGift, demoShop, usd, vnd, type DemoShop, type DemoShopOptions } from '../support/demo-shop.js';

/** The cart of a shop, over the page, in every state. */
export default {
  title: 'Cart/Cart drawer',
  component: 'vitrine-cart-drawer',
} satisfies Meta;

type Story = StoryObj;

/** A page with its drawer. `prepare` runs before the drawer opens, `then` after it. */
function story(
  options: DemoShopOptions,
  prepare: (demo: DemoShop) => unknown,
  then?: (demo: DemoShop, drawer: Element) => unknown,
  slots: TemplateResult = html``,
): Story {
  return {
    render: () => {
      const demo = demoShop(options);
      const run = async (): Promise<void> => {
        await prepare(demo);
        demo.shop.view.openCart();
        const drawer = document.querySelector('vitrine-cart-drawer');
        await drawer?.updateComplete;
        if (drawer) await then?.(demo, drawer);
      };
      void run();
      return html`<main><h1>Kiln & Clove</h1></main>
        <vitrine-shop .shop=${demo.shop}><vitrine-cart-drawer>${slots}</vitrine-cart-drawer></vitrine-shop>`;
    },
  };
}

const lines = ({ shop }: DemoShop): readonly CartLine[] => shop.cart.$state.get().cart?.lines ?? [];

/** Waits for an element in the drawer: some parts are fetched later. */
async function find<E extends HTMLElement>(drawer: Element, selector: string): Promise<E> {
  for (let frames = 0; frames < 600; frames += 1) {
    const found = drawer.shadowRoot?.querySelector<E>(selector);
    if (found) return found;
    await new Promise((next) => requestAnimationFrame(next));
  }
  throw new Error(`there is no ${selector} in the drawer`);
}

const press = async (drawer: Element, selector: string): Promise<void> => (await find(drawer, selector)).click();

/** Types into a field of the drawer and submits it. */
async function submit(drawer: Element, id: string, value: string): Promise<void> {
  await press(drawer, 'summary');
  const field = await find<HTMLInputElement>(drawer, `#${id}`);
  field.value = value;
  field.form?.requestSubmit();
}

export const Filled = story({}, (demo) => demo.add('stoneware-mug', 'linen-cushion', 'table-lamp'));

/** Opened by an add: focus is on the checkout button, and the new line is highlighted. */
export const JustAdded: Story = story({ reactions: defaultReactions }, (demo) => demo.add('stoneware-mug'));

export const ManyLines = story({}, (demo) =>
  demo.add(
    'stoneware-mug',
    'linen-cushion',
    'table-lamp',
    'wool-throw',
    'ribbed-vase',
    'teapot',
    'walnut-board',
    'hand-soap',
  ),
);

export const FreeShippingReached = story({}, (demo) => demo.add('table-lamp'));

/** With a gift, a discount code and a gift card that pays a part. */
export const GiftAndCodes = story({}, async ({ add, shop }) => {
  await add('stoneware-mug');
  await shop.cart.addGiftCards([demoGift(usd(5000))]);
  await shop.cart.applyCode('WELCOME10');
  await shop.cart.applyGiftCard('KILN-4F7Q-9ZXC-25TT');
});

export const CodeRejected = story(
  {},
  (demo) => demo.add('stoneware-mug'),
  (_demo, drawer) => submit(drawer, 'code', 'AUTUMN'),
);

/** The cart is too small for the code, so the code is not active yet. */
export const CodeDoesNotApply = story({}, async (demo) => {
  await demo.add('table-lamp', 'stoneware-mug');
  await demo.shop.cart.applyCode('SAVE5');
  await demo.shop.cart.remove(lines(demo)[0]?.id ?? '');
});

export const GiftCardRejected = story(
  {},
  (demo) => demo.add('stoneware-mug'),
  (_demo, drawer) => submit(drawer, 'gift', 'KILN-0000-0000-0000'),
);

export const Note = story({}, async ({ add, shop }) => {
  await add('stoneware-mug');
  await shop.cart.setNote('Please ring twice. The bell is behind the rosemary.');
});

export const Empty = story({}, () => {});

export const EmptyInTheShopsWords = story(
  {},
  () => {},
  undefined,
  html`<p slot="empty">Nothing here yet. <a href="#new">See what came out of the kiln this week.</a></p>`,
);

export const Loading = story({}, (demo) => demo.hold());

export const Failed = story({}, (demo) => demo.fail('bad-response'));

/** Offline: changes wait for the network. */
export const Offline = story({}, async (demo) => {
  await demo.add('stoneware-mug', 'linen-cushion');
  demo.offline();
  demo.shop.cart.setQuantity(lines(demo)[0]?.id ?? '', 4).catch(() => {});
});

/** A change is pending: the totals are not certain yet. */
export const Pending = story({}, async (demo) => {
  await demo.add('stoneware-mug', 'linen-cushion');
  demo.hold();
  demo.shop.cart.setQuantity(lines(demo)[0]?.id ?? '', 4).catch(() => {});
});

/** An answer was lost: whether the change was applied is being checked. */
export const Checking = story(
  { edit: onLines((line, at) => (at === 0 ? { ...line, status: 'checking' } : line)) },
  (demo) => demo.add('stoneware-mug', 'linen-cushion'),
);

export const Removed = story(
  {},
  (demo) => demo.add('stoneware-mug', 'linen-cushion'),
  (_demo, drawer) => press(drawer, '.remove'),
);

export const LastLineRemoved = story(
  {},
  (demo) => demo.add('stoneware-mug'),
  (_demo, drawer) => press(drawer, '.remove'),
);

/** The cart has all that is in stock: the first change was capped, the second one rejected. */
export const StockRunsOut = story({}, async (demo) => {
  await demo.add('teapot', 'stoneware-mug');
  await demo.shop.cart.setQuantity(lines(demo)[0]?.id ?? '', 9);
  await demo.shop.cart.setQuantity(lines(demo)[0]?.id ?? '', 9).catch(() => {});
});

/** The page has asked for another currency, and the cart has items. */
export const OtherCurrency = story({}, async (demo) => {
  await demo.add('stoneware-mug', 'linen-cushion');
  await requestMarket(demo.shop, { currency: 'VND' });
});

export const CheckoutFails = story(
  {},
  (demo) => demo.add('stoneware-mug'),
  async (demo, drawer) => {
    await demo.shop.cart.load();
    demo.fail('bad-response');
    return press(drawer, '.checkout');
  },
);

/** A shop without a checkout. */
export const WithoutCheckout = story({ without: ['checkout'] }, (demo) => demo.add('stoneware-mug'));

export const MissingPictures = story(
  {
    edit: onLines(({ picture, ...line }, at) =>
      at === 0 && picture ? { ...line, picture: { ...picture, url: '/gone.jpg' } } : line,
    ),
  },
  (demo) => demo.add('stoneware-mug', 'linen-cushion'),
);

export const LongPrices = story(
  {
    currency: 'VND',
    edit: (cart) => ({
      ...onLines((line) => ({
        ...line,
        unitPrice: vnd(1_234_567_000),
        compareAtPrice: vnd(2_234_567_000),
        total: vnd(1_234_567_000 * line.quantity),
      }))(cart),
      subtotal: { money: vnd(3_703_701_000), estimated: true },
      discounts: [{ title: 'Mùa đông', amount: vnd(234_567_000) }],
      total: { money: vnd(3_469_134_000), estimated: true },
      freeShipping: { threshold: vnd(9_000_000_000), remaining: vnd(5_296_299_000) },
    }),
  },
  async (demo) => {
    await demo.add('stoneware-mug', 'linen-cushion');
    await demo.shop.cart.setQuantity(lines(demo)[0]?.id ?? '', 2);
  },
);

export const LongWords = story(
  {
    edit: (cart) => ({
      ...onLines((line) => ({
        ...line,
        title: 'Handgedrehte Steinzeugtasse mit zweifach glasiertem Rand',
        variantTitle: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz / 350 ml',
        attributes: [{ key: 'Engraving', value: 'For Anneliese, who never once let the tea get cold' }],
      }))(cart),
      discounts: [{ title: 'Donaudampfschifffahrtsgesellschaftskapitänsrabatt', amount: usd(1200) }],
    }),
  },
  (demo) => demo.add('stoneware-mug', 'linen-cushion'),
);

/** With content of the shop in the slots. */
export const Slots = story(
  {},
  (demo) => demo.add('stoneware-mug'),
  undefined,
  html`<p slot="before-totals">Goes well with a <a href="#plate">dinner plate</a>.</p>
    <p slot="footer">Visa, Mastercard, bKash, MoMo</p>`,
);

function onLines(edit: (line: CartLine, at: number) => CartLine): (cart: Cart) => Cart {
  return (cart) => ({ ...cart, lines: cart.lines.map(edit) });
}

/** A signed-in shopper has store credit: a button offers it. */
export const StoreCredit = story(
  {},
  async (demo) => {
    await demo.shop.account.signIn({ email: 'amina@example.com', password: 'kiln-and-clove' });
    await demo.add('stoneware-mug', 'linen-cushion');
  },
  (_demo, drawer) => press(drawer, 'summary'),
);

/** Store credit pays a part of the cart. */
export const StoreCreditApplied = story({}, async (demo) => {
  await demo.shop.account.signIn({ email: 'amina@example.com', password: 'kiln-and-clove' });
  await demo.add('stoneware-mug', 'linen-cushion');
  await demo.shop.cart.applyCredit(null);
});
