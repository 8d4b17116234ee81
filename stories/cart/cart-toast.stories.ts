import '@vitrine/elements/define/shop';
import '@vitrine/elements/define/cart-button';
import '@vitrine/elements/define/cart-toast';
import { showAddedLines, type CartLine } from '@vitrine/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { demoShop, type DemoShopOptions } from '../support/demo-shop.js';

/** What an add shows: the video goes on, and the way to the cart is one press away. Here it comes again with each add. */
export default {
  title: 'Cart/Cart toast',
  component: 'vitrine-cart-toast',
} satisfies Meta;

type Story = StoryObj;

function story(handles: readonly string[], options: DemoShopOptions = {}): Story {
  return {
    render: () => {
      const demo = demoShop({ reactions: [showAddedLines], ...options });
      void demo.add(...handles);
      return html`<vitrine-shop .shop=${demo.shop}>
        <main>
          <h1>Kiln & Clove</h1>
          <p><vitrine-cart-button></vitrine-cart-button></p>
          <p><button type="button" @click=${() => void demo.add(...handles)}>Add again</button></p>
        </main>
        <vitrine-cart-toast></vitrine-cart-toast>
      </vitrine-shop>`;
    },
  };
}

const renamed = (change: Partial<CartLine>): DemoShopOptions => ({
  edit: (cart) => ({ ...cart, lines: cart.lines.map((line) => ({ ...line, ...change })) }),
});

export const OneProduct = story(['stoneware-mug']);
export const Several = story(['stoneware-mug', 'teapot', 'table-lamp']);
export const LongName = story(
  ['stoneware-mug'],
  renamed({ title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenständer aus handgearbeitetem Steingut' }),
);
export const NoPicture = story(['stoneware-mug'], {
  edit: (cart) => ({ ...cart, lines: cart.lines.map(({ picture: _picture, ...line }) => line) }),
});
