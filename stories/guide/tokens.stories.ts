import '@vitrine/elements/define/shop';
import '@vitrine/elements/define/product-card';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { demoShop } from '../support/demo-shop.js';

interface Tokens {
  readonly accent: string;
  readonly onAccent: string;
  readonly paper: string;
  readonly ink: string;
  readonly radius: number;
  readonly font: string;
}

/**
 * Change a token and see what follows it. A merchant sets `--vitrine-<name>` on any ancestor; the guide page lists all
 * tokens.
 */
export default {
  title: 'Guide/Tokens',
  args: {
    accent: '#8f3f24',
    onAccent: '#fffaf5',
    paper: '#fffdfa',
    ink: '#1f1d1a',
    radius: 12,
    font: 'system-ui, sans-serif',
  },
  argTypes: {
    accent: { control: 'color' },
    onAccent: { control: 'color' },
    paper: { control: 'color' },
    ink: { control: 'color' },
    radius: { control: { type: 'range', min: 0, max: 24 } },
  },
} satisfies Meta<Tokens>;

export const Playground: StoryObj<Tokens> = {
  render: ({ accent, onAccent, paper, ink, radius, font }) => {
    const demo = demoShop();
    const setTokens = (element: Element | undefined): void => {
      if (!(element instanceof HTMLElement)) return;
      const tokens = { accent, 'on-accent': onAccent, paper, ink, 'radius-m': `${radius}px`, font };
      for (const [name, value] of Object.entries(tokens)) element.style.setProperty(`--vitrine-${name}`, value);
    };
    const main = document.createElement('main');
    main.className = 'story-grid';
    setTokens(main);
    const title = document.createElement('h2');
    title.className = 'story-title';
    // The background of the page belongs to the same set of colours.
    main.style.setProperty('background', paper);
    main.style.setProperty('color', ink);
    main.style.setProperty('color-scheme', 'light');
    title.textContent = 'Kiln & Clove';
    main.append(title);
    for (const handle of ['stoneware-mug', 'pour-over-set', 'teapot']) {
      const card = document.createElement('vitrine-product-card');
      card.setAttribute('handle', handle);
      card.setAttribute('layout', 'tile');
      main.append(card);
    }
    return html`<vitrine-shop .shop=${demo.shop}>${main}</vitrine-shop>`;
  },
};
