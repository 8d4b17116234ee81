import '@vitrine/elements/define/shop';
import '@vitrine/elements/define/cart-button';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { demoShop, type DemoShop } from '../support/demo-shop.js';

/** Opens the cart and shows the number of items. */
export default {
  title: 'Cart/Cart button',
  component: 'vitrine-cart-button',
} satisfies Meta;

type Story = StoryObj;

function story(
  prepare: (demo: DemoShop) => unknown,
  button: TemplateResult = html`<vitrine-cart-button></vitrine-cart-button>`,
): Story {
  return {
    render: () => {
      const demo = demoShop();
      void prepare(demo);
      return html`<main>
        <h1>Kiln & Clove</h1>
        <vitrine-shop .shop=${demo.shop}>${button}</vitrine-shop>
      </main>`;
    },
  };
}

export const Empty = story(() => {});

export const EmptyWithZero = story(() => {}, html`<vitrine-cart-button show-zero></vitrine-cart-button>`);

export const Filled = story((demo) => demo.add('stoneware-mug', 'linen-cushion'));

export const ManyItems = story(async (demo) => {
  await demo.add('espresso-cups');
  const line = demo.shop.cart.$state.get().cart?.lines[0];
  if (line) await demo.shop.cart.setQuantity(line.id, 30);
});

/** With a word of the shop in place of the icon. */
export const InTheShopsWords = story(
  (demo) => demo.add('stoneware-mug'),
  html`<vitrine-cart-button>Bag</vitrine-cart-button>`,
);
