import '@vitrine/elements/define/shop';
import '@vitrine/elements/define/player';
import '@vitrine/elements/define/product-card';
import '@vitrine/elements/define/product-sheet';
import '@vitrine/elements/define/cart-button';
import '@vitrine/elements/define/cart-drawer';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import luxury from '../../examples/brands/luxury.css?raw';
import marketplace from '../../examples/brands/marketplace.css?raw';
import pharmacy from '../../examples/brands/pharmacy.css?raw';
import street from '../../examples/brands/street.css?raw';
import { demoShop } from '../support/demo-shop.js';

/** Four shops that look nothing alike, by tokens and parts alone: examples/brands has their style sheets. */
export default { title: 'Guide/Brands' } satisfies Meta;

const sheet = new CSSStyleSheet();

function brand(css: string): StoryObj {
  return {
    render: () => {
      // The scheme of the toolbar would go before that of the brand.
      const scheme = /color-scheme: (\w+)/.exec(css)?.[1] ?? 'light';
      const dress = (): void => {
        sheet.replaceSync(css);
        if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
      };
      dress();
      const demo = demoShop();
      void demo.add('stoneware-mug');
      const main = document.createElement('main');
      main.className = 'story-grid';
      main.setAttribute(
        'style',
        `color-scheme: ${scheme}; background: var(--vitrine-paper); color: var(--vitrine-ink)`,
      );
      const shop = document.createElement('vitrine-shop');
      shop.shop = demo.shop;
      shop.innerHTML = `<h2 class="story-title">Kiln &amp; Clove</h2>
        <vitrine-cart-button></vitrine-cart-button>
        <vitrine-player video-id="shelf-story" poster="/media/videos/shelf-story/poster.jpg" muted></vitrine-player>
        <vitrine-product-card handle="stoneware-mug"></vitrine-product-card>
        <vitrine-product-card handle="pour-over-set"></vitrine-product-card>
        <vitrine-product-sheet></vitrine-product-sheet><vitrine-cart-drawer></vitrine-cart-drawer>`;
      main.append(shop);
      return html`${main}`;
    },
  };
}

export const Luxury = brand(luxury);
export const Street = brand(street);
export const Pharmacy = brand(pharmacy);
export const Marketplace = brand(marketplace);
