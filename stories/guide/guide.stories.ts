import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';

/** Where to begin, and every token with its pair of values. */
export default { title: 'Guide/Start here' } satisfies Meta;

const TOKENS: readonly (readonly [name: string, light: string, dark: string, use: string])[] = [
  ['accent', '#1f1d1a', '#f4f1ea', 'the one colour that is the merchant’s: the act'],
  ['on-accent', '#fffdf8', '#191815', 'text on it'],
  ['ink', '#1f1d1a', '#f1eee7', 'text'],
  ['ink-soft', '#66615a', '#aaa398', 'text that steps back'],
  ['paper', '#fffdfa', '#1a1917', 'background of sheet, drawer and cards'],
  ['ground', '#f3f0ea', '#26241f', 'what lies under pictures and buttons'],
  ['line', '#e2ddd3', '#3a3730', 'hairlines'],
  ['edge', '#8c857a', '#857e72', 'edges that carry meaning: fields, choices'],
  ['positive', '#1d6b46', '#7fd0a6', 'in stock, reached'],
  ['caution', '#855400', '#f0bd62', 'few left'],
  ['danger', '#b3261e', '#ff9d92', 'errors'],
  ['focus', '#1b57c7', '#9cc0ff', 'the ring'],
];

const swatch = (color: string): TemplateResult =>
  html`<svg width="20" height="20" aria-hidden="true">
      <rect x="0.5" y="0.5" width="19" height="19" rx="4" fill=${color} stroke="#8c857a"></rect>
    </svg>
    <code>${color}</code>`;

export const Guide: StoryObj = {
  render: () =>
    html`<main lang="en" dir="ltr" class="guide">
      <h1>Vitrine</h1>
      <p>
        Every state of every element is a story here. The toolbar changes language, direction and scheme in place; the
        controls change properties.
      </p>
      <h2>How an element is made yours</h2>
      <ul>
        <li>
          A property changes what it does, a custom property how it looks, a part styles one node inside, a slot
          replaces content.
        </li>
        <li>
          Tokens are custom properties, <code>--vitrine-&lt;name&gt;</code>, set on any ancestor.
          <code>color-scheme</code> decides which of a pair is meant.
        </li>
        <li>
          Sizes: radius 6, 12, 20 (<code>radius-s</code>, <code>-m</code>, <code>-l</code>); type 12, 14, 16, 20, 28
          (<code>text-xs</code> to <code>text-xl</code>); the typeface is <code>font</code>.
        </li>
      </ul>
      <h2>Tokens</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">token</th>
            <th scope="col">light</th>
            <th scope="col">dark</th>
            <th scope="col">for</th>
          </tr>
        </thead>
        <tbody>
          ${TOKENS.map(
            ([name, light, dark, use]) =>
              html`<tr>
                <th scope="row"><code>--vitrine-${name}</code></th>
                <td>${swatch(light)}</td>
                <td>${swatch(dark)}</td>
                <td>${use}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </main>`,
};
