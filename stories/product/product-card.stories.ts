import '@vitrine/elements/define/shop';
import '@vitrine/elements/define/product-card';
import type { Product } from '@vitrine/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { demoShop, type DemoShop, type DemoShopOptions, vnd } from '../support/demo-shop.js';

interface Args {
  readonly handle: string;
  readonly layout: 'tile' | 'row';
}

/** A product in little space: in a grid, in a list, beside a text. */
export default {
  title: 'Product/Product card',
  component: 'vitrine-product-card',
  args: { handle: 'stoneware-mug', layout: 'tile' },
  argTypes: { layout: { control: 'inline-radio', options: ['tile', 'row'] } },
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

const page = (demo: DemoShop, cards: TemplateResult): TemplateResult =>
  html`<vitrine-shop .shop=${demo.shop}
    ><main class="story-grid">
      <h2 class="story-title">Kiln & Clove</h2>
      ${cards}
    </main></vitrine-shop
  >`;

function story(options: DemoShopOptions = {}, prepare?: (demo: DemoShop) => unknown, given: Partial<Args> = {}): Story {
  return {
    args: given,
    render: ({ handle, layout }) => {
      const demo = demoShop(options);
      void prepare?.(demo);
      return page(demo, html`<vitrine-product-card handle=${handle} layout=${layout}></vitrine-product-card>`);
    },
  };
}

const loud = (product: Product): Product => ({
  ...product,
  title: 'Handgearbeitete Steingut-Frühstückstasse „Morgendämmerung“',
  variants: product.variants.map((variant) => ({
    ...variant,
    price: vnd(1_234_567_000),
    compareAtPrice: vnd(2_345_678_000),
  })),
  priceRange: { min: vnd(1_234_567_000), max: vnd(1_234_567_000) },
});

export const Tile = story();
export const Row = story({}, undefined, { layout: 'row' });
export const OneVariant = story({}, undefined, { handle: 'pour-over-set' });
export const SoldOut = story({}, undefined, { handle: 'wall-clock' });
export const LongWordsLongPrices = story({ editProduct: loud });
export const NoPicture = story({ editProduct: (product) => ({ ...product, pictures: [] }) });
export const ReadOnly = story({ without: ['cart', 'checkout', 'giftCard'] });
export const Loading = story({}, ({ hold }) => hold());
export const Failed = story({}, ({ fail }) => fail('bad-response'));
export const Missing = story({}, undefined, { handle: 'no-such-thing' });

export const Grid: Story = {
  render: () =>
    page(
      demoShop(),
      html`${['stoneware-mug', 'table-lamp', 'teapot', 'ribbed-vase', 'steel-bottle', 'wall-clock'].map(
        (handle) => html`<vitrine-product-card handle=${handle} layout="tile"></vitrine-product-card>`,
      )}`,
    ),
};
