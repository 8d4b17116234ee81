import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { makeShop } from '../../../../test/unit/support/make-shop.js';
import { fill, openDrawer } from '../../../../test/unit/support/open-drawer.js';
import { en } from '../i18n/locales/en.js';
import type { CartScene } from './cart-scene.js';
import * as foldParts from './fold-parts.js';
import { Folds } from './folds.js';

/** A drawer's body with its folds and nothing else, on a line that breaks `failures` times. */
async function place(failures: number): Promise<{ readonly host: LitElement; readonly asked: () => number; readonly end: () => void }> {
  const { shop } = makeShop();
  await fill(shop, 'table-lamp');
  const state = shop.cart.$state.get();
  const { cart } = state;
  if (!cart) throw new Error('no cart');
  const scene: CartScene = { shop, state, words: en, lang: 'en', source: { element: 'x' }, money: String, number: String, say: () => {} };
  let asked = 0;
  class FoldsHost extends LitElement {
    readonly folds = new Folds(this, () => {}, async () => {
      if (++asked <= failures) throw new Error('the line broke');
      return foldParts;
    });
    override render(): TemplateResult {
      return this.folds.render(scene, cart as NonNullable<typeof cart>);
    }
  }
  const name = `test-folds-${crypto.randomUUID()}`;
  customElements.define(name, FoldsHost);
  const root = await fixture<HTMLElement>(html`<div></div>`);
  const host = document.createElement(name) as LitElement;
  root.append(host);
  await host.updateComplete;
  return { host, asked: () => asked, end: () => shop.dispose() };
}

describe('folds of the drawer', () => {
  it('stand under their names at once, and what is in them is fetched once', async () => {
    const { host, asked, end } = await place(0);
    expect([...host.renderRoot.querySelectorAll('summary')].map(({ innerText }) => innerText)).to.deep.equal([en.cartAddCode, en.cartAddNote]);
    await waitUntil(() => host.renderRoot.querySelectorAll('input, textarea').length === 3);
    expect(host.shadowRoot?.adoptedStyleSheets).to.include(foldParts.foldPartStyles.styleSheet);
    host.requestUpdate();
    await host.updateComplete;
    expect(asked()).to.equal(1);
    end();
  });

  it('say that the line broke, and fetch again on a press: nothing is asked over and over', async () => {
    const complain = console.error;
    console.error = () => {};
    const { host, asked, end } = await place(1);
    await waitUntil(() => host.renderRoot.querySelector('.problem'));
    host.requestUpdate();
    await host.updateComplete;
    expect(asked()).to.equal(1);
    expect(host.renderRoot.querySelector('.problem')?.textContent).to.contain(en.errorNetwork);
    for (const fold of host.renderRoot.querySelectorAll('details')) fold.open = true;
    host.renderRoot.querySelector<HTMLElement>('.problem button')?.click();
    await waitUntil(() => host.renderRoot.querySelectorAll('input, textarea').length === 3);
    expect(asked()).to.equal(2);
    console.error = complain;
    end();
  });

  it('are not fetched for an empty cart', async () => {
    const { shop } = makeShop();
    const { all } = await openDrawer(shop);
    expect(all('details')).to.have.lengthOf(0);
    shop.dispose();
  });
});
