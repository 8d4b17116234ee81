import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { copyButton } from '../support/copy-button.js';
import { exampleHtml } from '../support/example-html.js';
import { elementOf, tokens, type ManifestItem } from '../support/manifest.js';

/** What each element takes, emits, renders and can be styled by, from custom-elements.json. */
export default { title: 'Reference/Elements' } satisfies Meta;

type Column = readonly [head: string, cell: (item: ManifestItem) => unknown];

const code = (text: string | undefined): unknown => (text ? html`<code>${text}</code>` : nothing);

function table(title: string, items: readonly ManifestItem[] = [], ...columns: Column[]): unknown {
  if (items.length === 0) return nothing;
  return html`<h2>${title}</h2>
    <div class="reference-table" role="region" tabindex="0" aria-label=${title}>
      <table>
        <thead>
          <tr>
            ${columns.map(([head]) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${items.map(
            (item) =>
              html`<tr>
                ${columns.map(([, cell]) => html`<td>${cell(item)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** Words in backticks are code, as in the documents. */
const prose = (text = ''): unknown => text.split('`').map((part, place) => (place % 2 ? code(part) : part));

const meaning: Column = ['meaning', ({ description }) => prose(description)];
const named = (head: string): Column => [head, ({ name }) => (name === '' ? '(default)' : code(name))];
const typed: Column = ['type', ({ type }) => code(type?.text)];
const preset: Column = ['default', (item) => code(item.default)];
const tokenColumns = [named('custom property'), preset, meaning] as const;

/** Tokens of one element only; those of all elements have a page of their own. */
const isShared = ({ name }: ManifestItem): boolean =>
  elementOf('vitrine-product-card').cssProperties?.some((token) => token.name === name) ?? false;

function page(tag: string): TemplateResult {
  const element = elementOf(tag);
  const fields = (element.members ?? []).filter(({ kind }) => kind === 'field');
  const methods = (element.members ?? []).filter(({ kind }) => kind === 'method');
  const example = exampleHtml(tag);
  const attribute: Column = ['attribute', (item) => code(item.attribute)];
  return html`<main lang="en" dir="ltr" class="guide">
    <h1><code>&lt;${tag}&gt;</code></h1>
    <p>${prose(`${element.summary} ${element.description}`)}</p>
    <h2>HTML</h2>
    <pre tabindex="0"><code>${example}</code></pre>
    <p>${copyButton(() => example, 'Copy HTML')}</p>
    <p>
      From npm, <code>import '@vitrine/elements/define/${tag.replace('vitrine-', '')}'</code> registers it; the script
      tag finds it by itself.
    </p>
    ${table('Attributes and properties', fields, attribute, named('property'), typed, preset, meaning)}
    ${table('Methods', methods, named('method'), meaning)}
    ${table('Events', element.events, named('event'), typed, meaning)}
    ${table('Slots', element.slots, named('slot'), meaning)} ${table('Parts', element.cssParts, named('part'), meaning)}
    ${table(
      'Custom properties of its own',
      element.cssProperties?.filter((item) => !isShared(item)),
      ...tokenColumns,
    )}
  </main>`;
}

const story = (tag: string): StoryObj => ({ render: () => page(tag) });

export const Shop = story('vitrine-shop');
export const Player = story('vitrine-player');
export const Hotspot = story('vitrine-hotspot');
export const ProductCard = story('vitrine-product-card');
export const ProductSheet = story('vitrine-product-sheet');
export const CartButton = story('vitrine-cart-button');
export const CartDrawer = story('vitrine-cart-drawer');
export const CartToast = story('vitrine-cart-toast');
export const GiftCardForm = story('vitrine-gift-card-form');
export const Feed = story('vitrine-feed');

/** The custom properties that every element has. */
export const Tokens: StoryObj = {
  render: () =>
    html`<main lang="en" dir="ltr" class="guide">
      <h1>Tokens</h1>
      <p>Custom properties that all elements share. Set them on any ancestor, <code>:root</code> for example.</p>
      ${table('Tokens of all elements', tokens.filter(isShared), ...tokenColumns)}
      ${table(
        'Tokens of single elements',
        tokens.filter((token) => !isShared(token)),
        ...tokenColumns,
      )}
    </main>`,
};
