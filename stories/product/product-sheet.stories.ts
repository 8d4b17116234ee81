import '@vitrine/elements/define/shop';
import '@vitrine/elements/define/product-sheet';
import type { Product } from '@vitrine/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { demoShop, type DemoShop, type DemoShopOptions, vnd } from '../support/demo-shop.js';

/** One product over the video, which plays on: pictures, choices, price, stock, terms, add. */
export default {
  title: 'Product/Product sheet',
  component: 'vitrine-product-sheet',
} satisfies Meta;

type Story = StoryObj;

function story(handle: string, options: DemoShopOptions = {}, prepare?: (demo: DemoShop) => unknown): Story {
  return {
    render: () => {
      const demo = demoShop(options);
      void Promise.resolve(prepare?.(demo)).then(() => demo.shop.view.openProduct({ handle }, { element: 'story' }));
      return html`<main><h1>Kiln & Clove</h1></main>
        <vitrine-shop .shop=${demo.shop}><vitrine-product-sheet></vitrine-product-sheet></vitrine-shop>`;
    },
  };
}

/** A product with long words and prices. */
const loud = (product: Product): Product => ({
  ...product,
  title: 'Handgearbeitete Steingut-Frühstückstasse „Morgendämmerung“',
  description: `${product.description ?? ''} Donaudampfschifffahrtsgesellschaftskapitänsmützenständer.`,
  variants: product.variants.map((variant) => ({
    ...variant,
    price: vnd(1_234_567_000),
    compareAtPrice: vnd(2_345_678_000),
  })),
});

const NoPictureOf = (product: Product): Product => ({
  ...product,
  pictures: [],
  variants: product.variants.map(({ picture: _picture, ...variant }) => variant),
});

/** One option: colours as swatches. */
export const OneAxis = story('stoneware-mug');
export const TwoAxes = story('linen-cushion');
/** Three options. Some combinations do not exist and some are sold out: the sheet says why. */
export const ThreeAxes = story('steel-bottle');
export const NothingToChoose = story('pour-over-set');
export const LowStock = story('teapot');
export const SoldOut = story('wall-clock');
export const BackOrder = story('walnut-board');
/** Sold in threes. */
export const Steps = story('soap-bar');
export const Digital = story('recipe-book');
/** A gift card shows its form. */
export const GiftCard = story('gift-card');
export const LongWordsLongPrices = story('stoneware-mug', { editProduct: loud });
export const NoPicture = story('stoneware-mug', { editProduct: NoPictureOf });
/** The backend has no cart: the sheet is read-only. */
export const WithoutCart = story('stoneware-mug', { without: ['cart', 'checkout', 'giftCard'] });
export const Loading = story('stoneware-mug', {}, ({ hold }) => hold());
export const Failed = story('stoneware-mug', {}, ({ fail }) => fail('bad-response'));
export const Missing = story('no-such-thing');
